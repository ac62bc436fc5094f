import type { LocalDate } from '../calendar/local-date.ts';
import {
  add,
  type Decimal,
  equals,
  isNegative,
  isPositive,
  multiply,
  ONE,
  subtract,
  ZERO,
} from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { manualPrice, priceAfterSplit } from '../valuation/price-points.ts';
import { newerPrice, type PricePoint } from '../valuation/price-series.ts';
import type { PositionDay } from './position-days.ts';

/** A market value that the owner entered for the whole position. */
export interface EnteredValue {
  readonly date: LocalDate;
  /** > 0, base currency. */
  readonly value: Decimal;
}

/** One instrument through time; every list ascends by day. A later source of prices is one more list. */
export interface InstrumentHistory {
  readonly days: readonly PositionDay[];
  /** At most one for each day. */
  readonly values: readonly EnteredValue[];
}

/** The portfolio at the end of a day, base currency. */
export interface ValuePoint {
  readonly date: LocalDate;
  /** Null while an instrument is held that has no price yet; 0 while nothing is held. */
  readonly marketValue: Decimal | null;
  /** Purchases − proceeds, without what is oversold on that day. */
  readonly netInvested: Decimal;
  /** Whether the price of an instrument that is held is of an earlier day. */
  readonly isCarried: boolean;
}

/** Something that happens to one instrument on one day. */
interface Event {
  readonly date: LocalDate;
  readonly position: Standing;
  readonly day: PositionDay | null;
  readonly value: Decimal | null;
}

/** One instrument as it stands on the day that the walk has come to. */
interface Standing {
  units: Decimal;
  netInvested: Decimal;
  price: PricePoint | null;
  /** What it adds to the totals; value null while it is held without a price. */
  counted: { readonly value: Decimal | null; readonly netInvested: Decimal; readonly isHeld: boolean };
}

const NOTHING_COUNTED = { value: ZERO, netInvested: ZERO, isHeld: false };

/**
 * What instruments were worth together on some days, and how much money was in them.
 *
 *   market value = Σ units held × price, the last price known on that day, never a later one
 *
 * A value entered by the owner is the price value / units held at the end of its day. The price of the last trade counts
 * until the first such value. What is oversold on a day adds nothing on that day.
 *
 * One walk: work grows with trades + prices + days, times nothing.
 *
 * @param days ascending
 * @see docs/spec/value-history.md
 */
export function valueHistory(
  instruments: readonly InstrumentHistory[],
  days: readonly LocalDate[],
): readonly ValuePoint[] {
  const events = instruments.flatMap(eventsOf).toSorted((left, right) => order(left.date, right.date));
  const totals = new Totals();
  let next = 0;
  return days.map((date) => {
    for (let event = events[next]; event !== undefined && event.date <= date; event = events[next]) {
      totals.take(event);
      next += 1;
    }
    return totals.at(date);
  });
}

function order(left: LocalDate, right: LocalDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Trades of a day come before the value entered on it: it is the value of what was held in the evening. */
function eventsOf({ days, values }: InstrumentHistory): Event[] {
  const position = { units: ZERO, netInvested: ZERO, price: null, counted: NOTHING_COUNTED };
  return [
    ...days.map((day) => ({ date: day.date, position, day, value: null })),
    ...values.map(({ date, value }) => ({ date, position, day: null, value })),
  ];
}

/** The sums over all instruments, moved by each event by what it changes. */
class Totals {
  #marketValue = ZERO;
  #netInvested = ZERO;
  #heldCount = 0;
  #unpricedCount = 0;
  /** Instruments held with a price of the day on which prices were last heard of. */
  #priced = { date: '', positions: new Set<Standing>() };

  take({ date, position, day, value }: Event): void {
    if (day) {
      position.units = day.units;
      position.netInvested = day.netInvested;
      for (const split of day.splits)
        position.price = position.price && priceAfterSplit(position.price, split);
    }
    const price = day ? day.price : value && manualPrice(date, value, position.units);
    if (price) {
      position.price = newerPrice(position.price, price);
      if (this.#priced.date !== date) this.#priced = { date, positions: new Set() };
      if (position.price === price) this.#priced.positions.add(position);
    }
    this.#recount(position);
  }

  at(date: LocalDate): ValuePoint {
    const ofToday = this.#priced.date === date ? [...this.#priced.positions] : [];
    return {
      date,
      marketValue: this.#unpricedCount > 0 ? null : this.#marketValue,
      netInvested: this.#netInvested,
      isCarried: ofToday.filter(({ counted }) => counted.isHeld).length < this.#heldCount,
    };
  }

  #recount(position: Standing): void {
    const before = position.counted;
    const now = countedOf(position);
    position.counted = now;
    this.#marketValue = subtract(add(this.#marketValue, now.value ?? ZERO), before.value ?? ZERO);
    this.#netInvested = subtract(add(this.#netInvested, now.netInvested), before.netInvested);
    this.#heldCount += (now.isHeld ? 1 : 0) - (before.isHeld ? 1 : 0);
    this.#unpricedCount += (now.value === null ? 1 : 0) - (before.value === null ? 1 : 0);
  }
}

function countedOf({ units, netInvested, price }: Standing): Standing['counted'] {
  if (isNegative(units)) return NOTHING_COUNTED;
  if (!isPositive(units)) return { value: ZERO, netInvested, isHeld: false };
  return { value: price && valueAt(units, price), netInvested, isHeld: true };
}

/** Units × price; exact, and at once, where there is nothing to divide. */
function valueAt(units: Decimal, { amount, divisor }: PricePoint): Decimal {
  if (divisor === ONE) return multiply(units, amount);
  return equals(units, divisor) ? amount : divide(multiply(units, amount), divisor, GUARD_DIGITS);
}
