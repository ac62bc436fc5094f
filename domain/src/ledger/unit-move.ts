import { type Decimal, isPositive, subtract, ZERO } from '../money/decimal.ts';
import { feesPaid } from './trade-amounts.ts';
import { entryAmount } from './transaction-amounts.ts';
import type { Transaction } from './transaction.ts';

/** Units that come into a position or leave it, and what they come or leave with. Base currency. */
export interface UnitMove {
  readonly isInflow: boolean;
  /** False for a transfer: nothing is paid for its units. */
  readonly isTrade: boolean;
  /** > 0. */
  readonly units: Decimal;
  /** What was paid or brought for them; what units from elsewhere had cost; 0 for those that leave for elsewhere. */
  readonly gross: Decimal;
  /** Per unit, in the currency of the entry. */
  readonly unitPrice: Decimal;
  /** The fees that belong to the units; those of a transfer belong to none. */
  readonly fees: Decimal;
}

/**
 * How an entry moves the units of its position as a whole.
 *
 * @returns null for a dividend, a charge, a split, and for a transfer between own brokers
 */
export function unitMove(entry: Transaction): UnitMove | null {
  switch (entry.type) {
    case 'BUY':
    case 'SELL':
      return {
        isInflow: entry.type === 'BUY',
        isTrade: true,
        units: entry.units,
        gross: entryAmount(entry),
        unitPrice: entry.price,
        fees: feesPaid(entry),
      };
    case 'TRANSFER_IN':
      if (entry.price === null) return null;
      return {
        isInflow: true,
        isTrade: false,
        units: entry.units,
        gross: entryAmount(entry),
        unitPrice: entry.price,
        fees: ZERO,
      };
    case 'TRANSFER_OUT': {
      const units = subtract(entry.units, entry.ownUnits ?? ZERO);
      if (!isPositive(units)) return null;
      return { isInflow: false, isTrade: false, units, gross: ZERO, unitPrice: ZERO, fees: ZERO };
    }
    case 'DIVIDEND':
    case 'SPLIT':
    case 'FEE':
    case 'TAX':
      return null;
  }
}
