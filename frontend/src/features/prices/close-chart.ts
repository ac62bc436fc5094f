import type { Price } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import type { ChartData } from '../../ui/charts/chart-types.ts';

/**
 * Closes as a chart, in the currency of the newest; a close in another one is a gap.
 *
 * @param closes ascending
 * @param start  the first day; undefined for all
 */
export function closeChart(
  closes: readonly Price[],
  start: string | undefined,
  words: (currency: string) => string,
): ChartData {
  const shown = closes.filter(({ date }) => start === undefined || date >= start);
  const currency = closes.at(-1)?.currency ?? '';
  return {
    at: shown.map(({ date }) => date),
    unit: {
      kind: 'number',
      digits: columnDigits(
        shown.map(({ close }) => close),
        2,
      ),
    },
    series: [
      {
        key: 'close',
        words: words(currency),
        look: 'line',
        values: shown.map((each) => (each.currency === currency ? each.close : null)),
      },
    ],
  };
}
