import { ledgerOrder } from '../ledger/ledger-order.ts';
import { splitUnits } from '../ledger/split-units.ts';
import { entryAmounts } from '../ledger/transaction-amounts.ts';
import type { Transaction } from '../ledger/transaction.ts';
import { add, type Decimal, subtract, ZERO } from '../money/decimal.ts';

/** What the entries of one instrument at one broker come to. Amounts in the base currency. */
export interface BrokerShare {
  readonly broker: string;
  /** Units that came in − units that left there; below 0 when units were sold that were bought elsewhere. */
  readonly units: Decimal;
  readonly entryCount: number;
  /** Purchases − proceeds. */
  readonly netInvested: Decimal;
  readonly fees: Decimal;
}

/** Units after an entry at their own broker, where a transfer counts whoever is at its other end. */
export function unitsAtBroker(units: Decimal, entry: Transaction): Decimal {
  switch (entry.type) {
    case 'BUY':
    case 'TRANSFER_IN':
      return add(units, entry.units);
    case 'SELL':
    case 'TRANSFER_OUT':
      return subtract(units, entry.units);
    case 'SPLIT':
      return splitUnits(units, entry);
    case 'DIVIDEND':
    case 'FEE':
    case 'TAX':
      return units;
  }
}

/**
 * The share of each broker in a position, ascending by name. A split counts at every broker, wherever it was recorded.
 *
 * @param entries of one instrument, in any order
 */
export function brokerShares(entries: readonly Transaction[]): readonly BrokerShare[] {
  const shares = new Map<string, BrokerShare>();
  for (const entry of ledgerOrder(entries)) {
    const { broker, type } = entry;
    if (type === 'SPLIT') {
      for (const [name, share] of shares)
        shares.set(name, { ...share, units: splitUnits(share.units, entry) });
    }
    const before = shares.get(broker) ?? { units: ZERO, entryCount: 0, netInvested: ZERO, fees: ZERO };
    const { purchase, proceeds, fees } = entryAmounts(entry);
    shares.set(broker, {
      broker,
      units: type === 'SPLIT' ? before.units : unitsAtBroker(before.units, entry),
      entryCount: before.entryCount + 1,
      netInvested: add(before.netInvested, subtract(purchase, proceeds)),
      fees: add(before.fees, fees),
    });
  }
  return [...shares.values()].toSorted((left, right) => (left.broker < right.broker ? -1 : 1));
}
