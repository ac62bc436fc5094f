import {
  absolute,
  type Decimal,
  decimalText,
  entryAmount,
  feesPaid,
  isZero,
  netAmount,
  roundHalfEven,
  type TransactionDraft as Entry,
} from '@portfolio/domain';

export interface Term {
  /** Stands before the value; nothing before the first one. */
  readonly sign: '' | '×' | '÷' | '+' | '−';
  /** A decimal string. */
  readonly value: string;
}

/** The sum below the form: its terms, and what they come to in the base currency. */
export interface Arithmetic {
  readonly terms: readonly Term[];
  readonly total: string;
}

/** At most so many digits: what is divided by a rate need not end. */
const DIGITS = 10;

export function moneyText(value: Decimal): string {
  return decimalText(roundHalfEven(value, DIGITS), 2);
}

function term(sign: Term['sign'], value: Decimal | null, digits = 0): Term[] {
  return value ? [{ sign, value: decimalText(value, digits) }] : [];
}

/**
 * What the entry comes to: `12 × 121.09 + 2.00` of a purchase, `120 − 18.00 − 0.00` of a dividend, `10 × 95.5` of units
 * that bring their cost along.
 *
 * @returns null for what has no sum of its own
 */
export function arithmeticOf(entry: Entry): Arithmetic | null {
  if (isZero(entryAmount(entry))) return null;
  const fees = feesPaid(entry);
  const rate = term('÷', entry.exchangeRate);
  switch (entry.type) {
    case 'BUY':
    case 'SELL': {
      const sign = entry.type === 'BUY' ? '+' : '−';
      const tax = isZero(entry.tax) ? [] : term(sign, entry.tax, 2);
      const product = [...term('', entry.units), ...term('×', entry.price), ...rate];
      return {
        terms: [...product, ...term(sign, fees, 2), ...tax],
        total: moneyText(absolute(netAmount(entry))),
      };
    }
    case 'DIVIDEND':
      return {
        terms: [...term('', entry.amount), ...rate, ...term('−', entry.tax, 2), ...term('−', fees, 2)],
        total: moneyText(netAmount(entry)),
      };
    case 'FEE':
    case 'TAX':
      return { terms: [...term('', entry.amount), ...rate], total: moneyText(entryAmount(entry)) };
    case 'TRANSFER_IN':
      return {
        terms: [...term('', entry.units), ...term('×', entry.price), ...rate],
        total: moneyText(entryAmount(entry)),
      };
    case 'SPLIT':
    case 'TRANSFER_OUT':
      return null;
  }
}
