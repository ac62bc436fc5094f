import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import type { ListingColumns, RowOf } from '../../db/tables.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { field, type FieldError, MISSING, valueError } from '../../http/field.ts';
import { enumField, isinField, isinPathField, readText, trimmedField } from '../../http/text-fields.ts';
import { wireCount, wireDate, wireDecimalOrNull, wireMoment } from '../../http/wire.ts';
import { unknownNames } from '../../providers/address/fill-address.ts';
import { PROVIDERS } from '../../providers/provider.ts';
import { failureShape } from '../../providers/wire-failure.ts';

const FORMATS = ['json', 'csv'] as const;
const MOST_SOURCES = 5;

/** The case tells pence from pounds, so what exchanges write for hundredths is kept under its other name. */
const HUNDREDTHS: Readonly<Record<string, string>> = { GBp: 'GBX', ZAc: 'ZAC' };

const quotedCurrency = field(
  {
    type: 'string',
    minLength: 3,
    maxLength: 3,
    pattern: '^[A-Za-z]{3}$',
    description: 'In which the exchange quotes; GBX or GBp for pence, ZAC or ZAc and ILA likewise',
    examples: ['EUR'],
  },
  (value) => {
    const text = readText(value);
    if ('error' in text) return text;
    return /^[A-Za-z]{3}$/.test(text.value)
      ? { value: HUNDREDTHS[text.value] ?? text.value.toUpperCase() }
      : { error: valueError('currency_letters', 'a currency is three letters, such as EUR (ISO 4217)') };
  },
);

