import { dateOfEpochDay, decimalText } from '@portfolio/domain';
import { type Kysely, sql } from 'kysely';
import { MANUAL } from '../db/close-packs.ts';
import { NOUNS } from '../db/nouns.ts';
import { unpackSeries } from '../db/packed-series.ts';
import type { Noun, NounWithPast, Tables } from '../db/tables.ts';
import type { Cell, ToldCloses } from './portfolio-format.ts';

/** Few enough that nobody else waits for them noticeably. */
const ROWS_PER_PAGE = 500;

/** The columns of a noun in the file. */
export const columnsOf = (noun: Noun): readonly string[] => ['id', ...NOUNS[noun]];

/** The columns of its earlier values: when each of them ended comes last. */
export const pastColumnsOf = (noun: NounWithPast): readonly string[] => [...columnsOf(noun), 'ended_at'];

const namesOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

const cellsOf = (row: Readonly<Record<string, Cell>>, columns: readonly string[]): Cell[] =>
  columns.map((column) => row[column] ?? null);

/** Every current row of a noun by id, page by page. */
export async function* pagesOf(db: Kysely<Tables>, noun: Noun): AsyncGenerator<Cell[][]> {
  const columns = columnsOf(noun);
  for (let last = 0; ;) {
    const { rows } = await sql<Record<string, Cell>>`SELECT ${namesOf(columns)} FROM ${sql.table(noun)}
      WHERE id > ${last} ORDER BY id LIMIT ${ROWS_PER_PAGE}`.execute(db);
    if (rows.length > 0) yield rows.map((row) => cellsOf(row, columns));
    if (rows.length < ROWS_PER_PAGE) return;
    last = rows.at(-1)?.id as number;
  }
}

/** Every earlier version of a noun, page by page, those of one row in the order of entering; none that was undone. */
export async function* pastPagesOf(db: Kysely<Tables>, noun: NounWithPast): AsyncGenerator<Cell[][]> {
  const columns = pastColumnsOf(noun);
  for (let [id, version] = [0, 0]; ;) {
    const { rows } = await sql<Record<string, Cell>>`
      SELECT past.version, past.id, ${sql.join(NOUNS[noun].map((column) => sql.ref(`past.${column}`)))},
        coalesce(past.ended_at, ended.made_at) AS ended_at
      FROM ${sql.table(`${noun}_versions`)} AS past JOIN changes AS ended ON ended.id = past.to_change
      WHERE past.from_change NOT IN (SELECT undoes FROM changes WHERE undoes IS NOT NULL)
        AND (past.id, past.version) > (${id}, ${version})
      ORDER BY past.id, past.version LIMIT ${ROWS_PER_PAGE}`.execute(db);
    if (rows.length > 0) yield rows.map((row) => cellsOf(row, columns));
    if (rows.length < ROWS_PER_PAGE) return;
    const end = rows.at(-1);
    [id, version] = [end?.id as number, end?.version as number];
  }
}

/** What providers told, a year at a time. */
export async function* toldYears(db: Kysely<Tables>): AsyncGenerator<ToldCloses> {
  const keys = await db
    .selectFrom('close_packs')
    .select(['kind', 'name', 'source', 'year', 'currency'])
    .where('source', '<>', MANUAL)
    .orderBy('kind')
    .orderBy('name')
    .orderBy('source')
    .orderBy('year')
    .orderBy('currency')
    .execute();
  for (const { kind, name, source, year, currency } of keys) {
    const pack = await db
      .selectFrom('close_packs')
      .select(['days', 'digits'])
      .where('kind', '=', kind)
      .where('name', '=', name)
      .where('source', '=', source)
      .where('year', '=', year)
      .where('currency', '=', currency)
      .executeTakeFirstOrThrow();
    const { days, digits, scale } = unpackSeries(currency, [pack]);
    const closes = Array.from(days, (day, index) => {
      return [dateOfEpochDay(day), decimalText({ digits: digits[index] ?? 0n, scale })];
    });
    yield { kind, name, source, currency, closes: Object.fromEntries(closes) as ToldCloses['closes'] };
  }
}

/** The names of the migrations that made the schema. */
export async function schemaOf(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('schema_migrations').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

export async function countRows(db: Kysely<Tables>, noun: Noun): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(noun)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Ids of current rows, ascending. */
export async function idsOf(db: Kysely<Tables>, noun: Noun): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM ${sql.table(noun)} ORDER BY id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Stores values of days gone by as versions that the change opens and ends.
 *
 * @param rows with the columns of `pastColumnsOf`
 */
export async function storePast(
  db: Kysely<Tables>,
  noun: NounWithPast,
  changeId: number,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const columns = pastColumnsOf(noun);
  for (let start = 0; start < rows.length; start += ROWS_PER_PAGE) {
    const some = JSON.stringify(rows.slice(start, start + ROWS_PER_PAGE));
    const cells = sql.join(columns.map((_, index) => sql`value ->> ${sql.lit(index)}`));
    await sql`INSERT INTO ${sql.table(`${noun}_versions`)} (from_change, to_change, ${namesOf(columns)})
      SELECT ${changeId}, ${changeId}, ${cells} FROM json_each(${some}) ORDER BY key`.execute(db);
  }
}

/** Every noun, in the order of the file. */
export const NOUNS_OF_FILE = Object.keys(NOUNS) as Noun[];
