/** Whole millionths of a dollar, so that prices of a hundredth of a cent add up exactly. */
export type MicroDollars = bigint;

const DIGITS = 6;

/** @param price  digits with at most six behind the point @throws RangeError for anything else */
export function microDollars(price: string): MicroDollars {
  const found = /^(\d+)(?:\.(\d{1,6}))?$/.exec(price);
  if (!found) throw new RangeError(`"${price}" is no price in dollars.`);
  return BigInt(`${found[1] ?? ''}${(found[2] ?? '').padEnd(DIGITS, '0')}`);
}

/** Two digits behind the point, half a cent upwards. */
export function dollars(amount: MicroDollars): string {
  const cents = (amount + 5_000n) / 10_000n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
