import {
  decimal,
  decimalText,
  feesPaid,
  grossAmount,
  add,
  netAmount,
  publishedText,
} from '@portfolio/domain';
import { z } from 'zod';
import type { RowOf, TransactionColumns } from '../../db/tables.ts';
import { BASE_CURRENCY } from '../../deps.ts';
import { basedOnField } from '../../http/based-on.ts';
import { dateField, pastDateField, timeField } from '../../http/date-fields.ts';
import { idsField } from '../../http/ids-field.ts';
import { decimalField, idField, integerField, NOT_NEGATIVE, POSITIVE } from '../../http/number-fields.ts';
import { currencyField, enumField, isinField, textField, wordField } from '../../http/text-fields.ts';
import {
  stampsShape,
  wireCount,
  wireDate,
  wireDecimal,
  wireDecimalOrNull,
  wireId,
  wireStamps,
} from '../../http/wire.ts';
import { tradeOfRow } from './trade-of-row.ts';

const TYPES = ['BUY', 'SELL'] as const;

const members = {
  date: pastDateField('Day of the trade, not in the future'),
  isin: isinField(),
  broker: textField(1, 100, 'Name of the broker, as the owner writes it'),
  fee: decimalField({ ...NOT_NEGATIVE, description: `What the broker charged, in ${BASE_CURRENCY}` }),
  price_per_unit: decimalField({ ...POSITIVE, description: 'Price of one unit, in `currency`' }),
  units: decimalField({ ...POSITIVE, description: 'Units bought or sold, always positive' }),
  transaction_type: enumField(TYPES, 'Purchase or sale'),
  currency: currencyField(`Currency of the price; default ${BASE_CURRENCY}`),
  exchange_rate: decimalField({
    ...POSITIVE,
    description: `Units of \`currency\` for one of ${BASE_CURRENCY}, as the broker recorded it; only for another currency`,
  }).nullable(),
  fx_fee: decimalField({
    ...NOT_NEGATIVE,
    description: `Charge for exchanging the currency, in ${BASE_CURRENCY}`,
  }),
  time: timeField('Time of day of the trade').nullable(),
  external_id: textField(1, 100, "The broker's own id of the order").nullable(),
  product: textField(1, 255, 'Name of the instrument, as the broker writes it').nullable(),
};

export const transactionCreateSchema = z.object({
  ...members,
  fee: members.fee.optional(),
  currency: members.currency.optional(),
  exchange_rate: members.exchange_rate.optional(),
  fx_fee: members.fx_fee.optional(),
  time: members.time.optional(),
  external_id: members.external_id.optional(),
  product: members.product.optional(),
});
export type TransactionCreate = z.output<typeof transactionCreateSchema>;

export const transactionUpdateSchema = z.object(members).partial().extend({ based_on: basedOnField });
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
  transaction_type: enumField(TYPES, 'Only purchases or only sales').optional(),
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
    date: wireDate('Day of the trade'),
    isin: z.string(),
    broker: z.string(),
    fee: wireDecimal(`Fee, in ${BASE_CURRENCY}`),
    price_per_unit: wireDecimal('Price of one unit, in `currency`'),
    units: wireDecimal('Always positive'),
    transaction_type: z.enum(TYPES),
    id: wireId,
    ...stampsShape,
    total_without_fees: wireDecimal(`Units × price, in ${BASE_CURRENCY}`),
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
  })
  .meta({ id: 'Transaction' });
export type TransactionWire = z.output<typeof transactionSchema>;

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
  const trade = tradeOfRow(row);
  const gross = grossAmount(trade);
  return {
    date: row.date,
    isin: row.isin,
    broker: row.broker,
    fee: decimalText(trade.fee, 2),
    price_per_unit: decimalText(trade.price, 4),
    units: decimalText(trade.units, 4),
    transaction_type: row.transaction_type,
    id: row.id,
    ...wireStamps(row),
    total_without_fees: publishedText(gross, 8),
    total_with_fees: publishedText(add(gross, feesPaid(trade)), 8),
    net_amount: publishedText(netAmount(trade), 2),
    currency: row.currency,
    exchange_rate: row.exchange_rate,
    fx_fee: decimalText(trade.fxFee, 2),
    time: row.time,
    external_id: row.external_id,
    product: row.product,
    name: name ?? row.product,
  };
}

/** The stored columns that members of a request set; absent members are left out. */
export function columnsOf(input: Omit<TransactionUpdate, 'based_on'>): Partial<TransactionColumns> {
  const { fee, price_per_unit, units, exchange_rate, fx_fee, ...texts } = input;
  const decimals = { fee, price_per_unit, units, exchange_rate, fx_fee };
  const columns = Object.entries(decimals).map(([name, value]) => [name, value && decimalText(value)]);
  return Object.fromEntries(
    [...Object.entries(texts), ...columns].filter(([, value]) => value !== undefined),
  ) as Partial<TransactionColumns>;
}

export const NO_FEE = decimalText(decimal('0'));
