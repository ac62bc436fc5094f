import { absolute, compare, type Decimal, multiply, subtract } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { cellOf } from './cells.ts';
import { parseStyledDecimal } from './decimal-style.ts';
import type { RowReading } from './table.ts';

/** Currencies of the exchanges that a symbol's ending names; London's quote several. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: 'USD',
  DE: 'EUR',
  FR: 'EUR',
  NL: 'EUR',
  IT: 'EUR',
  ES: 'EUR',
  PT: 'EUR',
  BE: 'EUR',
  FI: 'EUR',
  PL: 'PLN',
  CZ: 'CZK',
  CH: 'CHF',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
};

const TRADE = /^(OPEN|CLOSE) BUY (\d[\d.]*)(?:\/\d[\d.]*)? @ (\d[\d.]*)$/;

const CENTS = decimal('0.02');

/** What a comment says of a trade: `CLOSE BUY 1 @ 26.280` sells one unit. */
export interface CommentedTrade {
  readonly type: 'BUY' | 'SELL';
  readonly units: Decimal;
  readonly price: Decimal;
}

/** The trade in a row's comment; null when it tells none. */
export function tradeInComment(reading: RowReading): CommentedTrade | null {
  const match = TRADE.exec(cellOf(reading, 'comment'));
  const [units, price] = [match?.[2], match?.[3]].map((text) => parseStyledDecimal(text ?? '', 'dot'));
  return match && units && price ? { type: match[1] === 'OPEN' ? 'BUY' : 'SELL', units, price } : null;
}

/** Whether units × price is what the account saw, so that the price is in its currency. */
export function isInAccountCurrency({ units, price }: CommentedTrade, amount: Decimal): boolean {
  return compare(absolute(subtract(multiply(units, price), absolute(amount))), CENTS) <= 0;
}

/**
 * The currency of the account, which the file does not name: that of an exchange whose prices times units are what the
 * account saw.
 *
 * @returns null when no trade shows it, or several show different ones
 */
export function accountCurrency(rows: Iterable<RowReading>): string | null {
  const shown = new Set<string>();
  for (const reading of rows) {
    const trade = tradeInComment(reading);
    const amount = parseStyledDecimal(cellOf(reading, 'amount'), 'dot');
    const symbol = cellOf(reading, 'symbol');
    const ending = symbol.slice(symbol.lastIndexOf('.') + 1);
    const currency = Object.hasOwn(CURRENCIES, ending) ? CURRENCIES[ending] : undefined;
    if (trade && amount && currency !== undefined && isInAccountCurrency(trade, amount)) shown.add(currency);
  }
  const [only = null] = shown;
  return shown.size === 1 ? only : null;
}
