import { sql, type Kysely, type Selectable } from 'kysely';
import { NOUNS } from '../../db/nouns.ts';
import type { ChangeTable, Noun, Tables } from '../../db/tables.ts';
import { ALL_IDS, type Part, partsOf, versions, within } from './parts-of-change.repository.ts';

export const ALL_NOUNS = Object.keys(NOUNS) as Noun[];

export type ChangeRecord = Selectable<ChangeTable> & { undone_by: number | null };

/** What one change did to one row. */
export interface ChangedRow {
  readonly subject: Noun;
  readonly id: number;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/** The query behind the list; exposed for the test of its plan. */
export function changesQueryOf(db: Kysely<Tables>) {
  return db
    .selectFrom('changes as change')
    .leftJoin('changes as undo', 'undo.undoes', 'change.id')
    .selectAll('change')
    .select('undo.id as undone_by')
    .orderBy('change.id', 'desc');
}

export async function listChanges(
  db: Kysely<Tables>,
  { skip, limit, subject }: { skip: number; limit: number; subject: Noun | undefined },
): Promise<{ changes: ChangeRecord[]; total: number }> {
  const list = changesQueryOf(db).limit(limit).offset(skip);
  const count = db.selectFrom('changes').select((select) => select.fn.countAll<number>().as('total'));
  const changes = await (subject === undefined ? list : list.where('change.subject', '=', subject)).execute();
  const { total } = await (
    subject === undefined ? count : count.where('subject', '=', subject)
  ).executeTakeFirstOrThrow();
  return { changes, total };
}

export async function findChange(db: Kysely<Tables>, id: number): Promise<ChangeRecord | null> {
  return (await changesQueryOf(db).where('change.id', '=', id).executeTakeFirst()) ?? null;
}

/** Ids that a change opened or closed a version of, without those that it both opened and closed itself. */
function touchedIds(noun: Noun, changeId: number) {
  const table = sql.table(`${noun}_versions`);
  return sql<{ id: number }>`
    SELECT id FROM ${table} WHERE from_change = ${changeId} AND to_change IS NOT ${changeId}
    UNION SELECT id FROM ${table} WHERE to_change = ${changeId} AND from_change <> ${changeId}`;
}

/** A row that it replaced was closed and opened, so of the closed ones only those are counted that it did not open. */
function touchedCount(noun: Noun, changeId: number, part: Part) {
  const table = versions(noun);
  return sql<number>`
    (SELECT count(*) FROM ${table} WHERE from_change = ${changeId} AND to_change IS NOT ${changeId} AND ${within('id', part)})
      + (SELECT count(*) FROM ${table} AS gone WHERE gone.to_change = ${changeId} AND gone.from_change <> ${changeId}
          AND ${within('gone.id', part)}
          AND NOT EXISTS (SELECT 1 FROM ${table} AS come WHERE come.from_change = ${changeId} AND come.id = gone.id
            AND come.to_change IS NOT ${changeId}))`;
}

/** Rows that are counted together: some milliseconds. */
const ROWS_COUNTED_TOGETHER = 5000;

/** Null when there are more than are counted together. */
function countAtOnce(noun: Noun, changeId: number) {
  const isLong = (bound: 'from_change' | 'to_change') => sql<boolean>`
    EXISTS (SELECT 1 FROM ${versions(noun)} WHERE ${sql.ref(bound)} = ${changeId} LIMIT 1 OFFSET ${ROWS_COUNTED_TOGETHER})`;
  return sql<{
    n: number | null;
  }>`SELECT CASE WHEN ${isLong('from_change')} OR ${isLong('to_change')} THEN NULL
    ELSE ${touchedCount(noun, changeId, ALL_IDS)} END AS n`;
}

async function countRows(db: Kysely<Tables>, noun: Noun, changeId: number): Promise<number> {
  const atOnce = (await countAtOnce(noun, changeId).execute(db)).rows[0]?.n;
  if (typeof atOnce === 'number') return atOnce;
  let count = 0;
  for await (const part of partsOf(db, noun, changeId, ROWS_COUNTED_TOGETHER)) {
    const { rows } = await sql<{ n: number }>`SELECT ${touchedCount(noun, changeId, part)} AS n`.execute(db);
    count += rows[0]?.n ?? 0;
  }
  return count;
}

/** Whether a change opened or closed more than so many versions; no more than that are looked at. */
export async function touchesMoreThan(db: Kysely<Tables>, changeId: number, most: number): Promise<boolean> {
  let count = 0;
  for (const noun of ALL_NOUNS) {
    for (const bound of ['from_change', 'to_change'] as const) {
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM (
        SELECT 1 FROM ${sql.table(`${noun}_versions`)} WHERE ${sql.ref(bound)} = ${changeId} LIMIT ${most + 1})`.execute(
        db,
      );
      count += rows[0]?.n ?? 0;
    }
  }
  return count > most;
}

/** How many rows of each noun a change touched, counted in parts; nouns that it left alone are absent. */
export async function countChangedRows(db: Kysely<Tables>, changeId: number): Promise<Map<Noun, number>> {
  const counts = new Map<Noun, number>();
  for (const noun of ALL_NOUNS) {
    const count = await countRows(db, noun, changeId);
    if (count > 0) counts.set(noun, count);
  }
  return counts;
}

async function versionWhere(
  db: Kysely<Tables>,
  noun: Noun,
  bound: 'from_change' | 'to_change',
  changeId: number,
  ids: readonly number[],
): Promise<Map<number, Record<string, unknown>>> {
  if (ids.length === 0) return new Map();
  const columns = sql.join(
    NOUNS[noun].filter((column) => column !== 'row_identity').map((column) => sql.ref(column)),
  );
  const other = bound === 'from_change' ? 'to_change' : 'from_change';
  const { rows } = await sql<Record<string, unknown> & { id: number }>`
    SELECT id, ${columns} FROM ${sql.table(`${noun}_versions`)}
    WHERE ${sql.ref(bound)} = ${changeId} AND ${sql.ref(other)} IS NOT ${changeId} AND id IN (${sql.join(ids)})`.execute(
    db,
  );
  return new Map(rows.map(({ id, ...cells }) => [id, cells]));
}

/** Rows that a change touched, noun by noun and by id, each with what it was before and after. */
export async function changedRows(
  db: Kysely<Tables>,
  changeId: number,
  counts: ReadonlyMap<Noun, number>,
  page: { skip: number; limit: number },
): Promise<ChangedRow[]> {
  const found: ChangedRow[] = [];
  let { skip } = page;
  for (const [noun, count] of counts) {
    const wanted = page.limit - found.length;
    if (skip >= count) {
      skip -= count;
      continue;
    }
    if (wanted <= 0) break;
    const { rows } = await sql<{ id: number }>`
      ${touchedIds(noun, changeId)} ORDER BY id LIMIT ${wanted} OFFSET ${skip}`.execute(db);
    const ids = rows.map((row) => row.id);
    const before = await versionWhere(db, noun, 'to_change', changeId, ids);
    const after = await versionWhere(db, noun, 'from_change', changeId, ids);
    found.push(
      ...ids.map((id) => ({
        subject: noun,
        id,
        before: before.get(id) ?? null,
        after: after.get(id) ?? null,
      })),
    );
    skip = 0;
  }
  return found;
}
