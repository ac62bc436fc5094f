import { axisDateText } from '../../format/axis-date.ts';
import { compactMoneyText, compactNumberText, compactPercentText } from '../../format/compact.ts';
import type { DateStyle } from '../../format/date.ts';
import { hiddenDigits } from '../../format/hidden-digits.ts';
import { instantText } from '../../format/instant.ts';
import { moneyParts } from '../../format/money.ts';
import { textOf } from '../../format/number-parts.ts';
import { percentParts } from '../../format/percent.ts';
import { quantityParts } from '../../format/quantity.ts';
import type { ChartUnit } from './chart-types.ts';
import type { TimeTick } from './time-ticks.ts';

/** How a chart writes its figures and days for one reader. */
export interface ChartWriter {
  /** A figure in full. */
  readonly figure: (value: string) => string;
  /** A figure beside its line on the axis. */
  readonly axis: (value: number) => string;
  readonly moment: (at: string) => string;
  /** A label of the axis of time; a month that begins a year, or the axis, is told with its year. */
  readonly tick: (tick: TimeTick, isFirst: boolean) => string;
}

interface Reader {
  readonly locale: string;
  readonly dates: DateStyle;
  readonly isPrivate: boolean;
}

function figureWriter(locale: string, unit: ChartUnit): (value: string) => string {
  if (unit.kind === 'money') return (value) => textOf(moneyParts(locale, value, { currency: unit.currency }));
  if (unit.kind === 'fraction') return (value) => textOf(percentParts(locale, value, { unit: 'fraction' }));
  return (value) => textOf(quantityParts(locale, value, unit.digits));
}

function axisWriter(locale: string, unit: ChartUnit): (value: number) => string {
  if (unit.kind === 'money') return (value) => compactMoneyText(locale, String(value), unit.currency);
  if (unit.kind === 'fraction') return (value) => compactPercentText(locale, String(value));
  return (value) => compactNumberText(locale, String(value));
}

export function chartWriter({ locale, dates, isPrivate }: Reader, unit: ChartUnit): ChartWriter {
  const isHidden = isPrivate && unit.kind === 'money';
  const shown = (text: string) => (isHidden ? hiddenDigits(text) : text);
  const [figure, axis] = [figureWriter(locale, unit), axisWriter(locale, unit)];
  return {
    figure: (value) => shown(figure(value)),
    axis: (value) => shown(axis(value)),
    moment: (at) => instantText(dates, at),
    tick: ({ day, unit: part }, isFirst) => {
      const text = axisDateText(dates.locale, day, part);
      const needsYear = part === 'month' && (isFirst || day.slice(5, 7) === '01');
      return needsYear ? `${text} ${axisDateText(dates.locale, day, 'year')}` : text;
    },
  };
}
