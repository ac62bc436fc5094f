/**
 * An exact decimal number: `digits × 10^(−scale)`.
 *
 * A bigint with its own scale, so that sums and products never round; see docs/adr/0002-decimals.md.
 * Values are immutable. Trailing zeros are allowed and carry no meaning: 2.50 equals 2.5.
 */
export interface Decimal {
  readonly digits: bigint;
  /** Number of fraction digits, ≥ 0. */
  readonly scale: number;
}

const POWERS: bigint[] = Array.from({ length: 128 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to a power ≥ 0, from a table for the scales that occur. */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };
export const ONE: Decimal = { digits: 1n, scale: 0 };
export const HUNDRED: Decimal = { digits: 100n, scale: 0 };

/** The digits of `value` written with `scale` fraction digits; `scale` must not be below the value's own. */
export function digitsAtScale(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * powerOfTen(scale - value.scale);
}

/** Exact sum. */
export function add(augend: Decimal, addend: Decimal): Decimal {
  // Most sums of a ledger have a part that is nothing: what is there already is not made again.
  if (addend.digits === 0n && addend.scale <= augend.scale) return augend;
  if (augend.digits === 0n && augend.scale <= addend.scale) return addend;
  if (augend.scale === addend.scale) {
    return { digits: augend.digits + addend.digits, scale: augend.scale };
  }
  const scale = Math.max(augend.scale, addend.scale);
  return { digits: digitsAtScale(augend, scale) + digitsAtScale(addend, scale), scale };
}

/** Exact difference. */
export function subtract(minuend: Decimal, subtrahend: Decimal): Decimal {
  if (subtrahend.digits === 0n && subtrahend.scale <= minuend.scale) return minuend;
  return add(minuend, negate(subtrahend));
}

/** Exact product; the scales add. */
export function multiply(multiplicand: Decimal, multiplier: Decimal): Decimal {
  return {
    digits: multiplicand.digits * multiplier.digits,
    scale: multiplicand.scale + multiplier.scale,
  };
}

/** The number with its sign turned. */
export function negate(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale };
}

/** The number without its sign. */
export function absolute(value: Decimal): Decimal {
  return value.digits < 0n ? negate(value) : value;
}

/** −1, 0 or 1 as `left` is below, equal to or above `right`. */
export function compare(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const scale = Math.max(left.scale, right.scale);
  const difference = digitsAtScale(left, scale) - digitsAtScale(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** True when both are the same number, whatever their scales: 1.0 equals 1.00. */
export function equals(left: Decimal, right: Decimal): boolean {
  return compare(left, right) === 0;
}

/** True for 0 at any scale. */
export function isZero(value: Decimal): boolean {
  return value.digits === 0n;
}

/** True above zero; zero is neither positive nor negative. */
export function isPositive(value: Decimal): boolean {
  return value.digits > 0n;
}

/** True below zero; zero is neither positive nor negative. */
export function isNegative(value: Decimal): boolean {
  return value.digits < 0n;
}

/** Exact sum of any number of decimals; 0 for none. */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

/** The same number without trailing zeros in its fraction. */
export function normalise(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return scale === value.scale ? value : { digits, scale };
}
