import type { CsvMappingInput } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';

type Field = keyof CsvMappingInput['columns'];

/** What a column may tell, in the order of the form. */
export const FIELD_WORDS: readonly (readonly [Field, MessageKey])[] = [
  ['date', 'history.field-date'],
  ['transaction_type', 'history.field-type'],
  ['isin', 'history.field-isin'],
  ['symbol', 'history.field-symbol'],
  ['product', 'history.field-product'],
  ['units', 'history.field-units'],
  ['price_per_unit', 'history.field-price'],
  ['amount', 'import.map-amount'],
  ['ratio', 'import.map-ratio'],
  ['currency', 'history.field-currency'],
  ['exchange_rate', 'history.field-exchange-rate'],
  ['fee', 'history.field-fee'],
  ['tax', 'history.field-tax'],
  ['time', 'history.field-time'],
  ['external_id', 'history.field-order'],
  ['broker', 'import.map-broker-column'],
];

type Type = CsvMappingInput['types'][number]['type'];

/** What a word of the file may mean. */
export const TYPE_WORDS = { ...TYPE_TAGS, LEAVE_OUT: 'import.map-leave-out' } as const satisfies Record<
  Type,
  MessageKey
>;

export const DATE_ORDER_WORDS = {
  ymd: 'import.map-ymd',
  dmy: 'import.map-dmy',
  mdy: 'import.map-mdy',
} as const satisfies Record<CsvMappingInput['date_order'], MessageKey>;

export const MARK_WORDS = {
  comma: 'import.map-comma',
  dot: 'import.map-dot',
} as const satisfies Record<CsvMappingInput['decimal_mark'], MessageKey>;

export const RATE_WORDS = {
  currency: 'import.map-rate-of-currency',
  base: 'import.map-rate-of-base',
} as const satisfies Record<CsvMappingInput['rate_of'], MessageKey>;

export const CHARGE_WORDS = {
  currency: 'import.map-charges-in-currency',
  base: 'import.map-charges-in-base',
} as const satisfies Record<CsvMappingInput['charges_in'], MessageKey>;
