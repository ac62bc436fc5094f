import { entryAmount, entryFees, entryTaxes } from '../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Expression, Rule } from './trail.ts';

/** An operand and what it follows from. */
interface AmountPart {
  readonly operand: Decimal;
  readonly rule: Rule;
  readonly expression: Expression;
}

/** What the gross amount of an entry follows from. */
export function pricing(entry: Transaction): Expression {
  const { exchangeRate } = entry;
  const rate = exchangeRate && { exchange_rate: exchangeRate };
  if ('amount' in entry) return { amount: entry.amount, ...rate };
  return 'price' in entry && entry.price ? { units: entry.units, price: entry.price, ...rate } : {};
}

/** The gross amount of an entry as part of a line. */
export function grossPart(entry: Transaction): AmountPart {
  return { operand: entryAmount(entry), rule: 'gross_amount', expression: pricing(entry) };
}

/** What was charged with an entry, and a FEE itself, as part of a line. */
export function feesPart(entry: Transaction): AmountPart {
  const itself = entry.type === 'FEE' ? pricing(entry) : {};
  const expression = { fee: entry.fee, fx_fee: entry.fxFee, ...itself };
  return { operand: entryFees(entry), rule: 'fees', expression };
}

/** What was withheld with an entry, and a TAX itself, as part of a line. */
export function taxesPart(entry: Transaction): AmountPart {
  const itself = entry.type === 'TAX' ? pricing(entry) : {};
  return { operand: entryTaxes(entry), rule: 'taxes', expression: { tax: entry.tax, ...itself } };
}
