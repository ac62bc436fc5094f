import { ASSET_CURRENCIES, decimal, isQuotable, parseLocalTime } from '@portfolio/domain';
import { z } from 'zod';
import { todayHere } from '../db/instant.ts';
import type { Noun } from '../db/tables.ts';
import { csvMappingInput } from '../http/csv-mapping-field.ts';
import { type FieldError, valueError } from '../http/field.ts';
import { validationProblem } from '../http/problem.ts';
import { decimalField, POSITIVE } from '../http/number-fields.ts';
import { enumMismatch } from '../http/text-fields.ts';
import { baseCurrencyInput } from '../records/base-currency/base-currency.schema.ts';
import { keptFeesSchema } from '../records/broker-fees/broker-fees.repository.ts';
import { brokerFeesInput } from '../records/broker-fees/broker-fees.schema.ts';
import { listingInput } from '../records/listings/listings.schema.ts';
import { riskFreeRateInput } from '../records/risk-free-rate/risk-free-rate.schema.ts';
import type { Cell } from './portfolio-format.ts';

export type Row = Readonly<Record<string, Cell>>;

export interface WrongCell {
  readonly column: string;
  readonly error: FieldError;
}

/** What a row of a noun demands beyond its schema, where a reader would fail or tell what cannot be. */
type RowRule = (row: Row) => readonly WrongCell[];

const wrong = (column: string, error: FieldError | null): WrongCell[] => (error ? [{ column, error }] : []);

/** The first thing that a schema of requests finds wrong with what a row says, and in which of its members. */
function bySchema(schema: z.ZodType, value: unknown): WrongCell | null {
  const read = schema.safeParse(value);
  if (read.success) return null;
  const [item] = validationProblem('body', read.error.issues.slice(0, 1), value).items;
  if (!item) return null;
  const { loc, msg: message, type, code, values } = item;
  const ctx = item.ctx as FieldError['ctx'];
  const error = { type, message, ...(ctx && { ctx }), ...(code && { code }), ...(values && { values }) };
  return { column: String(loc.at(-1)), error };
}

/** What a text of JSON says; nothing when it is none. */
const json = z.string().transform((text): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
});

/** How the value of a setting is read, by its name; a rate of an earlier database may be finer than what is entered here. */
export const SETTING_INPUTS: Readonly<Record<string, z.ZodType>> = {
  base_currency: baseCurrencyInput.shape.base_currency,
  broker_fees: json
    .pipe(keptFeesSchema)
    .transform((fees): unknown => fees)
    .pipe(brokerFeesInput.shape.fees),
  czk_eur_exchange_rate: decimalField({ ...POSITIVE, description: 'Units of CZK for one EUR' }),
  risk_free_rate: riskFreeRateInput.shape.risk_free_rate,
};

const settings: RowRule = ({ name, value }) => {
  const schema = Object.entries(SETTING_INPUTS).find(([known]) => known === name)?.[1];
  if (schema) return wrong('value', bySchema(schema, value)?.error ?? null);
  return wrong('name', enumMismatch(Object.keys(SETTING_INPUTS)));
};

/** How a table is read, as it is kept, in the words of a request. */
const keptMapping = json
  .transform((told): unknown => {
    if (typeof told !== 'object' || told === null) return told;
    const { dateOrder, decimalMark, rateOf, chargesIn, ...same } = told as Readonly<Record<string, unknown>>;
    const others = {
      date_order: dateOrder,
      decimal_mark: decimalMark,
      rate_of: rateOf,
      charges_in: chargesIn,
    };
    return { ...same, ...others };
  })
  .pipe(csvMappingInput);

const columnNames = json.pipe(z.array(z.string()));

const importMappings: RowRule = ({ header, mapping }) => [
  ...wrong('header', bySchema(columnNames, header)?.error ?? null),
  ...wrong('mapping', bySchema(keptMapping, mapping)?.error ?? null),
];

const listings: RowRule = ({ isin: _, rank: __, ...source }) => {
  const found = bySchema(listingInput, { sources: [source] });
  return found ? [found] : [];
};

const IN_FUTURE = valueError('date_in_future', 'date cannot be in the future');

const notAfterToday = (row: Row, column: string): WrongCell[] =>
  wrong(column, (row[column] ?? '') > todayHere() ? IN_FUTURE : null);

export const NOT_QUOTABLE: FieldError = {
  type: 'decimal_whole_digits',
  message: 'Decimal input should be above 0, with at most 8 digits before and 10 after the decimal point',
  ctx: { whole_digits: 8 },
};

const quoted =
  (column: string): RowRule =>
  (row) => [
    ...notAfterToday(row, 'date'),
    ...wrong(column, isQuotable(decimal(String(row[column]))) ? null : NOT_QUOTABLE),
  ];

const NO_TIME: FieldError = { type: 'time_parsing', message: 'Input should be a time such as 09:15' };

const transactions: RowRule = (row) => [
  ...notAfterToday(row, 'date'),
  ...wrong('time', row.time === null || parseLocalTime(String(row.time)) === row.time ? null : NO_TIME),
];

const ofAssetCurrency: RowRule = ({ currency }) => {
  const known: readonly Cell[] = [null, ...ASSET_CURRENCIES];
  return wrong('currency', known.includes(currency ?? null) ? null : enumMismatch(ASSET_CURRENCIES));
};

const COMPUTED = valueError('investments_computed', 'investments are computed and cannot be entered');

const otherAssets: RowRule = (row) => [
  ...wrong('asset_type', row.asset_type === 'investments' ? COMPUTED : null),
  ...ofAssetCurrency(row),
];

/** A noun without one is taken as its schema has it. */
export const ROW_RULES: { readonly [N in Noun]?: RowRule } = {
  transactions,
  settings,
  import_mappings: importMappings,
  listings,
  prices: quoted('close'),
  exchange_rates: quoted('rate'),
  asset_kinds: ofAssetCurrency,
  other_assets: otherAssets,
};
