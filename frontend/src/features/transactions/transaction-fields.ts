import type { TransactionType } from './transaction-types.ts';

/** The form of a transaction as it is typed. */
export interface TransactionFields {
  readonly type: TransactionType;
  readonly date: string;
  readonly broker: string;
  readonly isin: string;
  readonly units: string;
  /** Of one unit; of a transfer what it had cost. */
  readonly price: string;
  /** Cash of a dividend, a fee or a tax, before charges. */
  readonly amount: string;
  readonly newUnits: string;
  readonly oldUnits: string;
  /** When units that come from elsewhere were bought. */
  readonly acquired: string;
  readonly currency: string;
  readonly exchangeRate: string;
  readonly fee: string;
  readonly tax: string;
  readonly note: string;
}

export type FieldName = Exclude<keyof TransactionFields, 'type'>;

const TRADE = [
  'date',
  'broker',
  'isin',
  'currency',
  'units',
  'price',
  'fee',
  'tax',
  'exchangeRate',
  'note',
] as const satisfies readonly FieldName[];

const CHARGE = [
  'date',
  'broker',
  'isin',
  'currency',
  'amount',
  'exchangeRate',
  'note',
] as const satisfies readonly FieldName[];

/** What each type asks for. */
export const FIELDS_OF: Readonly<Record<TransactionType, readonly FieldName[]>> = {
  BUY: TRADE,
  SELL: TRADE,
  DIVIDEND: ['date', 'broker', 'isin', 'currency', 'amount', 'tax', 'fee', 'exchangeRate', 'note'],
  SPLIT: ['date', 'broker', 'isin', 'newUnits', 'oldUnits', 'note'],
  FEE: CHARGE,
  TAX: CHARGE,
  TRANSFER_IN: [
    'date',
    'broker',
    'isin',
    'currency',
    'units',
    'price',
    'acquired',
    'fee',
    'exchangeRate',
    'note',
  ],
  TRANSFER_OUT: ['date', 'broker', 'isin', 'units', 'fee', 'note'],
};

/** The members of the API by the names of the form. */
export const MEMBER_OF = {
  date: 'date',
  broker: 'broker',
  isin: 'isin',
  units: 'units',
  price: 'price_per_unit',
  amount: 'amount',
  newUnits: 'new_units',
  oldUnits: 'old_units',
  acquired: 'acquired_on',
  currency: 'currency',
  exchangeRate: 'exchange_rate',
  fee: 'fee',
  tax: 'tax',
  note: 'note',
} as const satisfies Record<FieldName, string>;

/** An empty form for a transaction of today. */
export function newFields(type: TransactionType, today: string, base: string): TransactionFields {
  return {
    type,
    date: today,
    broker: '',
    isin: '',
    units: '',
    price: '',
    amount: '',
    newUnits: '',
    oldUnits: '',
    acquired: '',
    currency: base,
    exchangeRate: '',
    fee: '',
    tax: '',
    note: '',
  };
}
