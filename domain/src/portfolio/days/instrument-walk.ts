import { epochDay } from '../../calendar/epoch-day.ts';
import {
  type Decimal,
  isNegative,
  isPositive,
  multiply,
  ONE,
  powerOfTen,
  ZERO,
} from '../../money/decimal.ts';
import type { KnownCloses } from '../../valuation/closes.ts';
import type { BaseRates } from './base-rates.ts';
import type { BookedDay } from './booked-days.ts';
import { ClosesByDay, type CloseRun } from './closes-by-day.ts';
import { DAY_SCALE, dayDigits, type DayTotals, type Flow } from './day-totals.ts';
import type { EnteredValue } from './entered-values.ts';
import type { Gap, GapReason } from './left-out.ts';
import { priceAfterSplit, type TradedPrice, type UnitPrice, worth } from './unit-price.ts';

/** One instrument through time; each list ascends by day. */
export interface InstrumentHistory {
  readonly days: readonly BookedDay[];
  /** At most one for each day. */
  readonly values: readonly EnteredValue[];
  readonly closes: KnownCloses;
}

interface KnownPrice extends UnitPrice {
  /** A trade's price is asked only where there has been no other. */
  readonly isTrade: boolean;
  /** The rate recorded with the trade, until rates of its day or a later one are published; null where they tell. */
  readonly standIn: { readonly rate: Decimal; readonly until: number } | null;
}

/** Where and when a walk takes place. */
export interface Stage {
  readonly totals: DayTotals;
  readonly rates: BaseRates;
  readonly base: string;
  /** The first day, since 1970-01-01: day 0 of the totals. */
  readonly first: number;
}

/** Follows one instrument from its first day to the last and books what it adds to the totals. */
class Walk {
  readonly #stage: Stage;
  readonly #closes: ClosesByDay;
  readonly #gaps: Gap[] = [];
  #units = ZERO;
  #invested = 0n;
  #price: KnownPrice | null = null;
  #gap: { readonly reason: GapReason; readonly from: number } | null = null;
  /** What it has added to the totals so far. */
  #currency: string;
  #changes: bigint[];
  #value = 0n;
  #investedCounted = 0n;
  #isHeld = false;

  constructor(stage: Stage, closes: KnownCloses) {
    this.#stage = stage;
    this.#closes = new ClosesByDay(closes);
    this.#currency = stage.base;
    this.#changes = stage.totals.valueChanges(stage.base);
  }

