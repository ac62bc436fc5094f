import { dateOfEpochDay, epochDay } from '../../calendar/epoch-day.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { Decimal } from '../../money/decimal.ts';
import { closeCursor, type KnownCloses } from '../../valuation/closes.ts';

/** The rate that the owner set to reckon with, from a day on. */
export interface RateRecord {
  readonly from: LocalDate;
  /** > 0; units of CZK for one EUR. */
  readonly rate: Decimal;
}

/** The rate of a day, and where it comes from. */
export interface KnownRate {
  /** > 0; units of CZK for one EUR. */
  readonly rate: Decimal;
  /** The day on which it was set, or of which it was published. */
  readonly on: LocalDate;
  /** `setting`; `manual` for one that was entered among the rates; or the name of a provider. */
  readonly source: string;
}

/**
 * The rate between CZK and EUR of each day, for days that ascend: the one that the owner had set by then, else the last one
 * published on or before the day. Never one of a later day.
 *
 * @param own       in the order in which they were set
 * @param published rates of CZK
 * @returns null when none is known so early (`no_rate`); the same object while the rate stays the same
 * @see docs/spec/net-worth.md §3
 */
export function czkRateCursor(
  own: readonly RateRecord[],
  published: KnownCloses,
): (day: LocalDate) => KnownRate | null {
  const records = own.toSorted((left, right) => epochDay(left.from) - epochDay(right.from));
  const publishedOn = closeCursor(published);
  let next = 0;
  let set: KnownRate | null = null;
  let told: { readonly close: unknown; readonly rate: KnownRate } | null = null;
  return (day) => {
    for (let one = records[next]; one && one.from <= day; one = records[next]) {
      set = { rate: one.rate, on: one.from, source: 'setting' };
      next += 1;
    }
    const close = publishedOn(epochDay(day));
    if (set !== null || close === null) return set;
    if (told?.close !== close) {
      const { value: rate, day: on, source } = close;
      told = { close, rate: { rate, on: dateOfEpochDay(on), source } };
    }
    return told.rate;
  };
}
