import type { MessageKey } from '../../i18n/message-key.ts';

export interface FieldTraits {
  readonly words: MessageKey;
  /** How its value is written; a text when absent. A fraction is written as a percentage. */
  readonly as?: 'amount' | 'number' | 'fraction' | 'day' | 'moment' | 'flag' | 'kind';
}

/** Members of the rows, by their names in the API. Amounts are hidden in privacy, numbers are not. */
export const FIELDS: Readonly<Record<string, FieldTraits>> = {
  date: { words: 'history.field-date', as: 'day' },
  time: { words: 'history.field-time' },
  isin: { words: 'history.field-isin' },
  broker: { words: 'history.field-broker' },
  transaction_type: { words: 'history.field-type' },
  units: { words: 'history.field-units', as: 'amount' },
  price_per_unit: { words: 'history.field-price', as: 'number' },
  currency: { words: 'history.field-currency' },
  close: { words: 'history.field-close', as: 'number' },
  rate: { words: 'history.field-exchange-rate', as: 'number' },
  exchange_rate: { words: 'history.field-exchange-rate', as: 'number' },
  fee: { words: 'history.field-fee', as: 'amount' },
  fx_fee: { words: 'history.field-fx-fee', as: 'amount' },
  tax: { words: 'history.field-tax', as: 'amount' },
  amount: { words: 'history.field-amount', as: 'amount' },
  new_units: { words: 'history.field-new-units', as: 'number' },
  old_units: { words: 'history.field-old-units', as: 'number' },
  acquired_on: { words: 'history.field-acquired', as: 'day' },
  note: { words: 'history.field-note' },
  external_id: { words: 'history.field-order' },
  product: { words: 'history.field-product' },
  current_value: { words: 'history.field-value', as: 'amount' },
  value: { words: 'history.field-value', as: 'amount' },
  value_eur: { words: 'history.field-value-eur', as: 'amount' },
  name: { words: 'history.field-name' },
  type: { words: 'history.field-class' },
  ter: { words: 'history.field-ter', as: 'fraction' },
  weight: { words: 'history.field-weight', as: 'fraction' },
  as_of: { words: 'history.field-as-of', as: 'day' },
  kind: { words: 'history.field-weight-kind' },
  symbol: { words: 'history.field-symbol' },
  asset_type: { words: 'history.field-kind', as: 'kind' },
  asset_detail: { words: 'history.field-account' },
  code: { words: 'history.field-code' },
  needs_account: { words: 'history.field-needs-account', as: 'flag' },
  is_builtin: { words: 'history.field-builtin', as: 'flag' },
  snapshot_date: { words: 'history.field-moment', as: 'moment' },
  text: { words: 'history.field-text' },
  rank: { words: 'history.field-rank' },
  provider: { words: 'history.field-provider' },
  exchange: { words: 'history.field-exchange' },
  address: { words: 'history.field-address' },
  address_format: { words: 'history.field-address-format' },
  rows_at: { words: 'history.field-rows-at' },
  day_at: { words: 'history.field-day-at' },
  close_at: { words: 'history.field-close-at' },
};
