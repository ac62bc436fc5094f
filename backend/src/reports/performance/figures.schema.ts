import {
  ABSENCE_REASONS,
  type AbsenceReason,
  type Decimal,
  type Drawdown,
  type Extremes,
  isAbsent,
  type MaybeFigure,
  type PeriodFigures,
  publishedText,
} from '@portfolio/domain';
import { z } from 'zod';
import { wireDecimalOrNull } from '../../http/wire.ts';

const dateOrNull = (description: string) => z.string().nullable().meta({ description, format: 'date' });

export const stretchSchema = z
  .object({
    period: z.string().meta({ description: 'YYYY-MM-DD, YYYY-MM or YYYY', examples: ['2026-11'] }),
    return: z.string().meta({ description: 'Time-weighted, a fraction' }),
  })
  .meta({
    id: 'StretchReturn',
    description: 'What a day, month or year returned, or the part of it in the period',
  });

const stretchOrNull = stretchSchema.nullable();

/** Every figure of a period; null where it cannot be had. */
export const figuresShape = {
  start_value: wireDecimalOrNull('At the end of the start day'),
  end_value: wireDecimalOrNull('At the end of the end day'),
  purchases: wireDecimalOrNull(
    'Bought, and brought from elsewhere at the value of the day; without fees and taxes',
  ),
  proceeds: wireDecimalOrNull('Sold, and taken elsewhere at the value of the day; before fees and taxes'),
  transfers_in: wireDecimalOrNull('What of the purchases was brought from elsewhere'),
  transfers_out: wireDecimalOrNull('What of the proceeds was taken elsewhere'),
  income: wireDecimalOrNull('Gross dividends'),
  fees: wireDecimalOrNull('Everything that was charged'),
  taxes: wireDecimalOrNull('Everything that was withheld'),
  net_flows: wireDecimalOrNull(
    'Money put in − money taken out: purchases + fees + taxes − proceeds − income',
  ),
  price_gain: wireDecimalOrNull('What prices did'),
  currency_gain: wireDecimalOrNull('What exchange rates did to what was held the evening before'),
  realised_gain: wireDecimalOrNull('Proceeds − cost of the units sold, by the method'),
  unrealised_gain: wireDecimalOrNull('What the units held gained above their cost, by the method'),
  total_gain: wireDecimalOrNull('Price gain + currency gain + income − fees − taxes'),
  simple_return: wireDecimalOrNull('Total gain / (start value + purchases)'),
  time_weighted_return: wireDecimalOrNull('Growth of one unit of money, whenever money came and went'),
  time_weighted_return_annualised: wireDecimalOrNull('The same per year; from 365 days on'),
  money_weighted_return: wireDecimalOrNull("The yearly rate of the owner's own flows (XIRR, Actual/365)"),
  is_money_weighted_return_ambiguous: z.boolean().meta({ description: 'Whether other rates solve it too' }),
  volatility: wireDecimalOrNull('Standard deviation of the daily returns of days with a new price × √252'),
  sharpe_ratio: wireDecimalOrNull('(Annualised return − risk-free rate) / volatility'),
  max_drawdown: wireDecimalOrNull('Deepest fall of the index from its highest point so far, a fraction ≤ 0'),
  max_drawdown_peak_date: dateOrNull('Null when it never fell'),
  max_drawdown_trough_date: dateOrNull('Null when it never fell'),
  max_drawdown_recovery_date: dateOrNull('First day back at the peak; null while it is below'),
  current_drawdown: wireDecimalOrNull('On the end day, a fraction ≤ 0'),
  longest_drawdown_days: z.int().nullable().meta({ description: 'Longest time below a highest point' }),
  best_day: stretchOrNull,
  worst_day: stretchOrNull,
  best_month: stretchOrNull,
  worst_month: stretchOrNull,
  best_year: stretchOrNull,
  worst_year: stretchOrNull,
  untold_days: z.array(z.string().meta({ format: 'date' })).meta({
    description: 'Days that began or ended with nothing at work though money moved: their return counts as 0',
  }),
};

export const reasonSchema = z.enum(ABSENCE_REASONS).meta({ id: 'AbsenceReason' });

type Wire = { -readonly [Member in keyof typeof figuresShape]: z.output<(typeof figuresShape)[Member]> };
export type Unavailable = Record<string, AbsenceReason>;

/** Keeps why a figure is absent while it is turned into what the wire shows instead: null. */
export class Absences {
  readonly unavailable: Unavailable = {};

