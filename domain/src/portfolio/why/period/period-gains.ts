import { epochDay } from '../../../calendar/epoch-day.ts';
import type { LocalDate } from '../../../calendar/local-date.ts';
import { applyTransaction } from '../../../ledger/apply-transaction.ts';
import { type FifoMatch, fifoLotsInOrder, realisingMatches } from '../../../ledger/fifo-lots.ts';
import { EMPTY_POSITION } from '../../../ledger/position.ts';
import { add, type Decimal, isPositive, isZero, subtract, ZERO } from '../../../money/decimal.ts';
import type { PeriodFigure } from '../figure.ts';
import { matchLines } from '../fifo-figures.ts';
import { linesOf, type Step } from '../lines-of.ts';
import { TRADE_FIGURES, tradeLine } from '../trade-figures.ts';
import type { Expression, TrailLine } from '../trail.ts';
import { comingTo, endingIn, summand } from './coming-to.ts';
import { unitsOn } from './instrument-value.ts';
import { flowParts } from './period-flows.ts';
import {
  amountsOf,
  boundsOf,
  type PeriodInstrument,
  type PeriodSubject,
  publishedAmounts,
  type PublishedAmounts,
} from './period-subject.ts';
import { currencyOf, dayValue, priceFinder, priceTerms, ratesFound, rateTerms } from './priced-units.ts';

/** The gains of a period that are told instrument by instrument. */
export type PeriodGain =
  | 'period_price_gain'
  | 'period_currency_gain'
  | 'period_realised_gain'
  | 'period_unrealised_gain'
  | 'period_gain';

const VALUES: Readonly<Record<PeriodGain, (amounts: PublishedAmounts) => Decimal>> = {
  period_price_gain: ({ priceGain }) => priceGain,
  period_currency_gain: ({ currencyGain }) => currencyGain,
  period_realised_gain: ({ realisedGain }) => realisedGain,
  period_unrealised_gain: ({ unrealisedGain }) => unrealisedGain,
  period_gain: ({ gain }) => gain,
};

/**
 * The lines of a gain: of several instruments one for each, of one instrument what it follows from.
 *
 * @see docs/spec/why.md §9
 */
export function gainLines(name: PeriodGain, subject: PeriodSubject): readonly TrailLine[] {
  const [one] = subject.instruments;
  const value = VALUES[name](publishedAmounts(subject.figures));
  if (!subject.isOne || !one) return comingTo(value, gainsOfEach(name, subject));
  if (name === 'period_currency_gain') return comingTo(value, rateChanges(subject, one));
  if (name === 'period_realised_gain') return endingIn(value, realisedLines(subject, one));
  return comingTo(value, formula(name, publishedAmounts(subject.figures)));
}

function gainsOfEach(name: PeriodGain, subject: PeriodSubject): readonly Step[] {
  const steps = subject.instruments.flatMap((instrument): Step[] => {
    const { isin } = instrument;
    if (isin === '') return name === 'period_gain' ? chargesOfNone(subject, instrument) : [];
    const operand = VALUES[name](publishedAmounts(amountsOf(subject, instrument)));
    return isZero(operand) ? [] : [{ kind: 'figure', operator: 'plus', operand, figure: name, isin }];
  });
  return steps.map((step, index) =>
    index === 0 && step.operator === 'plus' ? { ...step, operator: 'start' } : step,
  );
}

/** What belongs to no instrument has only cost. */
function chargesOfNone(subject: PeriodSubject, instrument: PeriodInstrument): Step[] {
  return (['period_fees', 'period_taxes'] as const).flatMap((name) =>
    flowParts(name, subject, [instrument]).map((part): Step => ({ ...part, operator: 'minus' })),
  );
}

/** How a gain follows from other figures of the same period. */
function formula(
  name: 'period_price_gain' | 'period_unrealised_gain' | 'period_gain',
  amounts: PublishedAmounts,
): readonly Step[] {
  const step = (operator: Step['operator'], figure: PeriodFigure, operand: Decimal): Step => ({
    kind: 'figure',
    operator,
    operand,
    figure,
  });
  const growth = [
    step('start', 'end_value', amounts.endValue),
    step('minus', 'start_value', amounts.startValue),
  ];
  if (name === 'period_gain') return [...growth, step('minus', 'period_net_flows', amounts.netFlows)];
  const capital = [
    ...growth,
    step('minus', 'period_purchases', amounts.purchases),
    step('plus', 'period_proceeds', amounts.proceeds),
  ];
  return name === 'period_price_gain'
    ? [...capital, step('minus', 'period_currency_gain', amounts.currencyGain)]
    : [...capital, step('minus', 'period_realised_gain', amounts.realisedGain)];
}

/** What each day's rates made of what was held the evening before, at the price of that evening. */
function rateChanges(subject: PeriodSubject, instrument: PeriodInstrument): readonly Step[] {
  const { entries, history, isin } = instrument;
  const priceOn = priceFinder(entries, history);
  const { dates } = subject.days;
  const steps: Step[] = [];
  for (let at = subject.from + 1; at <= subject.to; at += 1) {
    const [evening, date] = [dates[at - 1] as LocalDate, dates[at] as LocalDate];
    const units = unitsOn(instrument, evening);
    const price = isPositive(units) ? priceOn(epochDay(evening)) : null;
    const before = price && ratesFound(price, subject, epochDay(evening));
    const after = price && ratesFound(price, subject, epochDay(date));
    if (!before || !after || currencyOf(price, subject) === subject.base) continue;
    const value = dayValue(priceTerms(units, price));
    const [was, is] = [rateTerms(before), rateTerms(after)];
    const operand = subtract(dayValue({ value, ...is }), dayValue({ value, ...was }));
    if (isZero(operand)) continue;
    const expression: Expression = {
      value,
      ...is,
      ...(was.base_rate && { base_rate_before: was.base_rate }),
      ...(was.exchange_rate && { exchange_rate_before: was.exchange_rate }),
    };
    const operator = summand(steps.length);
    steps.push({ kind: 'day', operator, operand, rule: 'rate_change', expression, date, isin });
  }
  return steps;
}

/** The entries of the period that have realised something, each as the realised gain of the position tells it. */
function realisedLines(subject: PeriodSubject, { entries }: PeriodInstrument): readonly TrailLine[] {
  const { from, to } = boundsOf(subject);
  const isCounted = ({ date, broker }: { date: LocalDate; broker: string }) =>
    date > from && date <= to && (subject.broker === null || broker === subject.broker);
  if (subject.method === 'fifo') {
    const matches: FifoMatch[] = [];
    fifoLotsInOrder(entries, { match: (match) => matches.push(match) });
    const own = realisingMatches(matches).filter(({ trade }) => isCounted(trade));
    return linesOrNothing(matchLines(own, { skip: 0, limit: Infinity }));
  }
  const figure = TRADE_FIGURES.realised_gain;
  const lines: TrailLine[] = [];
  let running = ZERO;
  let state = EMPTY_POSITION;
  for (const trade of entries) {
    const step = { before: state, trade, after: applyTransaction(state, trade) };
    state = step.after;
    if (!figure.hasLine(step) || !isCounted(trade)) continue;
    const line = tradeLine(figure, step, lines.length === 0);
    running = add(running, line.operand);
    lines.push({ ...line, result: running });
  }
  return linesOrNothing(lines);
}

const linesOrNothing = (lines: readonly TrailLine[]) => (lines.length === 0 ? linesOf([]) : lines);
