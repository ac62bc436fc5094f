import type { MessageKey } from './message-key.ts';

/** What a row of a list is tagged with, by the type of its transaction. */
export const TYPE_TAGS = {
  BUY: 'transactions.tag-buy',
  SELL: 'transactions.tag-sell',
  DIVIDEND: 'transactions.tag-dividend',
  SPLIT: 'transactions.tag-split',
  FEE: 'transactions.tag-fee',
  TAX: 'transactions.tag-tax',
  TRANSFER_IN: 'transactions.tag-transfer-in',
  TRANSFER_OUT: 'transactions.tag-transfer-out',
} as const satisfies Record<string, MessageKey>;
