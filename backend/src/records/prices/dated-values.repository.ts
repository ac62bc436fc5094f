import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { DatedNoun } from './dated-noun.ts';

/** A current row of prices or rates. */
export interface DatedRow {
  readonly id: number;
  readonly name: string;
  readonly date: string;
  readonly value: string;
  readonly currency: string;
  readonly created_at: string;
  readonly updated_at: string;
}

type Key = readonly [name: string, date: string];

/** The rows of some days; days without one are left out. */
export async function rowsOfDays(
  db: Kysely<Tables>,
  { noun, nameColumn, valueColumn }: DatedNoun,
  keys: readonly Key[],
): Promise<DatedRow[]> {
  const row = (column: string) => sql.ref(`row.${column}`);
  const { rows } = await sql<DatedRow>`
    SELECT row.id, ${row(nameColumn)} AS name, row.date, ${row(valueColumn)} AS value, row.currency, row.created_at, row.updated_at
    FROM json_each(${JSON.stringify(keys)}) AS asked CROSS JOIN ${sql.table(noun)} AS row
    WHERE ${row(nameColumn)} = asked.value ->> 0 AND row.date = asked.value ->> 1`.execute(db);
  return rows;
}

/** What is to be deleted; a bound that is null is none. */
export interface DatedFilter {
  /** ISIN or currency. */
  readonly name: string | null;
  /** Both inclusive. */
  readonly startDate: string | null;
  readonly endDate: string | null;
}

/** Ids of some rows within a filter: in the order of an index, so that rows which have been ended are not looked at again. */
export async function someIds(
  db: Kysely<Tables>,
  { noun, nameColumn }: DatedNoun,
  { name, startDate, endDate }: DatedFilter,
  limit: number,
): Promise<number[]> {
  const conditions = [
    ...(name === null ? [] : [sql`${sql.ref(nameColumn)} = ${name}`]),
    ...(startDate === null ? [] : [sql`date >= ${startDate}`]),
    ...(endDate === null ? [] : [sql`date <= ${endDate}`]),
  ];
  const { rows } = await sql<{ id: number }>`SELECT id FROM ${sql.table(noun)}
    WHERE ${sql.join([sql`TRUE`, ...conditions], sql` AND `)} ORDER BY date, ${sql.ref(nameColumn)} LIMIT ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.id);
}