  /** Comes to a day on which more happens than a close. */
  arrive(at: number, day: BookedDay | undefined, entered: EnteredValue | undefined): void {
    this.#pass(at - 1);
    this.#endStandIn(at);
    const wasHeld = isPositive(this.#units);
    if (day) this.#take(day);
    const isCounted = this.#pass(at, wasHeld);
    if (entered) {
      const { value, units } = entered;
      const { base } = this.#stage;
      this.#price = { currency: base, amount: value, divisor: units, isTrade: false, standIn: null };
    }
    const isTraded = day?.price && (this.#price?.isTrade ?? true);
    if (isTraded) this.#price = this.#priceOfTrade(day.price, at);
    const isTold = this.#count(at);
    if (isTold && !isCounted) {
      if (entered || isTraded) change(this.#stage.totals.priced, at, 1);
      if (entered && wasHeld) change(this.#stage.totals.quoted, at, 1);
    }
    if (day) this.#book(at, day);
  }

  /** Goes on to the last day. */
  finish(): readonly Gap[] {
    const { length } = this.#stage.totals;
    this.#pass(length - 1);
    this.#close(length);
    return this.#gaps;
  }

  #take({ split, units, purchases, proceeds }: BookedDay): void {
    if (split && this.#price) {
      this.#price = priceAfterSplit(this.#price, split);
    }
    this.#units = units;
    this.#invested += dayDigits(purchases) - dayDigits(proceeds);
  }

  #priceOfTrade({ exchangeRate, ...price }: TradedPrice, at: number): KnownPrice {
    const until = this.#stage.rates.publishedFrom(price.currency, at);
    const standIn = exchangeRate === null || until === at ? null : { rate: exchangeRate, until };
    return { ...price, isTrade: true, standIn };
  }

  /** From the day on which rates are published the price of a trade is told by them; what that changes, a rate has changed. */
  #endStandIn(at: number): void {
    const { rates, totals } = this.#stage;
    if (this.#price?.standIn?.until !== at) return;
    this.#price = { ...this.#price, standIn: null };
    if (!isPositive(this.#units)) return;
    const before = this.#value;
    const { currency, value } = this.#worth(this.#units, this.#price);
    this.#stand(at, currency, value);
    totals.rateGains[at] = (totals.rateGains[at] as bigint) + rates.inBase(value, currency, at) - before;
  }

  /** Takes all closes up to a day; whether the last of them counted. */
  #pass(until: number, wasHeld = true): boolean {
    const { first } = this.#stage;
    let last: CloseRun | null = null;
    let isCounted = false;
    for (;;) {
      const run = this.#closes.pass(first + until);
      if (!run) break;
      const { series, from } = run;
      if (series !== last?.series) {
        isCounted = this.#isCountedIn(series.currency, (series.days[from] as number) - first);
      }
      if (isCounted) this.#follow(run, wasHeld);
      last = run;
    }
    if (last) {
      const { currency, digits, scale } = last.series;
      const amount = { digits: digits[last.to - 1] as bigint, scale };
      this.#price = { currency, amount, divisor: ONE, isTrade: false, standIn: null };
    }
    return isCounted;
  }

  /** Counts every close of a run; this is the one loop that runs for each of them. */
  #follow({ series, from, to }: CloseRun, wasHeld: boolean): void {
    const { first, totals } = this.#stage;
    const { days, digits, scale, currency } = series;
    const perDigit = this.#units.digits * powerOfTen(DAY_SCALE - scale - this.#units.scale);
    this.#turnTo((days[from] as number) - first, currency);
    const changes = this.#changes;
    let value = this.#value;
    for (let index = from; index < to; index += 1) {
      const at = (days[index] as number) - first;
      const next = perDigit * (digits[index] as bigint);
      changes[at] = (changes[at] as bigint) + (next - value);
      value = next;
      change(totals.priced, at, 1);
      if (wasHeld) change(totals.quoted, at, 1);
    }
    this.#value = value;
  }

  /** Whether units are held whose closes in a currency have a value. */
  #isCountedIn(currency: string, at: number): boolean {
    if (!isPositive(this.#units)) return false;
    const isRated = this.#stage.rates.ratedFrom(currency) <= at;
    if (!isRated) this.#lack(at, 'no_rate');
    return isRated;
  }

  /** Counts everything anew at the end of a day on which anything may have changed; whether it has a value. */
  #count(at: number): boolean {
    const { totals, rates } = this.#stage;
    const isHeld = isPositive(this.#units);
    if (isHeld !== this.#isHeld) change(totals.heldChanges, at, isHeld ? 1 : -1);
    this.#isHeld = isHeld;
    const price = this.#price;
    if (isNegative(this.#units)) this.#lack(at, 'oversold');
    else if (isHeld && !price) this.#lack(at, 'no_price');
    else if (isHeld && price) {
      const { currency, value } = this.#worth(this.#units, price);
      if (rates.ratedFrom(currency) > at) this.#lack(at, 'no_rate');
      else this.#stand(at, currency, value);
    } else this.#stand(at, this.#currency, 0n);
    const invested = isNegative(this.#units) ? 0n : this.#invested;
    totals.investedChanges[at] = (totals.investedChanges[at] as bigint) + invested - this.#investedCounted;
    this.#investedCounted = invested;
    return isHeld && this.#gap === null;
  }

  /** Units × price in the currency that converts it, with DAY_SCALE. */
  #worth(units: Decimal, price: KnownPrice): { readonly currency: string; readonly value: bigint } {
    const { currency, standIn } = price;
    if (standIn === null) return { currency, value: worth(units, price) };
    const converted = { ...price, divisor: multiply(price.divisor, standIn.rate) };
    return { currency: this.#stage.base, value: worth(units, converted) };
  }

  /** From this day on it adds a value; the value in its currency, with DAY_SCALE. */
  #stand(at: number, currency: string, value: bigint): void {
    this.#turnTo(at, currency);
    if (value === this.#value) return;
    this.#changes[at] = (this.#changes[at] as bigint) + (value - this.#value);
    this.#value = value;
  }

  /** From this day on what it adds is told in a currency. */
  #turnTo(at: number, currency: string): void {
    if (this.#gap) this.#close(at);
    if (currency === this.#currency) return;
    this.#changes[at] = (this.#changes[at] as bigint) - this.#value;
    this.#currency = currency;
    this.#changes = this.#stage.totals.valueChanges(currency);
    this.#value = 0n;
  }

  /** From this day on it adds nothing, for a reason. */
  #lack(at: number, reason: GapReason): void {
    if (this.#gap?.reason === reason) return;
    this.#stand(at, this.#currency, 0n);
    if (reason !== 'oversold') change(this.#stage.totals.unvaluedChanges, at, 1);
    this.#gap = { reason, from: at };
  }

  #close(at: number): void {
    if (!this.#gap) return;
    const { reason, from } = this.#gap;
    if (reason !== 'oversold' && at < this.#stage.totals.length) {
      change(this.#stage.totals.unvaluedChanges, at, -1);
    }
    if (at > from) this.#gaps.push({ reason, from, to: at });
    this.#gap = null;
  }

  #book(at: number, day: BookedDay): void {
    const { totals } = this.#stage;
    for (const flow of BOOKED) totals.book(flow, at, dayDigits(day[flow]));
    this.#transfer(at, day.unitsIn, 'inflow', 'transfersIn');
    this.#transfer(at, day.unitsOut, 'outflow', 'transfersOut');
  }

  /** Units that came or went count as money of their value on the day. */
  #transfer(at: number, units: Decimal, flow: Flow, transfers: Flow): void {
    if (!isPositive(units)) return;
    const told = this.#price && this.#worth(units, this.#price);
    if (!told || this.#stage.rates.ratedFrom(told.currency) > at) {
      if (!this.#gap) this.#gaps.push({ reason: told ? 'no_rate' : 'no_price', from: at, to: at });
      return;
    }
    const { currency, value } = told;
    const digits = this.#stage.rates.inBase(value, currency, at);
    this.#stage.totals.book(flow, at, digits);
    this.#stage.totals.book(transfers, at, digits);
  }
}

const BOOKED = ['inflow', 'outflow', 'purchases', 'proceeds', 'income', 'fees', 'taxes'] as const;

function change(changes: Int32Array, at: number, by: number): void {
  changes[at] = (changes[at] as number) + by;
}

/** The days on which published rates replace the recorded one of a trade; trades tell prices until the first close alone. */
function publications(
  { first, rates }: Stage,
  booked: ReadonlyMap<number, BookedDay>,
  closes: KnownCloses,
): number[] {
  const firstClose = Math.min(...closes.map(({ series }) => (series.days[0] ?? Infinity) - first));
  return Array.from(booked).flatMap(([at, { price }]) =>
    price?.exchangeRate && at < firstClose ? [rates.publishedFrom(price.currency, at)] : [],
  );
}

/**
 * Walks through the days of one instrument and adds what it was worth and what was booked to the totals.
 *
 * Work grows with its entries and closes, never with days: on a day on which neither units, price nor rate changed
 * nothing is done.
 *
 * @returns the days on which it counts for nothing, ascending
 * @see docs/spec/value-history.md §4
 */
export function walkInstrument(stage: Stage, { days, values, closes }: InstrumentHistory): readonly Gap[] {
  const walk = new Walk(stage, closes);
  const at = (day: number) => day - stage.first;
  const booked = new Map(days.map((day) => [at(epochDay(day.date)), day]));
  const entered = new Map(values.map((value) => [at(value.day), value]));
  const rated = closes.map(({ series }) => stage.rates.ratedFrom(series.currency));
  const stops = [
    ...new Set([...booked.keys(), ...entered.keys(), ...rated, ...publications(stage, booked, closes)]),
  ]
    .filter((stop) => stop >= 0 && stop < stage.totals.length)
    .sort((left, right) => left - right);
  for (const stop of stops) walk.arrive(stop, booked.get(stop), entered.get(stop));
  return walk.finish();
}
