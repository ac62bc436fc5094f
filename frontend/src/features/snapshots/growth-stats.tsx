import type { SnapshotSummaryList } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Delta } from '../../ui/delta.tsx';
import type { FigureName } from '../../ui/figure-names.ts';
import { StatRow } from '../../ui/stat-row.tsx';
import { Why } from '../../ui/why.tsx';
import { contributionsReason } from './contributions-reason.ts';
import { growthQuestion } from './growth-question.ts';

/** How the total has grown over the snapshots shown, and how much of that is money put in. */
export function GrowthStats({ list }: { list: SnapshotSummaryList }) {
  const t = useT();
  const locale = useLocale();
  const [newest] = list.summaries;
  const oldest = list.summaries.at(-1);
  if (!newest || !oldest) return null;
  // What was put in is no gain: only what the market did has a colour.
  const mixed = { favourable: 'neither' } as const;
  const asked = (figure: FigureName) => ({ currency: 'EUR', why: growthQuestion(figure, newest, oldest) });
  const { net_contributions: contributions, market_change: market } = newest;
  const reason = contributionsReason(t, newest);
  const stats = [
    {
      label: t('snapshots.growth'),
      figure: (
        <Delta
          value={newest.absolute_change_from_oldest}
          {...asked('absolute_change_from_oldest')}
          {...mixed}
        />
      ),
    },
    {
      label: t('snapshots.average-increment'),
      figure: <Delta value={list.avg_monthly_increment} {...asked('avg_monthly_increment')} {...mixed} />,
    },
    {
      label: t('snapshots.contributions'),
      figure: <Delta value={contributions} {...asked('net_contributions')} {...mixed} reason={reason} />,
    },
    {
      label: t('snapshots.market-change'),
      figure: <Delta value={market} {...asked('market_change')} reason={reason} />,
    },
    {
      label: t('shell.snapshots'),
      figure: (
        <Why {...growthQuestion('snapshots_count', newest, oldest)}>
          <span className="number">{countText(locale, list.total)}</span>
        </Why>
      ),
    },
  ];
  return <StatRow label={t('snapshots.key-figures')} stats={stats} even />;
}
