import {
  conversionOn,
  convert,
  decimalText,
  divide,
  epochDay,
  isZero,
  type LocalDate,
  ONE,
  PUBLISHED_DIGITS,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { readPacks } from '../../db/close-packs.ts';
import type { Tables } from '../../db/tables.ts';

/**
 * Units of a currency for one of the base currency, by the last rates published on or before a day.
 *
 *   rate of the currency ÷ rate of the base currency        both for one EUR
 *
 * @returns at most ten fraction digits; null when a rate is not known so early
 * @see docs/spec/prices.md §4
 */
export async function rateOfDay(
  db: Kysely<Tables>,
  currency: string,
  base: string,
  day: LocalDate,
): Promise<string | null> {
  const rates = await readPacks(db, 'rate', [currency, base]);
  const conversion = conversionOn(rates, base, currency, epochDay(day));
  if (!conversion) return null;
  const { amount, divisor } = convert(ONE, conversion);
  const rate = divide(amount, divisor, PUBLISHED_DIGITS);
  return isZero(rate) ? null : decimalText(rate);
}
