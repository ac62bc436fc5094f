import {
  csvRecords,
  type DatedClose,
  type Delimiter,
  detectDelimiter,
  dateFromDayNumber,
  dayNumber,
  type Decimal,
  type LocalDate,
  localDate,
  parseDecimal,
  parseLocalDate,
  parseTableDecimal,
  roundHalfEven,
  styleOfTable,
} from '@portfolio/domain';
import { numberText } from '../net/read-json.ts';
import { type AddressForm, CLOSE_DIGITS } from '../provider.ts';

/** A row as it stands in the answer; its texts are read later. */
interface Row {
  readonly day: string | null;
  readonly close: string | null;
}

/** What stands at the end of names divided by points; a whole number counts into a list. */
function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    return Reflect.get(inner, name) as unknown;
  }, value);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : numberText(value));

/** Null when there is no list where it is looked for. */
function rowsOfJson(json: unknown, { rowsAt, dayAt, closeAt }: AddressForm): Row[] | null {
  const rows = rowsAt === null ? json : valueAt(json, rowsAt);
  if (!Array.isArray(rows)) return null;
  return rows.map((row: unknown) => ({
    day: textOf(valueAt(row, dayAt)),
    close: textOf(valueAt(row, closeAt)),
  }));
}

/** Rows of a table, and what tells how their numbers are written. */
interface CsvRows {
  readonly rows: readonly Row[];
  readonly delimiter: Delimiter;
}

/** Columns are found by their names in the first line. */
function rowsOfCsv(text: string, { dayAt, closeAt }: AddressForm): CsvRows | null {
  const delimiter = detectDelimiter(text);
  const [head, ...records] = csvRecords(text, delimiter);
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [day, close] = [dayAt, closeAt].map((name) => names.indexOf(name.trim().toLowerCase())) as [
    number,
    number,
  ];
  if (day === -1 || close === -1) return null;
  return {
    rows: records.map(({ cells }) => ({ day: cells[day] ?? null, close: cells[close] ?? null })),
    delimiter,
  };
}

const SECONDS_PER_DAY = 86_400n;
/** A larger number of seconds would be a day after the year 5000, so it counts milliseconds. */
const MOST_SECONDS = 100_000_000_000n;
const EPOCH = dayNumber(localDate('1970-01-01'));

/** `YYYY-MM-DD`, alone or before a time; `YYYYMMDD`; or seconds or milliseconds since 1970, in UTC. */
function dayOf(text: string): LocalDate | null {
  const trimmed = text.trim();
  const written = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$/.exec(trimmed);
  if (written) return parseLocalDate(written.slice(1).join('-'));
  if (!/^\d{9,14}$/.test(trimmed)) return null;
  const count = BigInt(trimmed);
  const seconds = count > MOST_SECONDS ? count / 1000n : count;
  return dateFromDayNumber(EPOCH + parseInt(String(seconds / SECONDS_PER_DAY), 10));
}

/** Null when nothing can be read; or the first close that may be two numbers. */
export type ClosesRead = readonly DatedClose[] | { readonly unclear: string } | null;

type NumberOf = (text: string) => Decimal | 'unclear' | null;

/** Days and closes of rows. A row without a close is a day on which nothing was traded; one without a day is no row. */
function closesOf(rows: readonly Row[], numberOf: NumberOf): ClosesRead {
  const closes: DatedClose[] = [];
  for (const { day, close } of rows) {
    const date = dayOf(day ?? '');
    const number = numberOf((close ?? '').trim());
    if (date && number === 'unclear') return { unclear: (close ?? '').trim() };
    if (date && number && number !== 'unclear')
      closes.push({ date, close: roundHalfEven(number, CLOSE_DIGITS) });
  }
  return closes.length === 0 && rows.length > 0 ? null : closes;
}

/** The closes of an answer in JSON, whose numbers have a decimal point. */
export function closesOfJson(json: unknown, form: AddressForm): ClosesRead {
  const rows = rowsOfJson(json, form);
  return rows && closesOf(rows, parseDecimal);
}

/** The closes of a table, whose numbers may have a decimal comma or groups; see `styleOfTable`. */
export function closesOfCsv(text: string, form: AddressForm): ClosesRead {
  const table = rowsOfCsv(text, form);
  if (!table) return null;
  const style = styleOfTable(
    table.rows.map(({ close }) => close ?? ''),
    table.delimiter,
  );
  return closesOf(table.rows, (cell) => parseTableDecimal(cell, style));
}
