import { decimalText, parseDecimal } from '@portfolio/domain';
import type { Transaction } from '../../../api/wire.ts';
import type { TransactionFields } from '../transaction-fields.ts';

/** A decimal string without the zeros at its end; nothing for what the transaction does not have. */
function bare(value: string | null): string {
  const read = parseDecimal(value ?? '');
  return read ? decimalText(read) : '';
}

/** A transaction as the text to begin editing with. */
export function fieldsOf(transaction: Transaction): TransactionFields {
  return {
    type: transaction.transaction_type,
    date: transaction.date,
    broker: transaction.broker,
    isin: transaction.isin ?? '',
    units: bare(transaction.units),
    price: bare(transaction.price_per_unit),
    amount: bare(transaction.amount),
    newUnits: String(transaction.new_units ?? ''),
    oldUnits: String(transaction.old_units ?? ''),
    acquired: transaction.acquired_on ?? '',
    currency: transaction.currency,
    exchangeRate: bare(transaction.exchange_rate),
    fee: transaction.fee,
    tax: transaction.tax,
    note: transaction.note ?? '',
  };
}
