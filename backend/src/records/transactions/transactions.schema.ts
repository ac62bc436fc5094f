import {
  add,
  decimal,
  decimalText,
  entryAmount,
  netAmount,
  publishedText,
  TRANSACTION_TYPES,
  type TransactionType,
} from '@portfolio/domain';
import { z } from 'zod';
import type { RowOf, TransactionColumns } from '../../db/tables.ts';
import { BASE_CURRENCY } from '../../deps.ts';
import { basedOnField } from '../../http/based-on.ts';
import { dateField, pastDateField, timeField } from '../../http/date-fields.ts';
import { MISSING } from '../../http/field.ts';
import { idsField } from '../../http/ids-field.ts';
import { decimalField, idField, integerField, NOT_NEGATIVE, POSITIVE } from '../../http/number-fields.ts';
import { enumField, isinField, quotedCurrencyField, textField, wordField } from '../../http/text-fields.ts';
import {
  stampsShape,
  wireCount,
  wireDate,
  wireDecimal,
  wireDecimalOrNull,
  wireId,
  wireStamps,
} from '../../http/wire.ts';
import { NO_ISIN } from '../../db/tables.ts';
import { entryOfRow } from './entry-of-row.ts';
import { shapeErrors, type TypedMember } from './transaction-shape.ts';

/** More would be no split, but a mistake. */
const MOST_UNITS = 1_000_000_000;

const members = {
  date: pastDateField('Day of the transaction, not in the future'),
  isin: isinField('Instrument (ISO 6166); left out for a FEE or a TAX of the portfolio as a whole'),
  broker: textField(1, 100, 'Name of the broker, as the owner writes it'),
  fee: decimalField({ ...NOT_NEGATIVE, description: `What the broker charged, in ${BASE_CURRENCY}` }),
  price_per_unit: decimalField({
    ...POSITIVE,
    description:
      'Of BUY and SELL: price of one unit, in `currency`. Of TRANSFER_IN from elsewhere: what one had cost; left out when the units come from an own broker',
  }),
  units: decimalField({
    ...POSITIVE,
    description: 'Of BUY, SELL, TRANSFER_IN, TRANSFER_OUT: units moved, always positive',
  }),
  transaction_type: enumField(TRANSACTION_TYPES, 'What has happened'),
  currency: quotedCurrencyField(
    `Currency of the price; default ${BASE_CURRENCY}. Of a hundredth as exchanges quote it (GBX, GBp, ZAc, ILA) price, amount and rate are kept in the currency itself`,
  ),
  exchange_rate: decimalField({
    ...POSITIVE,
    description: `Units of \`currency\` for one of ${BASE_CURRENCY}, as the broker recorded it; only for another currency. Without it the rate of the day, where one is known`,
  }).nullable(),
  fx_fee: decimalField({
    ...NOT_NEGATIVE,
    description: `Charge for exchanging the currency, in ${BASE_CURRENCY}`,
  }),
  time: timeField('Time of day of the trade').nullable(),
  external_id: textField(1, 100, "The broker's own id of the order").nullable(),
  product: textField(1, 255, 'Name of the instrument, as the broker writes it').nullable(),
  amount: decimalField({
    ...POSITIVE,
    description: 'Of DIVIDEND: gross. Of FEE and TAX: what was charged. In `currency`',
  }),
  tax: decimalField({
    ...NOT_NEGATIVE,
    description: `Withheld or charged with the transaction, in ${BASE_CURRENCY}`,
  }),
  new_units: integerField(1, MOST_UNITS, 'Of SPLIT: so many for each `old_units`'),
  old_units: integerField(1, MOST_UNITS, 'Of SPLIT: 1 of the split 2:1'),
  acquired_on: pastDateField('Of TRANSFER_IN from elsewhere: day of the purchase; default its own day'),
  note: textField(1, 1000, 'What the owner writes about it').nullable(),
};

/** Members that only some types have can be null, as they are answered. */
const typed = {
  isin: members.isin.nullable().optional(),
  price_per_unit: members.price_per_unit.nullable().optional(),
  units: members.units.nullable().optional(),
  amount: members.amount.nullable().optional(),
  new_units: members.new_units.nullable().optional(),
  old_units: members.old_units.nullable().optional(),
  acquired_on: members.acquired_on.nullable().optional(),
};

