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

/** Types that ask for the same fields. */
const ALIKE: readonly (readonly TransactionType[])[] = [
  ['BUY', 'SELL'],
  ['FEE', 'TAX'],
];

/** What a transaction may become when it is edited, with the type that it has; all types for a new one. */
export function choicesFor(recorded: TransactionType | undefined): readonly TransactionType[] {
  if (recorded === undefined) return TRANSACTION_TYPES;
  return ALIKE.find((types) => types.includes(recorded)) ?? [recorded];
}
