import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '../db/instant.ts';
import { wireInstant } from '../db/instant.ts';
import type { Moment } from '../db/moment.ts';
import { NOUNS_WITH_PAST } from '../db/tables.ts';
import { type Cell, FORMAT, FORMAT_VERSION } from './portfolio-format.ts';
import {
  columnsOf,
  NOUNS_OF_FILE,
  pagesOf,
  pastColumnsOf,
  pastPagesOf,
  schemaOf,
  toldYears,
} from './portfolio-rows.repository.ts';

/** One member of an object whose members are tables, a row on each line: two exports are compared line by line. */
async function* printTable(
  name: string,
  columns: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  let before = `${JSON.stringify(name)}:{"columns":${JSON.stringify(columns)},"rows":[\n`;
  for await (const page of pages) {
    yield before + page.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
    await breathe();
  }
  yield before === ',\n' ? '\n]}' : `${before.trimEnd()}]}`;
}

/**
 * Everything that is kept of a portfolio as one JSON text, in parts: never more than a page of it is in memory.
 *
 * The same rows make the same text, but for the line that tells when it was made.
 */
export async function* printPortfolio({ db }: Moment, madeAt: Instant): AsyncGenerator<string> {
  const head = { format: FORMAT, version: FORMAT_VERSION };
  yield `${JSON.stringify(head).slice(0, -1)},\n"made_at":${JSON.stringify(wireInstant(madeAt))},\n`;
  yield `"schema":${JSON.stringify(await schemaOf(db))},\n"nouns":{`;
  let before = '\n';
  for (const noun of NOUNS_OF_FILE) {
    yield before;
    before = ',\n';
    yield* printTable(noun, columnsOf(noun), pagesOf(db, noun));
  }
  yield '\n},\n"past":{';
  before = '\n';
  for (const noun of NOUNS_WITH_PAST) {
    yield before;
    before = ',\n';
    yield* printTable(noun, pastColumnsOf(noun), pastPagesOf(db, noun));
  }
  yield '\n},\n"told":[';
  before = '\n';
  for await (const year of toldYears(db)) {
    yield before + JSON.stringify(year);
    before = ',\n';
    await breathe();
  }
  yield '\n]}\n';
}