interface CreatedValues extends Readonly<Partial<Record<TypedMember | 'date', unknown>>> {
  readonly transaction_type?: TransactionType;
}

/** Reports members that the type needs or does not have, beside all that is wrong with single members. */
function reportShape(values: CreatedValues, context: z.core.$RefinementCtx): void {
  const wrong = new Set(context.issues.map(({ path }) => path?.[0]));
  // Without a type that is one, what every first client sends is missed, and nothing is thought superfluous.
  const known = wrong.has('transaction_type') ? undefined : values.transaction_type;
  for (const { member, error } of shapeErrors(known ?? 'BUY', values)) {
    if (wrong.has(member) || (known === undefined && error !== MISSING)) continue;
    const { message, ...params } = error;
    context.addIssue({ code: 'custom', path: [member], message, params });
  }
}

export const transactionCreateSchema = z
  .object({
    ...members,
    ...typed,
    fee: members.fee.optional(),
    currency: members.currency.optional(),
    exchange_rate: members.exchange_rate.optional(),
    fx_fee: members.fx_fee.optional(),
    time: members.time.optional(),
    external_id: members.external_id.optional(),
    product: members.product.optional(),
    tax: members.tax.optional(),
    note: members.note.optional(),
  })
  .superRefine(reportShape, { when: () => true });
export type TransactionCreate = z.output<typeof transactionCreateSchema>;

/** More come as a file. */
const MOST_AT_ONCE = 200;

export const transactionsCreateSchema = z.object({
  transactions: z
    .array(transactionCreateSchema)
    .min(1)
    .max(MOST_AT_ONCE)
    .meta({ description: `In the order of recording, 1 to ${MOST_AT_ONCE} of them` }),
});

export const transactionUpdateSchema = z
  .object({ ...members, ...typed })
  .partial()
  .extend({ based_on: basedOnField });
export type TransactionUpdate = z.output<typeof transactionUpdateSchema>;

export const transactionParams = z.object({ id: idField('Id of the transaction') });

const SORTS = [
  'date',
  'created_at',
  'isin',
  'broker',
  'transaction_type',
  'units',
  'price_per_unit',
  'fee',
  'net_amount',
  'name',
] as const;

/** Which transactions, in what order. */
export const transactionListQuery = z.object({
  search: textField(
    0,
    1000,
    'Only where name, ISIN or broker contains this, whatever the case and accents; empty for all',
  ).optional(),
  isin: textField(0, 1000, 'Only this ISIN, in either case; empty for all').optional(),
  broker: textField(0, 1000, 'Only this broker, exactly; empty for all').optional(),
  transaction_type: enumField(TRANSACTION_TYPES, 'Only of this type').optional(),
  start_date: dateField('From this day on').optional(),
  end_date: dateField('Up to and including this day').optional(),
  sort_by: wordField(SORTS, 'Default date; ties by day and then in the order of recording').optional(),
  sort_order: wordField(['asc', 'desc'], 'Default desc').optional(),
});
export type TransactionListQuery = z.output<typeof transactionListQuery>;

export const transactionIdsSchema = z
  .object({ ids: z.array(z.int()).meta({ description: 'Of all that match, in the order of the list' }) })
  .meta({ id: 'TransactionIds' });

export const transactionsToDelete = z.object({
  ids: idsField('Of the trades to delete; those that are not there are passed over'),
});

export const transactionsQuery = transactionListQuery.extend({
  skip: integerField(
    0,
    Number.MAX_SAFE_INTEGER,
    'How many to leave out at the beginning; default 0',
  ).optional(),
  limit: integerField(1, 1000, 'How many to answer at most; default 100').optional(),
});

