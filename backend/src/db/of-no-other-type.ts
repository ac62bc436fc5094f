import type { TransactionColumns } from './tables.ts';

/** The columns of a plain purchase or sale that only other types fill, and those that hardly any fills. */
export const OF_NO_OTHER_TYPE = {
  tax: '0',
  amount: null,
  new_units: null,
  old_units: null,
  acquired_on: null,
  note: null,
} as const satisfies Partial<TransactionColumns>;

/** The columns of a purchase or a sale. */
export type TradeColumns = TransactionColumns & {
  readonly transaction_type: 'BUY' | 'SELL';
  readonly units: string;
  readonly price_per_unit: string;
};
