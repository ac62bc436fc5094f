/**
 * What a provider tells is believed only as far as it makes sense. A close is refused, by itself, for
 *
 * - `close_not_positive`: 0 or below;
 * - `close_too_large`: 100,000,000 or more;
 * - `close_in_future`: of a day after today;
 * - `close_twice`: the day is told with two different closes, and neither is known to be right;
 * - `close_jumps`: more than 30 % away from the close before, explained by no split and not confirmed by what follows.
 */
import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { absolute, compare, type Decimal, equals, isPositive, multiply, subtract } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import type { DatedClose, DatedSplit } from './dated-close.ts';

export const CLOSE_FAULTS = [
  'close_not_positive',
  'close_too_large',
  'close_in_future',
  'close_twice',
  'close_jumps',
] as const;

export type CloseFaultCode = (typeof CLOSE_FAULTS)[number];

/** A close that is not believed, and why. */
export interface CloseFault extends DatedClose {
  readonly code: CloseFaultCode;
}

export interface CheckedCloses {
  /** Ascending days, none twice. */
  readonly closes: readonly DatedClose[];
  /** Ascending days. */
  readonly faults: readonly CloseFault[];
}

/** What is known besides the closes told. */
export interface CloseCircumstances {
  readonly today: LocalDate;
  /** The last close known before the first one told; null when there is none. */
  readonly previous: DatedClose | null;
  /** Splits of the instrument that the provider knows of. */
  readonly splits: readonly DatedSplit[];
  /** Splits that the owner has recorded: the days of an exchange and of a broker need not be the same. */
  readonly recorded: readonly DatedSplit[];
}

/** A series holds at most eight digits before the point. */
const LIMIT = decimal('100000000');

/** Hardly any fund moves as far in a day; a slipped point, another instrument or a forgotten split all do. */
const LARGEST_JUMP = decimal('0.3');

/** A close is compared over a weekend and holidays; over more, 30 % may well be true. */
const LONGEST_COMPARISON_DAYS = 7;

/** A broker books a split a few trading days before or after the exchange trades in new units. */
const RECORDED_WITHIN_DAYS = 5;

/** As many closes after a jump that stay near it make it true: the price has a new level. */
const CONFIRMING_CLOSES = 3;

/** |close − before| > 30 % of `before`, which is above 0. */
function isFar(before: Decimal, close: Decimal): boolean {
  return compare(absolute(subtract(close, before)), multiply(before, LARGEST_JUMP)) > 0;
}

/** Whether close · new / old, which is what an old unit is worth, is far from `before` still. */
function isFarAfterSplits(before: DatedClose, told: DatedClose, splits: readonly DatedSplit[]): boolean {
  const between = splits.filter(({ date }) => date > before.date && date <= told.date);
  if (between.length === 0) return true;
  return isFarAfter(before, told, between);
}

function isFarAfter(before: DatedClose, told: DatedClose, splits: readonly DatedSplit[]): boolean {
  const newUnits = splits.reduce((product, split) => product * split.newUnits, 1n);
  const oldUnits = splits.reduce((product, split) => product * split.oldUnits, 1n);
  const inUnits = (value: Decimal, units: bigint) => multiply(value, { digits: units, scale: 0 });
  return isFar(inUnits(before.close, oldUnits), inUnits(told.close, newUnits));
}

/** The recorded splits of a few days around a close, where together they explain its jump; otherwise none. */
function explaining(before: DatedClose, told: DatedClose, recorded: readonly DatedSplit[]) {
  const near = recorded.filter(({ date }) => Math.abs(daysBetween(date, told.date)) <= RECORDED_WITHIN_DAYS);
  return near.length > 0 && !isFarAfter(before, told, near) ? near : [];
}

function jumps(before: DatedClose | null, told: DatedClose, splits: readonly DatedSplit[]): boolean {
  if (before === null || daysBetween(before.date, told.date) > LONGEST_COMPARISON_DAYS) return false;
  return isFar(before.close, told.close) && isFarAfterSplits(before, told, splits);
}

function faultOf(told: DatedClose, sameDay: readonly DatedClose[], today: LocalDate): CloseFaultCode | null {
  if (told.date > today) return 'close_in_future';
  if (!isPositive(told.close)) return 'close_not_positive';
  if (compare(told.close, LIMIT) >= 0) return 'close_too_large';
  return sameDay.every(({ close }) => equals(close, told.close)) ? null : 'close_twice';
}

/**
 * Which closes of an answer are believed. Told closes that are not leave what is known of their days as it is.
 *
 * A jump is believed when a split explains it: one of the provider between the two days, or one that the owner has recorded
 * for a few days around it, which explains no other jump then. Or when the next three closes of the answer stay within 30 % of each
 * other: so a price that is wrong on one day never counts, and a true crash counts three trading days later.
 *
 * @param told in any order, exact, one currency, as published on their days
 * @see docs/spec/provided-prices.md §2
 */
export function checkCloses(
  told: readonly DatedClose[],
  { today, previous, splits, recorded }: CloseCircumstances,
): CheckedCloses {
  const byDay = Map.groupBy(told, ({ date }) => date);
  const days = [...byDay.keys()].sort();
  const faults: CloseFault[] = [];
  const plausible: DatedClose[] = [];
  for (const day of days) {
    const [first, ...others] = byDay.get(day) as [DatedClose, ...DatedClose[]];
    const code = faultOf(first, others, today);
    if (code === null) plausible.push(first);
    else faults.push({ ...first, code });
  }
  const closes: DatedClose[] = [];
  let before = previous;
  let unexplained = recorded;
  for (const [index, close] of plausible.entries()) {
    if (before && jumps(before, close, splits)) {
      const reasons = explaining(before, close, unexplained);
      if (reasons.length === 0 && !isConfirmed(plausible, index, splits)) {
        faults.push({ ...close, code: 'close_jumps' });
        continue;
      }
      unexplained = unexplained.filter((split) => !reasons.includes(split));
    }
    closes.push(close);
    before = close;
  }
  return { closes, faults: faults.sort((left, right) => (left.date < right.date ? -1 : 1)) };
}

function isConfirmed(
  plausible: readonly DatedClose[],
  index: number,
  splits: readonly DatedSplit[],
): boolean {
  const level = plausible.slice(index, index + 1 + CONFIRMING_CLOSES);
  const [first = null, ...following] = level;
  let before = first;
  for (const close of following) {
    if (jumps(before, close, splits)) return false;
    before = close;
  }
  return following.length === CONFIRMING_CLOSES;
}
