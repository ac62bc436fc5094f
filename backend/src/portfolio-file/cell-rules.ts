import { parseDecimal, parseLocalDate, parseUtcInstant } from '@portfolio/domain';
import type { ColumnSchema, EmptyCopy } from '../db/empty-copy.ts';
import { storedInstant } from '../db/instant.ts';
import { textForm } from '../db/migrations/noun-schema.ts';
import type { Noun } from '../db/tables.ts';
import { type FieldError, valueError } from '../http/field.ts';

/** What is wrong with a cell; null when nothing is. */
export type CellRule = (cell: unknown) => FieldError | null;

/** A number of more text than this is no amount. */
const LONGEST_NUMBER = 100;

const NO_TEXT: FieldError = { type: 'string_type', message: 'Input should be a valid string' };
const NO_INTEGER: FieldError = { type: 'int_parsing', message: 'Input should be a valid integer' };
const NULL: FieldError = { type: 'missing', message: 'Field required' };

const anyText: CellRule = (cell) => {
  if (typeof cell !== 'string') return NO_TEXT;
  return cell.isWellFormed()
    ? null
    : { type: 'string_unicode', message: 'Input should be valid Unicode, without lone surrogates' };
};

/** Whoever reads a text from the database demands more of it than SQLite can. */
const thatReads =
  (error: FieldError, isGood: (cell: string) => boolean): CellRule =>
  (cell) =>
    anyText(cell) ?? (isGood(cell as string) ? null : error);

const integer: CellRule = (cell) => (Number.isSafeInteger(cell) ? null : NO_INTEGER);

const decimal = thatReads(
  { type: 'decimal_parsing', message: 'Input should be a valid decimal number with a decimal point' },
  (cell) => cell.length <= LONGEST_NUMBER && parseDecimal(cell) !== null,
);

const date = thatReads(
  {
    type: 'date_from_datetime_parsing',
    message: 'Input should be a valid date in the form YYYY-MM-DD: no such calendar day',
    ctx: { error: 'no such calendar day' },
  },
  (cell) => parseLocalDate(cell) === cell,
);

export const instantRule = thatReads(
  {
    type: 'datetime_from_date_parsing',
    message: 'Input should be a moment such as 2026-11-24T18:30:00.000000: no such moment',
    ctx: { error: 'no such moment' },
  },
  (cell) => {
    const instant = parseUtcInstant(cell);
    return instant !== null && storedInstant(instant) === cell;
  },
);

const currency = thatReads(
  valueError('currency_letters', 'a currency is three letters, such as EUR (ISO 4217)'),
  (cell) => /^[A-Za-z]{3}$/.test(cell),
);

/** Ids go on from the highest one, without end. */
const HIGHEST_ID = 1_000_000_000_000;

const id: CellRule = (cell) => {
  if (!Number.isSafeInteger(cell)) return NO_INTEGER;
  const found = cell as number;
  if (found < 1)
    return {
      type: 'greater_than_equal',
      message: 'Input should be greater than or equal to 1',
      ctx: { ge: 1 },
    };
  return found <= HIGHEST_ID
    ? null
    : {
        type: 'less_than_equal',
        message: `Input should be less than or equal to ${HIGHEST_ID}`,
        ctx: { le: HIGHEST_ID },
      };
};

const orNull =
  (rule: CellRule): CellRule =>
  (cell) =>
    cell === null ? null : rule(cell);

/** Whether the schema demands a form of the column, by the text of its check. */
function demands(definition: string, form: (column: string) => string, column: string): boolean {
  const before = definition.split(form(column)).slice(0, -1);
  return before.some((text) => !/\w$/.test(text));
}

function formOf(definition: string, { name, type }: ColumnSchema): CellRule {
  if (name === 'id') return id;
  if (type === 'INTEGER') return integer;
  if (demands(definition, textForm.instant, name)) return instantRule;
  if (demands(definition, textForm.date, name)) return date;
  if (demands(definition, textForm.decimal, name)) return decimal;
  return /(^|_)currency$/.test(name) ? currency : anyText;
}

/**
 * What each column of a noun takes, told by its schema: a noun that is new here needs not a word. What single columns
 * demand beyond that is in `row-rules.ts`.
 */
export function cellRules(copy: EmptyCopy, noun: Noun): ReadonlyMap<string, CellRule> {
  const definition = copy.definition(noun);
  return new Map(
    copy.columns(noun).map((column) => {
      const rule = formOf(definition, column);
      const required: CellRule = (cell) => (cell === null ? NULL : rule(cell));
      return [column.name, column.isNullable ? orNull(rule) : required];
    }),
  );
}
