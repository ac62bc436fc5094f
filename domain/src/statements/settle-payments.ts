import {
  absolute,
  compare,
  type Decimal,
  isNegative,
  isPositive,
  isZero,
  negate,
  sum,
  ZERO,
} from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';

/** One booking of a dividend or of the tax withheld from it, as a statement lists them: each by itself. */
export interface Payment {
  readonly kind: 'dividend' | 'tax';
  /** As booked: a dividend is positive and a tax negative, their reversals the other way round; never 0. */
  readonly amount: Decimal;
}

/**
 * What becomes of one payment:
 *
 * - `dividend`: it is one, with this tax (≥ 0) withheld from it
 * - `charge`: a tax by itself (> 0), whose dividend is not among the payments
 * - `joined`: a tax that counts at the payment named
 * - `reversed`: it was taken back, or takes back another
 * - `unmatched`: it takes back what is not among the payments
 */
export type SettledPayment<T> =
  | { readonly kind: 'dividend' | 'charge'; readonly payment: T; readonly tax: Decimal }
  | { readonly kind: 'joined'; readonly payment: T; readonly to: T }
  | { readonly kind: 'reversed' | 'unmatched'; readonly payment: T };

/**
 * Joins taxes to their dividend and takes reversals out, among the payments of one instrument, day and currency.
 *
 * A reversal takes out the last payment of its amount, so that what stays is what an earlier export told too. The tax
 * that stays counts at the largest dividend, the first one of several. What becomes of each payment comes in their order.
 */
export function settlePayments<T extends Payment>(payments: readonly T[]): SettledPayment<T>[] {
  const reversed = reversedAmong(payments);
  const staying = payments.filter((payment) => !reversed.has(payment));
  const taxes = staying.filter(({ kind }) => kind === 'tax');
  const charges = taxes.filter(({ amount }) => isNegative(amount));
  const counting = new Set(isNegative(withheldBy(taxes)) ? charges : taxes);
  const tax = withheldBy(counting);
  const dividend = largest(staying.filter(({ kind, amount }) => kind === 'dividend' && isPositive(amount)));
  const main = dividend ?? charges[0];
  return payments.map((payment): SettledPayment<T> => {
    if (reversed.has(payment)) return { kind: 'reversed', payment };
    if (payment === dividend) return { kind: 'dividend', payment, tax };
    if (payment.kind === 'dividend' && isPositive(payment.amount))
      return { kind: 'dividend', payment, tax: ZERO };
    if (main === undefined || !counting.has(payment)) return { kind: 'unmatched', payment };
    if (dividend === undefined && isZero(tax)) return { kind: 'reversed', payment };
    return payment === main ? { kind: 'charge', payment, tax } : { kind: 'joined', payment, to: main };
  });
}

/** Of each amount as many payments, the last ones, as there are reversals of it, and as many of these. */
function reversedAmong<T extends Payment>(payments: readonly T[]): ReadonlySet<T> {
  const sizeOf = ({ kind, amount }: T): string => `${kind} ${decimalText(absolute(amount))}`;
  const reversed = new Set<T>();
  for (const same of Map.groupBy(payments, sizeOf).values()) {
    const ups = same.filter(({ amount }) => isPositive(amount));
    const downs = same.filter(({ amount }) => isNegative(amount));
    const pairs = Math.min(ups.length, downs.length);
    for (const side of [ups, downs]) for (const each of side.slice(side.length - pairs)) reversed.add(each);
  }
  return reversed;
}

function withheldBy(taxes: Iterable<Payment>): Decimal {
  return negate(sum([...taxes].map(({ amount }) => amount)));
}

function largest<T extends Payment>(payments: readonly T[]): T | undefined {
  const [first, ...others] = payments;
  return others.reduce((best, each) => (best && compare(each.amount, best.amount) > 0 ? each : best), first);
}
