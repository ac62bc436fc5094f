import {
  dateFromDayNumber,
  dayNumber,
  daysEvery,
  decimal,
  type EnteredValue,
  type InstrumentHistory,
  type Interval,
  type LocalDate,
  localDate,
  type PositionDay,
  positionDays,
  type PositionState,
  type Transaction,
  valueHistory,
  type ValuePoint,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import type { Deps } from '../../deps.ts';
import { valueError } from '../../http/field.ts';
import { printAnswer, type PrintedAnswer } from '../../http/printed-answer.ts';
import { ValidationProblem } from '../../http/problem.ts';
import { valuesOfDays } from '../../records/position-values/position-values.repository.ts';
import { type KnownPortfolio, onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import { ledgerPages } from '../ledger-pages.ts';

export interface Period {
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly interval: Interval;
  /** Null for the whole portfolio. */
  readonly isin: string | null;
}

export interface History {
  readonly currency: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly interval: Interval;
  readonly isin: string | null;
  readonly points: readonly ValuePoint[];
}

export type PrintHistory = (period: Period) => Promise<PrintedAnswer>;

/** Answers kept ready: the periods that a page offers, for the portfolio and a few positions. */
const ANSWERS_KEPT = 24;
/** A century of days. */
const MOST_POINTS = 36_600;

/**
 * Tells the history of each edition of the portfolio: a repeated question is answered with the same bytes, and after a
 * commit only the positions that it touched are read again.
 *
 * @param wire the answer in the shape of the wire
 */
export function historyPrinter(
  { database }: Deps,
  book: PortfolioReader,
  wire: (history: History) => object,
): PrintHistory {
  const daysOfState = new WeakMap<PositionState, readonly PositionDay[]>();
  let values: { readonly edition: number; readonly byIsin: ReadonlyMap<string, EnteredValue[]> } | null =
    null;
  let answers = new Map<string, PrintedAnswer>();
  let answersOf = '';

  const daysOf = async (isin: string, state: PositionState) => {
    const known = daysOfState.get(state);
    if (known) return known;
    const trades: Transaction[] = [];
    for await (const page of ledgerPages(database.read, isin, null)) {
      for (const trade of page) trades.push(trade);
    }
    const days = positionDays(trades);
    daysOfState.set(state, days);
    return days;
  };

  const valuesOf = async (edition: number) => {
    if (values?.edition === edition) return values.byIsin;
    const rows = await valuesOfDays(database.read);
    const entered = rows.map(({ isin, day, value }) => [
      isin,
      { date: localDate(day), value: decimal(value) },
    ]) satisfies [string, EnteredValue][];
    const byIsin = new Map<string, EnteredValue[]>();
    for (const [isin, value] of entered) byIsin.set(isin, [...(byIsin.get(isin) ?? []), value]);
    values = { edition, byIsin };
    return byIsin;
  };

  const instrumentsOf = async ({ edition, positions }: KnownPortfolio, isin: string | null) => {
    const byIsin = await valuesOf(edition);
    const instruments: InstrumentHistory[] = [];
    for (const [name, { state }] of positions) {
      if (isin !== null && name !== isin) continue;
      instruments.push({ days: await daysOf(name, state), values: byIsin.get(name) ?? [] });
    }
    return instruments;
  };

  const tell = async (known: KnownPortfolio, period: Period, today: LocalDate): Promise<History> => {
    const instruments = await instrumentsOf(known, period.isin);
    const { start, end } = boundsOf(period, instruments, today);
    const days = instruments.length === 0 ? [] : daysWithin(period.interval, start, end);
    const { interval, isin } = period;
    return { currency: known.currency, start, end, interval, isin, points: valueHistory(instruments, days) };
  };

  return async (period) =>
    await onOneEdition(book, async (known) => {
      const today = localDate(todayHere());
      const etag = `"${known.edition}-${process.pid}-${today}"`;
      if (answersOf !== etag) {
        answers = new Map();
        answersOf = etag;
      }
      const key = JSON.stringify(period);
      const printed = answers.get(key) ?? printAnswer(etag, wire(await tell(known, period, today)));
      answers.delete(key);
      if (answersOf === etag) answers.set(key, printed);
      const [oldest] = answers.keys();
      if (answers.size > ANSWERS_KEPT && oldest !== undefined) answers.delete(oldest);
      return printed;
    });
}

/** Nothing is shown of the time before the day before the first trade, nor of the future. */
function boundsOf(
  { start, end }: Period,
  instruments: readonly InstrumentHistory[],
  today: LocalDate,
): { start: LocalDate; end: LocalDate } {
  const first = instruments.flatMap(({ days }) => days[0]?.date ?? []).toSorted()[0];
  const last = end !== null && end < today ? end : today;
  if (first === undefined) return { start: start ?? last, end: last };
  const before = dateFromDayNumber(dayNumber(first) - 1) ?? first;
  return { start: start !== null && start > before ? start : before, end: last };
}

function daysWithin(interval: Interval, start: LocalDate, end: LocalDate): readonly LocalDate[] {
  if (interval === 'day' && dayNumber(end) - dayNumber(start) >= MOST_POINTS) {
    const words = `at most ${MOST_POINTS} days are told one by one: ask for each week or month`;
    const { message, ...error } = valueError('too_many_days', words, { most: String(MOST_POINTS) });
    throw new ValidationProblem([{ loc: ['query', 'interval'], msg: message, input: interval, ...error }]);
  }
  return daysEvery(interval, start, end);
}
