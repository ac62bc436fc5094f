import type { LocalDate } from '../calendar/local-date.ts';
import { type Decimal, isPositive } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';

/** Where a value comes from: entered for the whole position, or units × a price. */
export type ValuationSource = 'manual' | 'price';

/** What the units of one instrument are worth on a day, in the base currency. */
export interface Valuation {
  /** ≥ 0. */
  readonly marketValue: Decimal;
  /** Per unit; null when the value was given for no units. */
  readonly price: Decimal | null;
  readonly priceDate: LocalDate;
  readonly source: ValuationSource;
}

/**
 * A market value that the owner entered for the whole position: a price point of that day, value / units.
 *
 * @param marketValue ≥ 0, base currency
 * @param units       held on that day
 * @returns the price carries GUARD_DIGITS; it is null unless units are held
 * @see docs/spec/cost-basis.md §5
 */
export function manualValuation(marketValue: Decimal, units: Decimal, date: LocalDate): Valuation {
  const price = isPositive(units) ? divide(marketValue, units, GUARD_DIGITS) : null;
  return { marketValue, price, priceDate: date, source: 'manual' };
}
