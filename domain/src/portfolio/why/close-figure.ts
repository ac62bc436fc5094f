import { dateOfEpochDay, epochDay } from '../../calendar/epoch-day.ts';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { Split, Transaction } from '../../ledger/transaction.ts';
import { indexOnOrBefore, valueAt } from '../../valuation/close-series.ts';
import { type Close, closeOn, type KnownCloses } from '../../valuation/closes.ts';
import { linesOf } from './lines-of.ts';
import { publishedStep } from './published-step.ts';
import type { TrailLine } from './trail.ts';

/** The close that counts on a day, and what stands around it. */
export interface CloseTold {
  readonly close: Close;
  /** What others say of the very day: the first of them would count without this one. */
  readonly others: readonly Close[];
  /** The close of the day with one before it, and after it; null for none. */
  readonly before: Close | null;
  readonly after: Close | null;
  /** Recorded after its day, ascending: it stays in the units of its day. */
  readonly splits: readonly (Split & Transaction)[];
}

/**
 * The close that counts on a day: the last one on or before it.
 *
 * @param entries of the instrument, in ledger order
 * @returns null when none is known so early (`no_price`)
 * @see docs/spec/prices.md §2
 */
export function closeTold(
  known: KnownCloses,
  entries: readonly Transaction[],
  date: LocalDate,
): CloseTold | null {
  const close = closeOn(known, epochDay(date));
  if (close === null) return null;
  const on = dateOfEpochDay(close.day);
  const splits = entries.filter(
    (entry): entry is Split & Transaction => entry.type === 'SPLIT' && entry.date > on,
  );
  const next = nextDay(known, close.day);
  return {
    close,
    others: othersOn(known, close),
    before: closeOn(known, close.day - 1),
    after: next === null ? null : closeOn(known, next),
    splits,
  };
}

/** What else is known of a day, in order of precedence. */
function othersOn(known: KnownCloses, { day, source, currency }: Close): Close[] {
  return known.flatMap(({ source: other, series }) => {
    const index = indexOnOrBefore(series, day);
    const isCounted = other === source && series.currency === currency;
    if (isCounted || series.days[index] !== day) return [];
    return [{ day, value: valueAt(series, index), currency: series.currency, source: other }];
  });
}

/** The first day after another that has a close. */
function nextDay(known: KnownCloses, day: number): number | null {
  const days = known.map(({ series }) => series.days[indexOnOrBefore(series, day) + 1] ?? Infinity);
  const next = Math.min(...days);
  return Number.isFinite(next) ? next : null;
}

/** A close stands on nothing but whoever told it. */
export function closeLines({ close }: CloseTold, isin: string): readonly TrailLine[] {
  return linesOf([{ ...publishedStep(close, 'price', 'start'), isin }]);
}
