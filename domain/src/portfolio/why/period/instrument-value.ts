import { epochDay } from '../../../calendar/epoch-day.ts';
import type { LocalDate } from '../../../calendar/local-date.ts';
import { applyTransaction } from '../../../ledger/apply-transaction.ts';
import { EMPTY_POSITION } from '../../../ledger/position.ts';
import type { Split, Transaction } from '../../../ledger/transaction.ts';
import { type Decimal, equals, isPositive, ZERO } from '../../../money/decimal.ts';
import type { Close } from '../../../valuation/closes.ts';
import { brokerFigure } from '../broker-figures.ts';
import { publishedLines, type Step } from '../lines-of.ts';
import { TRADE_FIGURES, tradeLine } from '../trade-figures.ts';
import type { TrailLine } from '../trail.ts';
import { dateOf, priceFinder, type PriceFound, ratesFound, type RatesFound } from './priced-units.ts';
import type { PeriodInstrument, PeriodSubject } from './period-subject.ts';

/** Units of an instrument in the evening of a day. */
export function unitsOn({ history }: PeriodInstrument, date: LocalDate): Decimal {
  return history.days.findLast((day) => day.date <= date)?.units ?? ZERO;
}

/** The entries that made the units of an instrument what they were in the evening of a day. */
export function unitLines(
  { broker }: PeriodSubject,
  { entries, isin }: PeriodInstrument,
  date: LocalDate,
): readonly TrailLine[] {
  const known = entries.filter((entry) => entry.date <= date);
  if (broker !== null) {
    const own = known.filter((entry) => entry.broker === broker || entry.type === 'SPLIT');
    return brokerFigure('total_units', own, { isin, broker });
  }
  const figure = TRADE_FIGURES.total_units;
  const lines: TrailLine[] = [];
  let state = EMPTY_POSITION;
  for (const trade of known) {
    const step = { before: state, trade, after: applyTransaction(state, trade) };
    state = step.after;
    if (figure.hasLine(step)) lines.push(tradeLine(figure, step, lines.length === 0));
  }
  return publishedLines(lines);
}

/**
 * What an instrument was worth in the evening of a day: units · price · rates, divided by what they are divided by.
 *
 * @param date of a day on which it is held with a price and rates, or not at all: then there are no steps
 * @see docs/spec/value-history.md §2
 */
export function valueSteps(
  subject: PeriodSubject,
  instrument: PeriodInstrument,
  date: LocalDate,
): readonly Step[] {
  const { isin, entries, history } = instrument;
  const units = unitsOn(instrument, date);
  if (!isPositive(units)) return [];
  const held: Step = {
    kind: 'figure',
    operator: 'start',
    operand: units,
    figure: 'units_held',
    isin,
    from: date,
    to: date,
  };
  const day = epochDay(date);
  const price = priceFinder(entries, history)(day) as PriceFound;
  const rates = ratesFound(price, subject, day) as RatesFound;
  if (price.kind === 'entered' && price.splits.length === 0 && equals(units, price.entered.units)) {
    return [{ ...priceStep(price, isin), operator: 'start' }];
  }
  return [held, ...priceSteps(price, rates, isin, subject.broker === null)];
}

/**
 * Times a price and its rates, first what multiplies, then what divides.
 *
 * @param isWhole whether all brokers are looked at: an entered value is that of the units at all of them
 */
export function priceSteps(
  price: PriceFound,
  { multiply: by, divide: per, recorded }: RatesFound,
  isin: string,
  isWhole: boolean,
): readonly Step[] {
  const steps: Step[] = [priceStep(price, isin), ...price.splits.map((split) => oldUnits(split))];
  if (by) steps.push(rateStep(by, 'times'));
  steps.push(...price.splits.map((split) => newUnits(split)));
  if (price.kind === 'entered') {
    const { units: operand } = price.entered;
    const date = dateOf(price.entered);
    steps.push(
      isWhole
        ? { kind: 'figure', operator: 'divide', operand, figure: 'units_held', isin, from: date, to: date }
        : { kind: 'constant', operator: 'divide', operand },
    );
  }
  if (per) steps.push(rateStep(per, 'divide'));
  if (recorded && price.kind === 'trade') {
    steps.push({
      ...sourceOf(price.trade),
      operator: 'divide',
      operand: recorded,
      expression: { exchange_rate: recorded },
    });
  }
  return steps;
}

function priceStep(price: PriceFound, isin: string): Step {
  const operator = 'times';
  if (price.kind === 'trade') {
    const { price: operand } = price.trade;
    return { ...sourceOf(price.trade), operator, operand, expression: { price: operand } };
  }
  if (price.kind === 'close') {
    const { value: operand, currency, source } = price.close;
    return { kind: 'price', operator, operand, date: dateOf(price.close), currency, source, isin };
  }
  const { value: operand } = price.entered;
  return { kind: 'position_value', operator, operand, date: dateOf(price.entered), isin };
}

const rateStep = (rate: Close, operator: 'times' | 'divide'): Step => {
  const { value: operand, currency, source } = rate;
  return { kind: 'rate', operator, operand, date: dateOf(rate), currency, source };
};

const oldUnits = (split: Split & Transaction): Step => ({
  ...sourceOf(split),
  operator: 'times',
  operand: { digits: split.oldUnits, scale: 0 },
});

const newUnits = (split: Split & Transaction): Step => ({
  ...sourceOf(split),
  operator: 'divide',
  operand: { digits: split.newUnits, scale: 0 },
});

/** The transaction that a line stands on. */
export function sourceOf({ id, type, date, isin }: Transaction) {
  return {
    kind: 'transaction',
    tradeId: id,
    tradeType: type,
    date,
    ...(isin !== null && { isin }),
  } as const;
}
