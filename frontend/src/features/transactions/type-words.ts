import type { MessageKey } from '../../i18n/message-key.ts';
import type { TransactionType } from './transaction-types.ts';

interface TypeWords {
  /** One of them: `Dividend`. */
  readonly one: MessageKey;
  /** All of them: `Dividends`. */
  readonly all: MessageKey;
  /** What records one. */
  readonly record: MessageKey;
  /** What the sum below the form comes of, until it can be told; null where there is none. */
  readonly sum: MessageKey | null;
}

export const TYPE_WORDS = {
  BUY: {
    one: 'transactions.buy',
    all: 'transactions.buys',
    record: 'transactions.record-buy',
    sum: 'transactions.sum-of-buy',
  },
  SELL: {
    one: 'transactions.sell',
    all: 'transactions.sales',
    record: 'transactions.record-sale',
    sum: 'transactions.sum-of-sale',
  },
  DIVIDEND: {
    one: 'transactions.dividend',
    all: 'transactions.dividends',
    record: 'transactions.record-dividend',
    sum: 'transactions.sum-of-dividend',
  },
  SPLIT: {
    one: 'transactions.split',
    all: 'transactions.splits',
    record: 'transactions.record-split',
    sum: null,
  },
  FEE: {
    one: 'transactions.fee',
    all: 'transactions.fees',
    record: 'transactions.record-fee',
    sum: 'transactions.sum-of-fee',
  },
  TAX: {
    one: 'transactions.tax',
    all: 'transactions.taxes',
    record: 'transactions.record-tax',
    sum: 'transactions.sum-of-tax',
  },
  TRANSFER_IN: {
    one: 'transactions.transfer-in',
    all: 'transactions.transfers-in',
    record: 'transactions.record-transfer-in',
    sum: 'transactions.cost-along',
  },
  TRANSFER_OUT: {
    one: 'transactions.transfer-out',
    all: 'transactions.transfers-out',
    record: 'transactions.record-transfer-out',
    sum: null,
  },
} as const satisfies Record<TransactionType, TypeWords>;