function addressError(address: string): FieldError | null {
  const [name] = unknownNames(address);
  if (name !== undefined) {
    const message = `an address is filled in with {isin}, {symbol}, {from} and {to}; there is no {${name}}`;
    return valueError('address_name', message, { name });
  }
  const filled = address.replaceAll(/[{}]/g, '');
  const url = URL.canParse(filled) ? new URL(filled) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && !/^[^/]*\/\/[^/?#]*[{}]/.test(address);
  return isWeb ? null : valueError('address_form', 'an address begins with https:// or http:// and a host');
}

const address = field(
  {
    type: 'string',
    maxLength: 2000,
    description:
      'Of the provider `address`: asked for closes, with {isin}, {symbol}, {from} and {to} filled in',
    examples: ['https://example.org/{isin}.json?from={from}&to={to}'],
  },
  (value) => {
    const text = readText(value);
    if ('error' in text) return text;
    const trimmed = text.value.trim();
    if (trimmed.length > 2000) {
      const message = 'String should have at most 2000 characters';
      return { error: { type: 'string_too_long', message, ctx: { max_length: 2000 } } };
    }
    const error = addressError(trimmed);
    return error ? { error } : { value: trimmed };
  },
);

const place = (description: string, example: string) =>
  trimmedField('name', 200, description, example).nullable().optional();

const sourceShape = z.object({
  provider: enumField(PROVIDERS, 'Who is asked; `manual` is never asked'),
  symbol: trimmedField('symbol', 32, 'By which the provider knows it; trimmed', 'VWCE.DE')
    .nullable()
    .optional(),
  exchange: trimmedField('exchange', 100, 'For the reader; trimmed', 'XETRA').nullable().optional(),
  currency: quotedCurrency.nullable().optional(),
  address: address.nullable().optional(),
  address_format: enumField(FORMATS, 'What the address answers').nullable().optional(),
  rows_at: place(
    'JSON: names on the way to the list of rows; null when the answer is the list',
    'data.prices',
  ),
  day_at: place('JSON: names on the way from a row to its day; CSV: name of the column', 'date'),
  close_at: place('Likewise of the close, as it was published on its day', 'close'),
});

type Source = z.output<typeof sourceShape>;

const NEEDED: Readonly<Record<Source['provider'], readonly (keyof Source)[]>> = {
  yahoo: ['symbol', 'currency'],
  address: ['currency', 'address', 'address_format', 'day_at', 'close_at'],
  manual: [],
};

/** What each provider must be told is asked for by name. */
const source = sourceShape.superRefine((told, context) => {
  for (const member of NEEDED[told.provider]) {
    if (told[member] !== undefined && told[member] !== null) continue;
    const { message, ...params } = MISSING;
    context.issues.push({ code: 'custom', input: told, path: [member], message, params });
  }
});

export const listingInput = z.object({
  sources: z
    .array(source)
    .superRefine((told, context) => {
      if (told.length >= 1 && told.length <= MOST_SOURCES) return;
      const { message, ...params } = valueError(
        'source_count',
        `a listing has one to ${MOST_SOURCES} sources`,
      );
      context.issues.push({ code: 'custom', input: told, message, params });
    })
    .meta({
      minItems: 1,
      maxItems: MOST_SOURCES,
      description: 'The first is asked; each next one while those before it fail',
    }),
  based_on: basedOnOrNoneField,
});
export type ListingInput = z.output<typeof listingInput>;

export const listingParams = z.object({ isin: isinPathField() });
export const newListingParams = z.object({ isin: isinField('ISIN, its check digit right') });
export const proposalQuery = z.object({ isin: isinField('ISIN to look for') });

const wireSource = z.object({
  provider: z.enum(PROVIDERS),
  symbol: z.string().nullable(),
  exchange: z.string().nullable(),
  currency: z.string().nullable().meta({ description: 'In which the exchange quotes; GBX for pence' }),
  address: z.string().nullable(),
  address_format: z.enum(FORMATS).nullable(),
  rows_at: z.string().nullable(),
  day_at: z.string().nullable(),
  close_at: z.string().nullable(),
});

export const listingSchema = z
  .object({
    isin: z.string(),
    sources: z.array(wireSource).meta({ description: 'In the order in which they are asked' }),
    updated_at: wireMoment('When it last changed'),
  })
  .meta({ id: 'Listing' });

export const listingListSchema = z
  .object({ items: z.array(listingSchema), total: wireCount('All of them; there is no paging') })
  .meta({ id: 'ListingList' });

export const proposalsSchema = z
  .object({
    isin: z.string(),
    proposals: z.array(
      z.object({
        symbol: z.string(),
        exchange: z.string(),
        name: z.string(),
        currency: z
          .string()
          .nullable()
          .meta({ description: 'In which Yahoo tells its prices; null when unknown' }),
        close: wireDecimalOrNull('The newest close, to compare; null when Yahoo told none'),
        close_date: wireDate('Day of that close').nullable(),
        found_by: z.enum(['yahoo', 'openfigi']),
      }),
    ),
    failures: z
      .array(z.object({ provider: z.enum(['yahoo', 'openfigi']), ...failureShape }))
      .meta({ description: 'Who could not be asked, and why' }),
  })
  .meta({ id: 'ListingProposals' });

const MEMBERS = Object.keys(wireSource.shape) as (keyof z.output<typeof wireSource>)[];

/** The sources of one instrument as the wire shows them. */
export function wireListing(
  isin: string,
  rows: readonly RowOf<'listings'>[],
): z.output<typeof listingSchema> {
  const sources = rows.map((row) => wireSource.parse(row));
  return { isin, sources, updated_at: wireInstant(listingStamp(rows)?.updated_at ?? '') };
}

/** When a listing last changed: the newest change of any of its sources; null for none. */
export function listingStamp(rows: readonly RowOf<'listings'>[]): { readonly updated_at: string } | null {
  const newest = rows
    .map((row) => row.updated_at)
    .sort()
    .at(-1);
  return newest === undefined ? null : { updated_at: newest };
}

/** The columns of a source; what its provider does not use is not kept. */
export function sourceColumns(
  told: Source,
): Omit<ListingColumns, 'isin' | 'rank' | 'created_at' | 'updated_at'> {
  const isAddress = told.provider === 'address';
  const member = <M extends keyof Source>(name: M) => told[name] ?? null;
  return {
    provider: told.provider,
    symbol: member('symbol'),
    exchange: member('exchange'),
    currency: member('currency'),
    address: isAddress ? member('address') : null,
    address_format: isAddress ? member('address_format') : null,
    rows_at: isAddress ? member('rows_at') : null,
    day_at: isAddress ? member('day_at') : null,
    close_at: isAddress ? member('close_at') : null,
  };
}

/** Whether a stored source says the same as one that was sent. */
export function isSameSource(row: RowOf<'listings'>, columns: ReturnType<typeof sourceColumns>): boolean {
  return MEMBERS.every((member) => row[member] === columns[member]);
}