  /** @param print what a figure that can be had looks like */
  told<T extends object, W>(name: string, figure: MaybeFigure<T>, print: (figure: T) => W): W | null {
    if (!isAbsent(figure)) return print(figure);
    this.unavailable[name] = figure.unavailable;
    return null;
  }

  ratio(name: string, figure: MaybeFigure): string | null {
    return this.told(name, figure, (value) => publishedText(value));
  }
}

const money = (value: Decimal) => publishedText(value, 2);

const NO_FALL = {
  max_drawdown: null,
  max_drawdown_peak_date: null,
  max_drawdown_trough_date: null,
  max_drawdown_recovery_date: null,
  current_drawdown: null,
  longest_drawdown_days: null,
};

function wireFall(fall: Drawdown): { [Member in keyof typeof NO_FALL]: Wire[Member] } {
  return {
    max_drawdown: publishedText(fall.maximum),
    max_drawdown_peak_date: fall.peakDate,
    max_drawdown_trough_date: fall.troughDate,
    max_drawdown_recovery_date: fall.recoveryDate,
    current_drawdown: publishedText(fall.current),
    longest_drawdown_days: fall.longestDays,
  };
}

function wireExtremes(absences: Absences, unit: 'day' | 'month' | 'year', figure: MaybeFigure<Extremes>) {
  const one = (side: keyof Extremes) =>
    absences.told(`${side}_${unit}`, figure, (extremes) => ({
      period: extremes[side].period,
      return: publishedText(extremes[side].rate),
    }));
  return { best: one('best'), worst: one('worst') };
}

/** All figures as the wire shows them, and why those are missing that are. */
export function wireFigures(figures: PeriodFigures): Wire & { unavailable: Unavailable } {
  const absences = new Absences();
  const [day, month, year] = (['day', 'month', 'year'] as const).map((unit) =>
    wireExtremes(absences, unit, figures.extremes[unit]),
  ) as [ReturnType<typeof wireExtremes>, ReturnType<typeof wireExtremes>, ReturnType<typeof wireExtremes>];
  const fall = absences.told('max_drawdown', figures.drawdown, wireFall);
  for (const name of ['current_drawdown', 'longest_drawdown_days'])
    absences.told(name, figures.drawdown, wireFall);
  const mwr = figures.moneyWeightedReturn;
  return {
    start_value: money(figures.startValue),
    end_value: money(figures.endValue),
    purchases: money(figures.purchases),
    proceeds: money(figures.proceeds),
    transfers_in: money(figures.transfersIn),
    transfers_out: money(figures.transfersOut),
    income: money(figures.income),
    fees: money(figures.fees),
    taxes: money(figures.taxes),
    net_flows: money(figures.netFlows),
    price_gain: money(figures.priceGain),
    currency_gain: money(figures.currencyGain),
    realised_gain: money(figures.realisedGain),
    unrealised_gain: money(figures.unrealisedGain),
    total_gain: money(figures.totalGain),
    simple_return: absences.ratio('simple_return', figures.simpleReturn),
    time_weighted_return: publishedText(figures.timeWeightedReturn),
    time_weighted_return_annualised: absences.ratio(
      'time_weighted_return_annualised',
      figures.timeWeightedReturnAnnualised,
    ),
    money_weighted_return: absences.told('money_weighted_return', mwr, ({ rate }) => publishedText(rate)),
    is_money_weighted_return_ambiguous: !isAbsent(mwr) && mwr.isAmbiguous,
    volatility: absences.ratio('volatility', figures.volatility),
    sharpe_ratio: absences.ratio('sharpe_ratio', figures.sharpeRatio),
    ...(fall ?? NO_FALL),
    best_day: day.best,
    worst_day: day.worst,
    best_month: month.best,
    worst_month: month.worst,
    best_year: year.best,
    worst_year: year.worst,
    untold_days: figures.index.filter(({ isUntold }) => isUntold).map(({ date }) => date),
    unavailable: absences.unavailable,
  };
}

/** Figures of which none can be had, for one reason. */
export function wireNoFigures(reason: AbsenceReason): Wire & { unavailable: Unavailable } {
  const names = Object.keys(figuresShape) as (keyof Wire)[];
  const nulls = Object.fromEntries(names.map((name) => [name, null])) as unknown as Wire;
  const missing = names.filter((name) => !/^(is_|untold_|max_drawdown_)/.test(name));
  return {
    ...nulls,
    is_money_weighted_return_ambiguous: false,
    untold_days: [],
    unavailable: Object.fromEntries(missing.map((name) => [name, reason])),
  };
}
