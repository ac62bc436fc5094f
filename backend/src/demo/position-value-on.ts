import { type Decimal, type LocalDate, multiply, roundHalfEven } from '@portfolio/domain';
import type { Fund } from './funds.ts';
import { priceOn } from './price-on.ts';

/** What all units of a fund are worth at the end of a day, EUR, to the cent. */
export function positionValueOn(fund: Fund, units: Decimal, day: LocalDate): Decimal {
  return roundHalfEven(multiply(units, priceOn(fund, day)), 2);
}
