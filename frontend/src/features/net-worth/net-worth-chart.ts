import type { NetWorth } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { ChartData, ChartSeries } from '../../ui/charts/chart-types.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';

/** The investments and each kind of other assets as bands on each other, and everything over them. */
export function netWorthChart(
  { points }: NetWorth,
  t: Translate,
  kindName: (code: string) => string,
): ChartData {
  const codes = new Set(points.flatMap(({ by_type: types }) => types.map(({ asset_type: code }) => code)));
  const investments: ChartSeries = {
    key: 'investments',
    words: t(FIGURE_NAMES.net_worth_investments),
    look: 'band',
    values: points.map(({ investments: value }) => value),
  };
  const bands = [...codes].sort().map((code): ChartSeries => ({
    key: code,
    words: kindName(code),
    look: 'band',
    values: points.map(
      ({ by_type: types }) => types.find(({ asset_type: type }) => type === code)?.value_eur ?? null,
    ),
  }));
  const total: ChartSeries = {
    key: 'total',
    words: t(FIGURE_NAMES.net_worth),
    look: 'line',
    values: points.map(({ total: value }) => value),
  };
  return {
    at: points.map(({ date }) => date),
    unit: { kind: 'money', currency: 'EUR' },
    series: [investments, ...bands, total],
  };
}
