import { dayNumber } from '../calendar/local-date.ts';
import { digitsAtScale } from '../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../money/divide.ts';
import { roundHalfEven } from '../money/round.ts';
import type { Trade } from './trade.ts';
import { netAmount } from './trade-amounts.ts';

/** The days of ten thousand years are fewer than 2²². */
const DAY_BITS = 22n;
/** Numbers of trades: a million million of them. */
const ID_BITS = 40;

/**
 * A whole number by which trades sort as their net amounts do as they are published; trades of one amount by day, and
 * those of one day in the order of recording.
 *
 *   rank = (net amount · 10¹⁰ · 2²² + day) · 2⁴⁰ + id
 */
export function netAmountRank(
  trade: Pick<Trade, 'id' | 'date' | 'type' | 'units' | 'price' | 'exchangeRate' | 'fee' | 'fxFee'>,
): bigint {
  const amount = digitsAtScale(roundHalfEven(netAmount(trade), PUBLISHED_DIGITS), PUBLISHED_DIGITS);
  const day = BigInt(dayNumber(trade.date));
  return (((amount << DAY_BITS) + day) << BigInt(ID_BITS)) + BigInt(trade.id);
}

/** The id of the trade that has the rank. */
export function idOfRank(rank: bigint): number {
  return Number(BigInt.asUintN(ID_BITS, rank));
}
