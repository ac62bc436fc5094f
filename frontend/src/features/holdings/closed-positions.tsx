import type { PortfolioSummary } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { useRowKeys } from '../../keyboard/use-row-keys.ts';
import { moneyColumn } from './money-column.tsx';
import type { PositionLink } from './name-cell.tsx';
import { PositionsTable, type PositionsTableProps } from './positions-table.tsx';
import { isinColumn, lastTradeColumn, nameColumn, realisedColumn } from './shared-columns.tsx';

export interface ClosedPositionsProps extends Pick<PositionsTableProps, 'onOpen' | 'chooser'> {
  readonly summary: PortfolioSummary;
  readonly link: PositionLink;
}

/** Positions that were sold completely, and what that made. */
export function ClosedPositions({ summary, link, ...rest }: ClosedPositionsProps) {
  const t = useT();
  const { closed_positions: positions, currency } = summary;
  return (
    <PositionsTable
      {...rest}
      name="closed-positions"
      caption={t('holdings.closed-positions')}
      columns={[
        nameColumn(t, link),
        lastTradeColumn(t),
        moneyColumn(t, currency, 'total_cost_without_fees'),
        moneyColumn(t, currency, 'total_gains_without_fees'),
        moneyColumn(t, currency, 'total_fees'),
        { ...realisedColumn(t, currency), onPhone: true },
        isinColumn,
      ]}
      positions={positions}
      sortedFirst={{ key: 'last-trade', direction: 'descending' }}
      nothing={t('holdings.nothing-closed')}
      useKeys={useRowKeys}
    />
  );
}
