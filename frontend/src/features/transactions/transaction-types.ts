/** Every type of transaction under its name in the API, in the order in which they are offered. */
export const TRANSACTION_TYPES = [
  'BUY',
  'SELL',
  'DIVIDEND',
  'SPLIT',
  'FEE',
  'TAX',
  'TRANSFER_IN',
  'TRANSFER_OUT',
] as const;

export type TransactionType = (typeof TRANSACTION_TYPES)[number];

export function isTransactionType(value: unknown): value is TransactionType {
  return TRANSACTION_TYPES.some((type) => type === value);
}
