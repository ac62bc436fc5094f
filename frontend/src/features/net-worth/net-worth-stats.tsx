import type { NetWorthPoint } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Amount } from '../../ui/amount.tsx';
import { FIGURE_NAMES, type FigureName } from '../../ui/figure-names.ts';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';

const REASONS: Readonly<Record<NonNullable<NetWorthPoint['unavailable']>, MessageKey>> = {
  no_price: 'snapshots.untold-price',
  no_rate: 'snapshots.untold-rate',
  not_recorded: 'snapshots.untold-record',
};

/** What everything comes to on the last day shown, in two parts. */
export function NetWorthStats({ point }: { point: NetWorthPoint }) {
  const t = useT();
  const reason = point.unavailable === null ? undefined : t(REASONS[point.unavailable]);
  const stat = (figure: FigureName, value: string | null) => ({
    label: t(FIGURE_NAMES[figure]),
    figure: (
      <Why figure={figure} end={point.date}>
        <Amount value={value} currency="EUR" faded {...(reason === undefined ? {} : { reason })} />
      </Why>
    ),
  });
  return (
    <StatRow
      label={t('snapshots.net-worth-figures')}
      stats={[
        stat('net_worth', point.total),
        stat('net_worth_investments', point.investments),
        stat('net_worth_other_assets', point.other_assets),
      ]}
    />
  );
}
