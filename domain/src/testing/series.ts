import type { CloseSeries } from '../valuation/close-series.ts';
import { digitsAtScale } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';

/** Fraction digits of the series that tests write. */
const SCALE = 10;

/** A series from prices by day, days since 1970-01-01: `series('EUR', { 3: '1.5' })`. */
export function series(currency: string, prices: Readonly<Record<string, string>>): CloseSeries {
  const entries = Object.entries(prices)
    .map(([day, price]) => [Number(day), price] as const)
    .toSorted(([left], [right]) => left - right);
  return {
    currency,
    days: Int32Array.from(entries, ([day]) => day),
    digits: BigInt64Array.from(entries, ([, price]) => digitsAtScale(decimal(price), SCALE)),
    scale: SCALE,
  };
}
