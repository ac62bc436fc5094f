import type { Translate } from '../../i18n/translator.ts';
import type { ChartData, ChartSeries } from './chart-types.ts';
import type { ChartWriter } from './chart-writer.ts';
import { plottable } from './plottable.ts';

/** The series that a chart is about: its line, or the first there is. */
export function mainSeries({ series }: ChartData): ChartSeries | undefined {
  return series.find(({ look }) => look === 'line') ?? series[0];
}

interface Extremes {
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
}

/** Indices of the first, last, lowest and highest figure; null when there is none. */
function extremesOf(values: Float64Array): Extremes | null {
  let found: Extremes | null = null;
  values.forEach((value, index) => {
    if (Number.isNaN(value)) return;
    const { first, low, high } = found ?? { first: index, low: index, high: index };
    found = {
      first,
      last: index,
      low: value < (values[low] ?? value) ? index : low,
      high: value > (values[high] ?? value) ? index : high,
    };
  });
  return found;
}

/** What the chart shows, in one sentence, for whoever does not see it. In privacy it names the days only. */
export function chartSentence(
  t: Translate,
  data: ChartData,
  writer: ChartWriter,
  isPrivate: boolean,
): string {
  const main = mainSeries(data);
  const extremes = main ? extremesOf(plottable(main.values)) : null;
  if (!main || !extremes) return t('charts.no-figures');
  const { first, last, low, high } = extremes;
  const figure = (index: number) => writer.figure(main.values[index] ?? '0');
  const day = (index: number) => writer.moment(data.at[index] ?? '');
  const span = { what: main.words, from: day(first), to: day(last) };
  if (isPrivate && data.unit.kind === 'money') return t('charts.sentence-private', span);
  return t('charts.sentence', {
    ...span,
    first: figure(first),
    last: figure(last),
    low: figure(low),
    lowDay: day(low),
    high: figure(high),
    highDay: day(high),
  });
}
