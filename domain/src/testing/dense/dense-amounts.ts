import type { Transaction } from '../../ledger/transaction.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { rateOfEntry } from './dense-quotes.ts';
import { Fraction } from './fraction.ts';

/** What one entry, or several, came to in the base currency; each ≥ 0. */
export interface DenseAmounts {
  /** Units · price of purchases, without charges. */
  readonly purchases: Fraction;
  readonly proceeds: Fraction;
  /** Dividends, gross. */
  readonly income: Fraction;
  readonly fees: Fraction;
  readonly taxes: Fraction;
}

export const NO_AMOUNTS: DenseAmounts = {
  purchases: Fraction.ZERO,
  proceeds: Fraction.ZERO,
  income: Fraction.ZERO,
  fees: Fraction.ZERO,
  taxes: Fraction.ZERO,
};

/**
 * The amounts of one entry. Nothing is bought or sold by a transfer.
 *
 * @throws UnknownFigure `no_rate`
 */
export function amountsOf(portfolio: DensePortfolio, entry: Transaction): DenseAmounts {
  const fees = Fraction.ofDecimal(entry.fee).plus(Fraction.ofDecimal(entry.fxFee));
  const charged = { ...NO_AMOUNTS, fees, taxes: Fraction.ofDecimal(entry.tax) };
  switch (entry.type) {
    case 'BUY':
      return { ...charged, purchases: tradedAmount(portfolio, entry) };
    case 'SELL':
      return { ...charged, proceeds: tradedAmount(portfolio, entry) };
    case 'DIVIDEND':
      return { ...charged, income: inBase(portfolio, entry, Fraction.ofDecimal(entry.amount)) };
    case 'FEE':
      return { ...charged, fees: fees.plus(inBase(portfolio, entry, Fraction.ofDecimal(entry.amount))) };
    case 'TAX':
      return {
        ...charged,
        taxes: charged.taxes.plus(inBase(portfolio, entry, Fraction.ofDecimal(entry.amount))),
      };
    default:
      return charged;
  }
}

/** The amounts of several entries together. */
export function addedUp(parts: readonly DenseAmounts[]): DenseAmounts {
  const total = (member: keyof DenseAmounts) => Fraction.sum(parts.map((part) => part[member]));
  return {
    purchases: total('purchases'),
    proceeds: total('proceeds'),
    income: total('income'),
    fees: total('fees'),
    taxes: total('taxes'),
  };
}

/** An amount in the currency of an entry, in the base currency. */
export function inBase(portfolio: DensePortfolio, entry: Transaction, amount: Fraction): Fraction {
  return amount.sign() === 0 ? Fraction.ZERO : amount.over(rateOfEntry(portfolio, entry));
}

function tradedAmount(
  portfolio: DensePortfolio,
  entry: Extract<Transaction, { readonly type: 'BUY' | 'SELL' }>,
): Fraction {
  return inBase(portfolio, entry, Fraction.ofDecimal(entry.units).times(Fraction.ofDecimal(entry.price)));
}
