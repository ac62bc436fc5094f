import type { MessageKey } from '../i18n/message-key.ts';

/** Every type of transaction, by its name in the API, and what a reader calls it. */
export const TYPE_NAMES = {
  BUY: 'ui.type-buy',
  SELL: 'ui.type-sell',
  DIVIDEND: 'ui.type-dividend',
  SPLIT: 'ui.type-split',
  FEE: 'ui.type-fee',
  TAX: 'ui.type-tax',
  TRANSFER_IN: 'ui.type-transfer-in',
  TRANSFER_OUT: 'ui.type-transfer-out',
} as const satisfies Readonly<Record<string, MessageKey>>;
