import type { LocalDate } from '../calendar/local-date.ts';
import type { Decimal } from '../money/decimal.ts';

/** What one unit cost at the end of a day. */
export interface DatedClose {
  readonly date: LocalDate;
  readonly close: Decimal;
}

/** From `date` on there are `newUnits` for each `oldUnits`, both > 0. */
export interface DatedSplit {
  readonly date: LocalDate;
  readonly newUnits: bigint;
  readonly oldUnits: bigint;
}
