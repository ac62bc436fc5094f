import type { Column } from './column.ts';

/** A plain decimal number: a minus before it begins no formula. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** What makes a spreadsheet run a cell instead of showing it; in some languages the wide letters of East Asia too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** The same behind a semicolon, by which spreadsheets divide where the language has a decimal comma, quoted or not. */
const BEHIND_SEMICOLON = /(;\s*)(?='*[=+\-@＝＋－＠])/g;

/** A cell that a spreadsheet shows as it is: quoted where it must be, and a text that looks like a formula stays text. */
function cellOf(value: string): string {
  const first = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  const safe = first.replace(BEHIND_SEMICOLON, "$1'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows as a CSV file (RFC 4180): the columns that have a value, under their heads.
 *
 * Values are those of the wire (decimal point, ISO days), so that a file reads the same on every machine; unknown is
 * an empty cell. It begins with a byte order mark, without which Excel garbles every accent.
 */
export function tableCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const told = columns.flatMap(({ key, name, head, value }) =>
    value ? [{ value, head: name ?? (typeof head === 'string' ? head : key) }] : [],
  );
  const lines = [
    told.map(({ head }) => cellOf(head)),
    ...rows.map((row) => told.map(({ value }) => cellOf(value(row) ?? ''))),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}