export const transactionSchema = z
  .object({
    date: wireDate('Day of the transaction'),
    isin: z.string().nullable().meta({ description: 'Null for the portfolio as a whole' }),
    broker: z.string(),
    fee: wireDecimal(`Fee, in ${BASE_CURRENCY}`),
    price_per_unit: wireDecimalOrNull('Price of one unit, in `currency`; null where the type has none'),
    units: wireDecimalOrNull('Always positive; null where the type has none'),
    transaction_type: z.enum(TRANSACTION_TYPES),
    id: wireId,
    ...stampsShape,
    total_without_fees: wireDecimal(`Units × price, or the amount, in ${BASE_CURRENCY}`),
    total_with_fees: wireDecimal(`The same plus every fee, for a sale too, in ${BASE_CURRENCY}`),
    net_amount: wireDecimal(`What the cash account saw, negative for a purchase, in ${BASE_CURRENCY}`),
    currency: z.string().meta({ description: 'Currency of the price' }),
    exchange_rate: wireDecimalOrNull(
      `Units of \`currency\` for one of ${BASE_CURRENCY}; null when they are the same`,
    ),
    fx_fee: wireDecimal(`Charge for exchanging the currency, in ${BASE_CURRENCY}`),
    time: z.string().nullable(),
    external_id: z.string().nullable(),
    product: z.string().nullable(),
    name: z
      .string()
      .nullable()
      .meta({ description: 'Name from the ISIN metadata, or else as the broker writes it' }),
    amount: wireDecimalOrNull('Of a dividend (gross), a fee or a tax by itself, in `currency`'),
    tax: wireDecimal(`Withheld or charged with the transaction, in ${BASE_CURRENCY}`),
    new_units: z.int().nullable().meta({ description: 'Of a split: so many for each `old_units`' }),
    old_units: z.int().nullable(),
    acquired_on: wireDate('Of units from elsewhere: day of the purchase').nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Transaction' });
export type TransactionWire = z.output<typeof transactionSchema>;

export const recordedTransactionsSchema = z
  .object({ transactions: z.array(transactionSchema).meta({ description: 'In the order of the request' }) })
  .meta({ id: 'RecordedTransactions' });

export const transactionListSchema = z
  .object({
    transactions: z.array(transactionSchema),
    total: wireCount('All that match, before paging'),
    skip: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'TransactionList' });

/** A row of the ledger as the wire shows it, with the name that the owner gave its instrument, if any. */
export function wireTransaction(row: RowOf<'transactions'>, name: string | undefined): TransactionWire {
  const entry = entryOfRow(row);
  const gross = entryAmount(entry);
  return {
    date: row.date,
    isin: row.isin === NO_ISIN ? null : row.isin,
    broker: row.broker,
    fee: decimalText(entry.fee, 2),
    price_per_unit: storedText(row.price_per_unit, 4),
    units: storedText(row.units, 4),
    transaction_type: row.transaction_type,
    id: row.id,
    ...wireStamps(row),
    total_without_fees: publishedText(gross, 8),
    total_with_fees: publishedText(add(gross, add(entry.fee, entry.fxFee)), 8),
    net_amount: publishedText(netAmount(entry), 2),
    currency: row.currency,
    exchange_rate: row.exchange_rate,
    fx_fee: decimalText(entry.fxFee, 2),
    time: row.time,
    external_id: row.external_id,
    product: row.product,
    name: name ?? row.product,
    amount: storedText(row.amount, 2),
    tax: decimalText(entry.tax, 2),
    new_units: row.new_units,
    old_units: row.old_units,
    acquired_on: row.acquired_on,
    note: row.note,
  };
}

/** A stored decimal with at least so many fraction digits; null stays null. */
const storedText = (value: string | null, least: number) => value && decimalText(decimal(value), least);

/** The stored columns that members of a request set; absent members are left out. */
export function columnsOf(input: Omit<TransactionUpdate, 'based_on'>): Partial<TransactionColumns> {
  const { fee, price_per_unit, units, exchange_rate, fx_fee, tax, amount, isin, ...others } = input;
  const decimals = { fee, price_per_unit, units, exchange_rate, fx_fee, tax, amount };
  const columns = Object.entries(decimals).map(([name, value]) => [name, value && decimalText(value)]);
  return Object.fromEntries(
    [...Object.entries(others), ['isin', isin === null ? NO_ISIN : isin], ...columns].filter(
      ([, value]) => value !== undefined,
    ),
  ) as Partial<TransactionColumns>;
}
