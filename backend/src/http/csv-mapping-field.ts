import {
  type CsvMapping,
  DATE_ORDERS,
  lacksColumns,
  MAPPED_FIELDS,
  MAPPED_TYPES,
  type MappedField,
} from '@portfolio/domain';
import { z } from 'zod';
import { field, type FieldResult, valueError } from './field.ts';
import { enumField, readText, textField, trimmedField } from './text-fields.ts';

const MARKS = ['comma', 'dot'] as const;
const SIDES = ['currency', 'base'] as const;
const MOST_WORDS = 200;
const LONGEST_WORD = 200;

/** As JSON in the address of an import; longer ones do not fit into one. */
const LONGEST_MAPPING = 8000;

const column = textField(1, LONGEST_WORD, 'Name of a column').nullish();
const columns = z
  .object(
    Object.fromEntries(MAPPED_FIELDS.map((name) => [name, column])) as Record<MappedField, typeof column>,
  )
  .transform((told): CsvMapping['columns'] => {
    const named = MAPPED_FIELDS.flatMap((name) => {
      const column = told[name] ?? null;
      return column === null ? [] : [[name, column] as const];
    });
    return Object.fromEntries(named);
  });

/** How a table is read: which column tells what. */
export const csvMappingInput = z
  .object({
    columns: columns.meta({
      description: 'What each column tells; a date, and an ISIN or a symbol, must be there',
    }),
    date_order: enumField(DATE_ORDERS, 'In which order the file writes year, month and day'),
    decimal_mark: enumField(MARKS, 'Decides where a number does not prove its own'),
    types: z
      .array(
        z.object({
          word: textField(0, LONGEST_WORD, 'In any case'),
          type: enumField(MAPPED_TYPES, 'What it means'),
        }),
      )
      .max(MOST_WORDS)
      .meta({ description: 'Words of the column of types; other words are refused' }),
    broker: trimmedField('broker', 100, 'What the broker is called where no column says so', 'Hausbank'),
    currency: textField(3, 3, 'Where no column says so; by default the base currency').nullish(),
    rate_of: enumField(
      SIDES,
      'A rate is of units of the row’s currency for one of the base currency, or the reverse',
    ),
    charges_in: enumField(SIDES, 'Fees and taxes are in the row’s currency, or in the base currency'),
  })
  .transform((told, context): CsvMapping => {
    const [missing] = lacksColumns(told);
    if (missing !== undefined) {
      const { message, ...params } = lacks(missing);
      context.issues.push({ code: 'custom', input: told, path: ['columns', missing], message, params });
    }
    return {
      columns: told.columns,
      dateOrder: told.date_order,
      decimalMark: told.decimal_mark,
      types: told.types,
      broker: told.broker,
      currency: told.currency ?? null,
      rateOf: told.rate_of,
      chargesIn: told.charges_in,
    };
  });

const lacks = (missing: string) =>
  valueError('mapping_lacks', `no column tells the ${missing}: choose one`, { field: missing });

/** The same as a text of JSON, in the query of an import. */
export const csvMappingField = field(
  {
    type: 'string',
    maxLength: LONGEST_MAPPING,
    description: 'JSON of how the table is read; see `CsvMapping`',
  },
  (value): FieldResult<CsvMapping> => {
    const text = readText(value);
    if ('error' in text) return text;
    if (text.value.length > LONGEST_MAPPING) return { error: formError('it is too long') };
    let told: unknown;
    try {
      told = JSON.parse(text.value);
    } catch {
      return { error: formError('it is no JSON') };
    }
    const read = csvMappingInput.safeParse(told);
    if (read.success) return { value: read.data };
    const [issue] = read.error.issues;
    return { error: formError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`) };
  },
);

function formError(reason: string) {
  return valueError('mapping_form', `the mapping cannot be read: ${reason}`, { reason });
}

export const csvMappingSchema = z
  .object({
    columns: z.partialRecord(z.enum(MAPPED_FIELDS), z.string()).meta({ description: 'Names of columns' }),
    date_order: z.enum(DATE_ORDERS),
    decimal_mark: z.enum(MARKS),
    types: z.array(z.object({ word: z.string(), type: z.enum(MAPPED_TYPES) })),
    broker: z.string(),
    currency: z.string().nullable(),
    rate_of: z.enum(SIDES),
    charges_in: z.enum(SIDES),
  })
  .meta({ id: 'CsvMapping' });

export function wireCsvMapping(mapping: CsvMapping): z.output<typeof csvMappingSchema> {
  return {
    columns: mapping.columns,
    date_order: mapping.dateOrder,
    decimal_mark: mapping.decimalMark,
    types: mapping.types.map(({ word, type }) => ({ word, type })),
    broker: mapping.broker,
    currency: mapping.currency,
    rate_of: mapping.rateOf,
    charges_in: mapping.chargesIn,
  };
}
