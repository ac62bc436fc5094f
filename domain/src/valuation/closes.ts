import type { Decimal } from '../money/decimal.ts';
import { type CloseSeries, indexOnOrBefore, isUpTo, valueAt } from './close-series.ts';

/** A series and where it comes from: `manual` for what the owner entered, or the name of a provider. */
export interface SourcedSeries {
  readonly source: string;
  readonly series: CloseSeries;
}

/**
 * Everything that is known of the closes of one instrument, or of the rates of one currency.
 *
 * In order of precedence: of two closes on one day the one of the earlier series counts. An instrument whose closes
 * changed their currency has a series for each of them.
 */
export type KnownCloses = readonly SourcedSeries[];

/** One close, or one rate, as it was published or entered. */
export interface Close {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** > 0, in `currency`. */
  readonly value: Decimal;
  readonly currency: string;
  readonly source: string;
}

/** Where a look-up stands in one of the series; −1 before its first day. */
interface Place {
  readonly of: SourcedSeries;
  index: number;
}

/**
 * The last close on or before a day: that of the latest day, and of those on one day the one of the first series.
 *
 * @param day days since 1970-01-01
 * @returns null when none is known so early
 * @see docs/spec/prices.md §2
 */
export function closeOn(known: KnownCloses, day: number): Close | null {
  return latestOf(known.map((of) => ({ of, index: indexOnOrBefore(of.series, day) })));
}

/**
 * The same for days that ascend: each step looks only at the closes since the day before.
 *
 * @returns asked for a day that is not before the one asked last; the same object while the close stays the same
 */
export function closeCursor(known: KnownCloses): (day: number) => Close | null {
  const places = known.map((of): Place => ({ of, index: -1 }));
  let close: Close | null = null;
  return (day) => {
    let hasMoved = false;
    for (const place of places) {
      const { days } = place.of.series;
      while (isUpTo(days, place.index + 1, day)) {
        place.index += 1;
        hasMoved = true;
      }
    }
    if (hasMoved) close = latestOf(places);
    return close;
  };
}

function latestOf(places: readonly Place[]): Close | null {
  let latest: Place | null = null;
  let day = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const found = place.of.series.days[place.index];
    if (found === undefined || found <= day) continue;
    latest = place;
    day = found;
  }
  if (latest === null) return null;
  const { source, series } = latest.of;
  return { day, value: valueAt(series, latest.index), currency: series.currency, source };
}

/**
 * The close of each day that has one, of two on one day that of the first series; ascending by day.
 *
 * @param first days since 1970-01-01
 * @param last  the last day that is told
 */
export function closesBetween(known: KnownCloses, first: number, last: number): Close[] {
  const byDay = new Map<number, Close>();
  for (const { source, series } of known) {
    const end = indexOnOrBefore(series, last);
    for (let index = indexOnOrBefore(series, first - 1) + 1; index <= end; index += 1) {
      const day = series.days[index];
      if (day === undefined || byDay.has(day)) continue;
      byDay.set(day, { day, value: valueAt(series, index), currency: series.currency, source });
    }
  }
  return [...byDay.values()].toSorted((left, right) => left.day - right.day);
}
