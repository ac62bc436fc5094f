import {
  type Decimal,
  isPositive,
  parseLocalDate,
  type TransactionDraft as Entry,
  ZERO,
} from '@portfolio/domain';
import type { TransactionFields } from '../transaction-fields.ts';
import { bringsCost, type Reading } from './reading.ts';

const above = (value: Decimal | null): Decimal | null => (value && isPositive(value) ? value : null);

/** What an entry has of which no sum depends. */
function commonOf(fields: TransactionFields, read: Reading, fxFee: Decimal) {
  const date = parseLocalDate(fields.date);
  if (!date || !read.fee || !read.tax) return null;
  if (read.isForeign && !above(read.exchangeRate)) return null;
  return {
    date,
    time: null,
    broker: fields.broker.trim(),
    isin: fields.isin.trim().toUpperCase(),
    currency: read.currency,
    exchangeRate: read.exchangeRate,
    fee: read.fee,
    tax: read.tax,
    fxFee,
  };
}

/**
 * The entry of the ledger that the form stands for, as soon as its numbers are there; who and where may still be missing.
 *
 * @param fxFee charge for exchanging the currency, which the form does not show
 */
export function entryOf(fields: TransactionFields, read: Reading, fxFee: Decimal): Entry | null {
  const { type } = fields;
  const common = commonOf(fields, read, fxFee);
  if (!common) return null;
  const [units, price, amount] = [above(read.units), above(read.price), above(read.amount)];
  switch (type) {
    case 'BUY':
    case 'SELL':
      return units && price && { ...common, type, units, price };
    case 'DIVIDEND':
      return amount && { ...common, type, amount };
    case 'FEE':
    case 'TAX':
      return amount && { ...common, fee: ZERO, tax: ZERO, fxFee: ZERO, type, amount };
    case 'SPLIT': {
      const { newUnits, oldUnits } = read;
      return newUnits && oldUnits ? { ...common, tax: ZERO, fee: ZERO, type, newUnits, oldUnits } : null;
    }
    case 'TRANSFER_IN':
      if (!units || !(price || bringsCost(fields))) return null;
      return { ...common, type, units, price, acquired: null };
    case 'TRANSFER_OUT':
      return units && { ...common, type, units, price: null, acquired: null };
  }
}
