import type { LocalDate } from '../calendar/local-date.ts';
import type { Decimal } from '../money/decimal.ts';

/** What a portfolio was worth at the end of a day, and what the owner put in and took out on it; one currency. */
export interface ValuedDay {
  readonly date: LocalDate;
  readonly value: Decimal;
  /** Money put in, ≥ 0: it works from the start of the day. */
  readonly inflow: Decimal;
  /** Money taken out, ≥ 0: it has worked until the end of the day. */
  readonly outflow: Decimal;
}
