import { daysEvery } from '../../calendar/days-every.ts';
import { epochDay } from '../../calendar/epoch-day.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { ExchangeRates } from '../../valuation/exchange-rates.ts';
import { BaseRates } from './base-rates.ts';
import { DayTotals, type Flow } from './day-totals.ts';
import { type InstrumentHistory, walkInstrument } from './instrument-walk.ts';
import type { Gap } from './left-out.ts';

/** A portfolio day by day, base currency; digits have DAY_SCALE fraction digits, one entry a day. */
export interface PortfolioDays {
  /** Every day of the stretch, none left out. */
  readonly dates: readonly LocalDate[];
  /** In the evening, of what has a value. */
  readonly values: readonly bigint[];
  /** What the change of rates alone did to what was held the evening before. */
  readonly currencyGains: readonly bigint[];
  /** Purchases − proceeds up to the evening, without what is oversold. */
  readonly invested: readonly bigint[];
  readonly flows: Readonly<Record<Flow, readonly bigint[]>>;
  /** How many instruments are held, how many of them have no value, how many a price of the day. */
  readonly held: Int32Array;
  readonly unvalued: Int32Array;
  readonly priced: Int32Array;
  /** How many that were held the evening before, too, have a new close or entered value. */
  readonly quoted: Int32Array;
  /** By name, of the instruments that have any. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]>;
}

/** Which days are walked through, and what money they are told in. */
export interface Stretch {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly base: string;
  readonly rates: ExchangeRates;
}

/**
 * Walks once through all days of a portfolio.
 *
 *   value = Σ over currencies (Σ units × price) × rate
 *
 * Exact: sums are kept in the currency of each price, and divided once a day for each currency, by its rate.
 *
 * Yields after each instrument, so that a server can answer others in between.
 *
 * @param instruments by a name of the caller's
 * @param stretch     from a day before the first entry
 * @see docs/spec/value-history.md §4
 */
export function* portfolioDays(
  instruments: ReadonlyMap<string, InstrumentHistory>,
  { start, end, base, rates }: Stretch,
): Generator<undefined, PortfolioDays> {
  const first = epochDay(start);
  const length = epochDay(end) - first + 1;
  const totals = new DayTotals(length);
  const baseRates = new BaseRates(rates, base, first, length);
  const gaps = new Map<string, readonly Gap[]>();
  for (const [name, instrument] of instruments) {
    const found = walkInstrument({ totals, rates: baseRates, base, first }, instrument);
    if (found.length > 0) gaps.set(name, found);
    yield;
  }
  return {
    dates: daysEvery('day', start, end),
    ...valued(totals, baseRates),
    invested: running(totals.investedChanges),
    flows: totals.flows,
    held: runningCounts(totals.heldChanges),
    unvalued: runningCounts(totals.unvaluedChanges),
    priced: totals.priced,
    quoted: totals.quoted,
    gaps,
  };
}

/** The values of all currencies together, each converted on days on which it or its rate changed. */
function valued(totals: DayTotals, rates: BaseRates) {
  const values = new Array<bigint>(totals.length).fill(0n);
  const currencyGains = totals.rateGains;
  for (const [currency, changes] of totals.currencies) {
    let amount = 0n;
    let value = 0n;
    for (let at = 0; at < changes.length; at += 1) {
      const change = changes[at] as bigint;
      if (amount !== 0n && rates.isNew(currency, at)) {
        const before = value;
        value = rates.inBase(amount, currency, at);
        currencyGains[at] = (currencyGains[at] as bigint) + value - before;
      }
      if (change !== 0n) {
        amount += change;
        value = rates.inBase(amount, currency, at);
      }
      values[at] = (values[at] as bigint) + value;
    }
  }
  return { values, currencyGains };
}

function running(changes: readonly bigint[]): bigint[] {
  let sum = 0n;
  return changes.map((change) => (sum += change));
}

function runningCounts(changes: Int32Array): Int32Array {
  let sum = 0;
  return changes.map((change) => (sum += change));
}
