import type { Transaction } from '../../api/wire.ts';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import type { Translate } from '../../i18n/translator.ts';

export function tradeName({ name, isin }: Pick<Transaction, 'name' | 'isin'>): string {
  return name ?? isin;
}

/** A decimal string without the zeros at its end: `12.0000` is `12`. */
function bare(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

/** A trade in a few words: `buy of 12 FTSE All-World`. */
export function tradeWords(t: Translate, locale: string, trade: Transaction): string {
  const values = { units: textOf(exactParts(locale, bare(trade.units))), name: tradeName(trade) };
  return trade.transaction_type === 'BUY'
    ? t('transactions.buy-of', values)
    : t('transactions.sale-of', values);
}
