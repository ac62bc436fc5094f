import type { Trade } from '../ledger/trade.ts';
import { feesPaid, grossAmount } from '../ledger/trade-amounts.ts';
import { add, type Decimal, negate, ZERO } from '../money/decimal.ts';

/** What the trades of one instrument at one broker come to. Amounts in the base currency. */
export interface BrokerShare {
  readonly broker: string;
  /** Units bought − units sold there; below 0 when units were sold that were bought elsewhere. */
  readonly units: Decimal;
  readonly tradeCount: number;
  /** Purchases − proceeds. */
  readonly netInvested: Decimal;
  readonly fees: Decimal;
}

/**
 * The share of each broker in a position, ascending by name.
 *
 * @param trades of one instrument, in any order
 */
export function brokerShares(trades: readonly Trade[]): readonly BrokerShare[] {
  const shares = new Map<string, BrokerShare>();
  for (const trade of trades) {
    const { broker, type } = trade;
    const signed = (value: Decimal) => (type === 'BUY' ? value : negate(value));
    const before = shares.get(broker) ?? { units: ZERO, tradeCount: 0, netInvested: ZERO, fees: ZERO };
    shares.set(broker, {
      broker,
      units: add(before.units, signed(trade.units)),
      tradeCount: before.tradeCount + 1,
      netInvested: add(before.netInvested, signed(grossAmount(trade))),
      fees: add(before.fees, feesPaid(trade)),
    });
  }
  return [...shares.values()].toSorted((left, right) => (left.broker < right.broker ? -1 : 1));
}
