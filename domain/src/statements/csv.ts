/** One line of a delimited file, or several when a quoted cell contains line breaks. */
export interface CsvRecord {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly cells: string[];
  /** A quotation mark was opened in this record and never closed: it holds the rest of the file. */
  readonly unterminated: boolean;
}

export type Delimiter = ',' | ';' | '\t';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const QUOTE = 34;
const CR = 13;
const LF = 10;

/** Where the reader stands. One for each call; never shared. */
interface Cursor {
  readonly text: string;
  readonly delimiter: number;
  at: number;
  line: number;
  unterminated: boolean;
}

/**
 * Reads delimited text (RFC 4180) in one pass, in time linear in its length, and never throws.
 *
 * A byte-order mark is dropped; CRLF, LF and CR end a line; lines without any character are left out. A quotation
 * mark inside an unquoted cell is a character; text after a closing quotation mark belongs to the cell.
 *
 * @param delimiter found from the first line when it is not given
 */
export function* csvRecords(
  text: string,
  delimiter: Delimiter = detectDelimiter(text),
): Generator<CsvRecord, undefined> {
  const at = text.startsWith('\uFEFF') ? 1 : 0;
  const cursor: Cursor = { text, delimiter: delimiter.charCodeAt(0), at, line: 1, unterminated: false };
  while (cursor.at < text.length) {
    if (!skipLineBreak(cursor)) yield readRecord(cursor);
  }
}

/** All records of a short text at once; see `csvRecords`. */
export function readCsv(text: string, delimiter?: Delimiter): CsvRecord[] {
  return [...csvRecords(text, delimiter)];
}

/**
 * The delimiter that occurs most often outside quotation marks in the first line that is not empty; a comma when
 * none occurs or several occur equally often.
 */
export function detectDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  let hasBegun = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    const isBreak = !isQuoted && (character === '\n' || character === '\r');
    if (isBreak && hasBegun) break;
    if (isBreak) continue;
    hasBegun = true;
    if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const countOf = (delimiter: Delimiter): number => counts.get(delimiter) ?? 0;
  return DELIMITERS.reduce((best, other) => (countOf(other) > countOf(best) ? other : best));
}

function readRecord(cursor: Cursor): CsvRecord {
  const { text, delimiter, line } = cursor;
  const cells = [readCell(cursor)];
  while (text.charCodeAt(cursor.at) === delimiter) {
    cursor.at += 1;
    cells.push(readCell(cursor));
  }
  skipLineBreak(cursor);
  return { line, cells, unterminated: cursor.unterminated };
}

function readCell(cursor: Cursor): string {
  return cursor.text.charCodeAt(cursor.at) === QUOTE
    ? readQuoted(cursor) + readPlain(cursor)
    : readPlain(cursor);
}

function readPlain(cursor: Cursor): string {
  const { text, delimiter, at } = cursor;
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === LF || code === CR) break;
    end += 1;
  }
  cursor.at = end;
  return text.slice(at, end);
}

function readQuoted(cursor: Cursor): string {
  const { text } = cursor;
  let value = '';
  let start = cursor.at + 1;
  for (;;) {
    const end = text.indexOf('"', start);
    if (end === -1) {
      cursor.unterminated = true;
      cursor.at = text.length;
      return value + text.slice(start);
    }
    value += text.slice(start, end);
    start = end + 2;
    if (text.charCodeAt(end + 1) !== QUOTE) {
      cursor.at = end + 1;
      cursor.line += lineBreaksIn(value);
      return value;
    }
    value += '"';
  }
}

function lineBreaksIn(value: string): number {
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code === LF || (code === CR && value.charCodeAt(index + 1) !== LF)) count += 1;
  }
  return count;
}

/** Steps over one line break; false when there is none here. */
function skipLineBreak(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code !== LF && code !== CR) return false;
  cursor.at += code === CR && cursor.text.charCodeAt(cursor.at + 1) === LF ? 2 : 1;
  cursor.line += 1;
  return true;
}
