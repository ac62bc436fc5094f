import { add, type Decimal, isPositive, ONE } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { binary, fromBinary } from './binary.ts';
import { type AbsentFigure, absent } from './absent-figure.ts';

/** A year of the convention Actual/365 fixed: leap days count, leap years do not. */
export const DAYS_PER_YEAR = 365;

/**
 * A return as a rate per year.
 *
 *   (1 + R)^(365/days) − 1
 *
 * @param total  fraction over the whole period, > −1
 * @param days   calendar days of the period
 * @returns      fraction per year, 10 fraction digits; `shorter_than_a_year` below 365 days, because a good month is
 *               no good year; `everything_lost` at −1, where nothing is left to grow
 * @see docs/spec/returns.md §2
 */
export function annualisedReturn(total: Decimal, days: number): Decimal | AbsentFigure {
  if (days < DAYS_PER_YEAR) return absent('shorter_than_a_year');
  const growth = add(ONE, total);
  if (!isPositive(growth)) return absent('everything_lost');
  const perYear = Math.expm1((Math.log(binary(growth)) * DAYS_PER_YEAR) / days);
  return fromBinary(perYear, PUBLISHED_DIGITS) ?? absent('too_large');
}
