import type { ValueHistory } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { ChartData } from '../../ui/charts/chart-types.ts';

/** How 100 at the start would have grown, blind to money put in and taken out. */
export function indexChart({ points }: ValueHistory, t: Translate): ChartData {
  return {
    alignedWith: [t('performance.fall')],
    at: points.map(({ date }) => date),
    unit: { kind: 'number', digits: 2 },
    series: [
      {
        key: 'index',
        words: t('performance.index'),
        look: 'line',
        // A hundredfold, by the exponent: no digit is lost.
        values: points.map(({ twr_index: index }) => (index === null ? null : `${index}E2`)),
      },
    ],
  };
}

/**
 * How far the index lay below its highest point until then.
 *
 * @param above  names of the chart above
 */
export function drawdownChart({ points }: ValueHistory, t: Translate, above: readonly string[]): ChartData {
  return {
    alignedWith: above,
    at: points.map(({ date }) => date),
    unit: { kind: 'fraction' },
    series: [
      {
        key: 'drawdown',
        words: t('performance.fall'),
        look: 'fall',
        values: points.map(({ drawdown }) => drawdown),
      },
    ],
  };
}
