import type { Transaction } from '../../api/wire.ts';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import { ratioText } from '../../format/ratio.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { TransactionType } from './transaction-types.ts';

/** What it is about: the instrument, or the whole portfolio. */
export function transactionName(t: Translate, { name, isin }: Pick<Transaction, 'name' | 'isin'>): string {
  return name ?? isin ?? t('transactions.whole-portfolio');
}

/** A decimal string without the zeros at its end: `12.0000` is `12`. */
function bare(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

const WORDS = {
  BUY: 'transactions.buy-of',
  SELL: 'transactions.sale-of',
  DIVIDEND: 'transactions.dividend-of',
  SPLIT: 'transactions.split-of',
  FEE: 'transactions.fee-of',
  TAX: 'transactions.tax-of',
  TRANSFER_IN: 'transactions.transfer-in-of',
  TRANSFER_OUT: 'transactions.transfer-out-of',
} as const satisfies Record<TransactionType, MessageKey>;

/** A transaction in a few words: `buy of 12 FTSE All-World`, `split 2:1 of FTSE All-World`. */
export function transactionWords(t: Translate, locale: string, transaction: Transaction): string {
  const exact = (value: string | null) => (value === null ? '' : textOf(exactParts(locale, bare(value))));
  return t(WORDS[transaction.transaction_type], {
    units: exact(transaction.units),
    amount: exact(transaction.amount),
    currency: transaction.currency,
    ratio: ratioText(transaction.new_units ?? 0, transaction.old_units ?? 0),
    name: transactionName(t, transaction),
  });
}
