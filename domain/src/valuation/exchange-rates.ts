import { type Decimal, multiply, ONE } from '../money/decimal.ts';
import { type Close, closeCursor, closeOn, type KnownCloses } from './closes.ts';

/** Rates are units of a currency for one unit of this one. */
export const PIVOT_CURRENCY = 'EUR';

/** What is known of each currency, by its code; the euro itself has no rates. */
export type ExchangeRates = ReadonlyMap<string, KnownCloses>;

/**
 * How an amount is converted, through the euro: amount · `multiply` / `divide`, both units for one EUR.
 *
 * Null stands for the euro itself, and for both where the currencies are the same.
 */
export interface Conversion {
  /** Of the currency that is converted to. */
  readonly multiply: Close | null;
  /** Of the currency that is converted from. */
  readonly divide: Close | null;
}

/** An amount as a fraction, so that what is made of it is rounded once. */
export interface FractionOfMoney {
  readonly amount: Decimal;
  /** > 0. */
  readonly divisor: Decimal;
}

const SAME_CURRENCY: Conversion = { multiply: null, divide: null };

/**
 * The rates from one currency to another on a day: of each the last one on or before it, never a later one.
 *
 * @param day days since 1970-01-01
 * @returns null when a rate that is needed is not known so early (`no_rate`): no rate is ever taken to be 1
 * @see docs/spec/prices.md §4
 */
export function conversionOn(rates: ExchangeRates, from: string, to: string, day: number): Conversion | null {
  return conversionBy(
    from,
    to,
    () => closeOn(rates.get(from) ?? [], day),
    () => closeOn(rates.get(to) ?? [], day),
  );
}

/**
 * The same for days that ascend.
 *
 * @returns asked for a day that is not before the one asked last
 */
export function conversionCursor(
  rates: ExchangeRates,
  from: string,
  to: string,
): (day: number) => Conversion | null {
  const fromOn = closeCursor(rates.get(from) ?? []);
  const toOn = closeCursor(rates.get(to) ?? []);
  return (day) =>
    conversionBy(
      from,
      to,
      () => fromOn(day),
      () => toOn(day),
    );
}

function conversionBy(
  from: string,
  to: string,
  rateOfFrom: () => Close | null,
  rateOfTo: () => Close | null,
): Conversion | null {
  if (from === to) return SAME_CURRENCY;
  const divide = from === PIVOT_CURRENCY ? null : rateOfFrom();
  const times = to === PIVOT_CURRENCY ? null : rateOfTo();
  const isKnown = (divide !== null || from === PIVOT_CURRENCY) && (times !== null || to === PIVOT_CURRENCY);
  return isKnown ? { multiply: times, divide } : null;
}

/** The amount in the other currency, exactly: amount · rate of the one / rate of the other. */
export function convert(amount: Decimal, { multiply: by, divide }: Conversion): FractionOfMoney {
  return { amount: by === null ? amount : multiply(amount, by.value), divisor: divide?.value ?? ONE };
}
