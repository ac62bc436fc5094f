import { add, type Decimal, negate, ZERO } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { feesPaid, grossAmount } from './trade-amounts.ts';
import type { TransactionDraft } from './transaction.ts';

/**
 * What an entry is worth by itself in the base currency, fees and taxes apart, ≥ 0.
 *
 *   BUY, SELL                   units · price / exchange rate
 *   DIVIDEND, FEE, TAX          amount / exchange rate
 *   TRANSFER_IN from elsewhere  units · price / exchange rate: what the units had cost
 *   SPLIT, other transfers      0
 *
 * @returns exact in the base currency; a converted amount carries GUARD_DIGITS fraction digits
 * @see docs/spec/cost-basis.md §1
 */
export function entryAmount(entry: TransactionDraft): Decimal {
  switch (entry.type) {
    case 'BUY':
    case 'SELL':
      return grossAmount(entry);
    case 'DIVIDEND':
    case 'FEE':
    case 'TAX':
      return entry.exchangeRate ? divide(entry.amount, entry.exchangeRate, GUARD_DIGITS) : entry.amount;
    case 'TRANSFER_IN':
      return entry.price ? grossAmount({ ...entry, price: entry.price }) : ZERO;
    case 'SPLIT':
    case 'TRANSFER_OUT':
      return ZERO;
  }
}

/** Everything that was charged with an entry, and a FEE itself, ≥ 0, base currency. */
export function entryFees(entry: TransactionDraft): Decimal {
  const paid = feesPaid(entry);
  return entry.type === 'FEE' ? add(paid, entryAmount(entry)) : paid;
}

/** Everything that was withheld with an entry, and a TAX itself, ≥ 0, base currency. */
export function entryTaxes(entry: TransactionDraft): Decimal {
  return entry.type === 'TAX' ? add(entry.tax, entryAmount(entry)) : entry.tax;
}

/** The cash that changes hands for an entry before fees and taxes: negative for a BUY. */
function cashAmount(entry: TransactionDraft): Decimal {
  if (entry.type === 'BUY') return negate(entryAmount(entry));
  return entry.type === 'SELL' || entry.type === 'DIVIDEND' ? entryAmount(entry) : ZERO;
}

/**
 * What the cash account saw, base currency; negative when it paid.
 *
 *   BUY −(gross + fees + tax)     SELL, DIVIDEND gross − fees − tax     all others −(fees + tax)
 *
 * @see docs/spec/cost-basis.md §1
 */
export function netAmount(entry: TransactionDraft): Decimal {
  return add(cashAmount(entry), negate(add(entryFees(entry), entryTaxes(entry))));
}

/** The amounts of one entry, each ≥ 0 but for the net amount, base currency; 0 where a type has none. */
export interface EntryAmounts {
  readonly purchase: Decimal;
  readonly proceeds: Decimal;
  /** Gross dividends. */
  readonly income: Decimal;
  readonly fees: Decimal;
  readonly taxes: Decimal;
  readonly netAmount: Decimal;
}

/** All amounts of an entry at once. */
export function entryAmounts(entry: TransactionDraft): EntryAmounts {
  const amount = entryAmount(entry);
  return {
    purchase: entry.type === 'BUY' ? amount : ZERO,
    proceeds: entry.type === 'SELL' ? amount : ZERO,
    income: entry.type === 'DIVIDEND' ? amount : ZERO,
    fees: entryFees(entry),
    taxes: entryTaxes(entry),
    netAmount: netAmount(entry),
  };
}
