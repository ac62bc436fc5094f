import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import type { Moment } from '../db/moment.ts';
import { NOUNS_WITH_PAST } from '../db/tables.ts';
import { csvLine, plainText } from '../http/csv-lines.ts';
import type { Cell } from './portfolio-format.ts';
import {
  columnsOf,
  NOUNS_OF_FILE,
  pagesOf,
  pastColumnsOf,
  pastPagesOf,
  toldYears,
} from './portfolio-rows.repository.ts';

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A cell that no spreadsheet runs as a formula; numbers stay numbers. */
const safe = (cell: Cell): Cell => (typeof cell === 'string' && !NUMBER.test(cell) ? plainText(cell) : cell);

/** Lines of one file, some at a time. */
type Lines = AsyncIterable<string>;

async function* tableLines(
  columns: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): Lines & AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const page of pages) yield page.map((row) => csvLine(row.map(safe))).join('');
}

async function* toldLines(moment: Moment): AsyncGenerator<string> {
  yield csvLine(['kind', 'name', 'source', 'currency', 'date', 'value']);
  for await (const { kind, name, source, currency, closes } of toldYears(moment.db)) {
    const lines = Object.entries(closes).map(([date, value]) =>
      csvLine([kind, name, source, currency, date, value].map(safe)),
    );
    yield lines.join('');
  }
}

function filesOf(moment: Moment): [name: string, lines: Lines][] {
  const { db } = moment;
  return [
    ...NOUNS_OF_FILE.map((noun): [string, Lines] => [noun, tableLines(columnsOf(noun), pagesOf(db, noun))]),
    ...NOUNS_WITH_PAST.map((noun): [string, Lines] => [
      `past_${noun}`,
      tableLines(pastColumnsOf(noun), pastPagesOf(db, noun)),
    ]),
    ['told_closes', toldLines(moment)],
  ];
}

/** The zone of a ZIP's times is nobody's: all are those of its epoch, so that the same rows make the same file. */
const NO_TIME = '1980-01-01T00:00:00';

/** A ZIP of CSV files, one for each noun, in parts. */
export async function* zipPortfolio(moment: Moment): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    ready.push(part);
  });
  const encoder = new TextEncoder();
  for (const [name, lines] of filesOf(moment)) {
    const file = new ZipDeflate(`${name}.csv`, { level: 6 });
    file.mtime = NO_TIME;
    zip.add(file);
    for await (const text of lines) {
      file.push(encoder.encode(text));
      yield* ready;
      ready = [];
      await breathe();
    }
    file.push(new Uint8Array(), true);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}
