import {
  type Decimal,
  decimal,
  normalise,
  powerOfTen,
  quotientHalfEven,
  roundHalfEven,
} from '@portfolio/domain';

const FRACTION_BITS = 52;
const EXPONENT_BIAS = 1075;

/** A finite double as what it is: a whole number times a power of two. */
function partsOf(double: number): { readonly significand: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, double);
  const bits = view.getBigUint64(0);
  const biased = (view.getUint16(0) >> 4) & 0x7ff;
  const fraction = bits & ((1n << BigInt(FRACTION_BITS)) - 1n);
  // A subnormal number has no hidden leading bit, and the exponent of the smallest normal one.
  const magnitude = biased === 0 ? fraction : fraction | (1n << BigInt(FRACTION_BITS));
  return { significand: double < 0 ? -magnitude : magnitude, exponent: Math.max(biased, 1) - EXPONENT_BIAS };
}

/**
 * A double rounded as C's `printf("%.Nf")` rounds it: its exact binary value, ties to the even neighbour.
 *
 * 0.33335 is a little below itself in binary and becomes 0.3333; 0.125 is exact and becomes 0.12.
 *
 * @param double         finite
 * @param fractionDigits N
 */
export function printedDecimal(double: number, fractionDigits: number): Decimal {
  const { significand, exponent } = partsOf(double);
  const scaled = significand * powerOfTen(fractionDigits);
  const digits =
    exponent >= 0 ? scaled << BigInt(exponent) : quotientHalfEven(scaled, 1n << BigInt(-exponent));
  return { digits, scale: fractionDigits };
}

/**
 * The shortest decimal that names the double, rounded half-even to at most so many digits: 41.6667 stays 41.6667.
 *
 * @param double finite
 */
export function shortestDecimal(double: number, fractionDigits: number): Decimal {
  return normalise(roundHalfEven(decimal(String(double)), fractionDigits));
}
