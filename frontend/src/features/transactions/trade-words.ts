import type { Transaction } from '../../api/wire.ts';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import type { Translate } from '../../i18n/translator.ts';
import { TYPE_NAMES } from '../../ui/transaction-types.ts';

/** What a transaction is of: the instrument, or the broker where it is of the portfolio as a whole. */
export function tradeName({ name, isin, broker }: Pick<Transaction, 'name' | 'isin' | 'broker'>): string {
  return name ?? isin ?? broker;
}

/** A decimal string without the zeros at its end: `12.0000` is `12`. */
function bare(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** A trade in a few words: `buy of 12 FTSE All-World`. */
export function tradeWords(t: Translate, locale: string, trade: Transaction): string {
  const { transaction_type: type, units } = trade;
  const name = tradeName(trade);
  if (units === null || (type !== 'BUY' && type !== 'SELL'))
    return t('transactions.entry-of', { type: t(TYPE_NAMES[type]), name });
  const values = { units: textOf(exactParts(locale, bare(units))), name };
  return type === 'BUY' ? t('transactions.buy-of', values) : t('transactions.sale-of', values);
}
