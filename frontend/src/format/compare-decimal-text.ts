/** A decimal string in comparable parts: the whole without leading zeros, the fraction without trailing ones. */
function partsOf(value: string) {
  const isNegative = value.startsWith('-');
  const [whole = '', fraction = ''] = value.replace(/^[+-]/, '').split('.');
  return { isNegative, whole: whole.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') };
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * Which of two decimal strings of the API is greater, by their digits: no digit passes through a binary number.
 *
 * The API writes no exponents. `-0.00` equals `0`.
 *
 * @returns below 0 when `left` is the smaller, 0 when they are equal, above 0 when it is the greater
 */
export function compareDecimalText(left: string, right: string): number {
  const [one, other] = [partsOf(left), partsOf(right)];
  const magnitude =
    one.whole.length - other.whole.length ||
    compareText(one.whole, other.whole) ||
    compareText(one.fraction, other.fraction);
  const isZero = (parts: typeof one) => parts.whole === '' && parts.fraction === '';
  if (isZero(one) && isZero(other)) return 0;
  if (one.isNegative !== other.isNegative) return one.isNegative ? -1 : 1;
  return one.isNegative ? -magnitude : magnitude;
}
