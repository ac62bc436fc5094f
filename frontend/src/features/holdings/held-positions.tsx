import { useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { extraColumns } from './extra-columns.tsx';
import { type HoldingColumnsProps, holdingColumns } from './holding-columns.tsx';
import { PositionsTable, type PositionsTableProps } from './positions-table.tsx';
import { useHoldingKeys } from './use-holding-keys.ts';

export type HeldPositionsProps = HoldingColumnsProps & Pick<PositionsTableProps, 'onOpen' | 'chooser'>;

/** Everything held, with its totals. Values are entered here. */
export function HeldPositions({ onOpen, chooser, ...props }: HeldPositionsProps) {
  const t = useT();
  const locale = useLocale();
  const { summary } = props;
  return (
    <PositionsTable
      name="holdings"
      caption={t('shell.holdings')}
      columns={[...Object.values(holdingColumns(t, props)), ...extraColumns(t, locale, summary)]}
      positions={summary.holdings}
      sortedFirst={{ key: 'value', direction: 'descending' }}
      onOpen={onOpen}
      chooser={chooser}
      hasTotals
      nothing={t('holdings.nothing-held')}
      useKeys={useHoldingKeys}
    />
  );
}
