import type { SnapshotSummary } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { ChartData, ChartSeries } from '../../ui/charts/chart-types.ts';

const INVESTMENTS = 'investments';

/** Every kind that occurs, the investments first, the others in the order of their codes. */
function kindsOf(summaries: readonly SnapshotSummary[]): string[] {
  const codes = summaries.flatMap(({ by_asset_type: parts }) => parts.map(({ asset_type: code }) => code));
  const others = [...new Set(codes)].filter((code) => code !== INVESTMENTS).sort();
  return codes.includes(INVESTMENTS) ? [INVESTMENTS, ...others] : others;
}

/** Snapshots as a chart: the kinds of assets as bands on each other, and the total over them. */
export function growthChart(
  summaries: readonly SnapshotSummary[],
  t: Translate,
  kindName: (code: string) => string,
): ChartData {
  const oldestFirst = [...summaries].reverse();
  const bands = kindsOf(summaries).map((code): ChartSeries => ({
    key: code,
    words: kindName(code),
    look: 'band',
    values: oldestFirst.map(
      ({ by_asset_type: parts }) =>
        parts.find(({ asset_type: type }) => type === code)?.total_value_eur ?? null,
    ),
  }));
  const total: ChartSeries = {
    key: 'total',
    words: t('snapshots.total'),
    look: 'line',
    values: oldestFirst.map(({ total_value_eur: value }) => value),
  };
  return {
    at: oldestFirst.map(({ snapshot_date: at }) => at),
    unit: { kind: 'money', currency: 'EUR' },
    series: [...bands, total],
  };
}
