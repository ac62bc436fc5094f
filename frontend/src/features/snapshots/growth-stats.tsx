import type { SnapshotSummaryList } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Delta } from '../../ui/delta.tsx';
import { StatRow } from '../../ui/stat-row.tsx';

/** How the total has grown over the snapshots shown, and how much of that is money put in. */
export function GrowthStats({ list }: { list: SnapshotSummaryList }) {
  const t = useT();
  const locale = useLocale();
  const [newest] = list.summaries;
  if (!newest) return null;
  const { net_contributions: contributions, market_change: market } = newest;
  const reason = t('snapshots.ledger-too-young');
  const stats = [
    {
      label: t('snapshots.growth'),
      figure: <Delta value={newest.absolute_change_from_oldest} currency="EUR" />,
    },
    {
      label: t('snapshots.average-increment'),
      figure: <Delta value={list.avg_monthly_increment} currency="EUR" />,
    },
    {
      label: t('snapshots.contributions'),
      figure: <Delta value={contributions} currency="EUR" favourable="neither" reason={reason} />,
    },
    {
      label: t('snapshots.market-change'),
      figure: <Delta value={market} currency="EUR" reason={reason} />,
    },
    {
      label: t('shell.snapshots'),
      figure: <span className="number">{countText(locale, list.total)}</span>,
    },
  ];
  return <StatRow label={t('snapshots.key-figures')} stats={stats} />;
}
