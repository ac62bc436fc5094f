import { dayNumber } from '../calendar/local-date.ts';
import { digitsAtScale } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import { netAmount } from './transaction-amounts.ts';
import type { Transaction } from './transaction.ts';

/** The days of ten thousand years are fewer than 2²². */
const DAY_BITS = 22n;
/** Numbers of transactions: a million million of them. */
const ID_BITS = 40;

/**
 * A whole number by which transactions sort as their net amounts do as they are published; those of one amount by day, and
 * those of one day in the order of recording.
 *
 *   rank = (net amount · 10¹⁰ · 2²² + day) · 2⁴⁰ + id
 */
export function netAmountRank(entry: Transaction): bigint {
  const amount = digitsAtScale(roundHalfEven(netAmount(entry), PUBLISHED_DIGITS), PUBLISHED_DIGITS);
  const day = BigInt(dayNumber(entry.date));
  return (((amount << DAY_BITS) + day) << BigInt(ID_BITS)) + BigInt(entry.id);
}

/** The id of the transaction that has the rank. */
export function idOfRank(rank: bigint): number {
  return Number(BigInt.asUintN(ID_BITS, rank));
}
