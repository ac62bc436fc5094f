import { type Kysely, sql, type Transaction } from 'kysely';
import { PLACES, NOUNS } from '../../db/nouns.ts';
import type { Noun, Tables } from '../../db/tables.ts';
import { type Part, partsOf, versions, within } from './parts-of-change.repository.ts';

type Trx = Transaction<Tables>;

/**
 * The newest later change that edited, removed or brought back a row which `changeId` wrote, or that now holds the
 * place of a row which `changeId` removed; null when nothing stands in the way of undoing it.
 *
 * A row that later changes have left exactly as it was, because they were undone, is no row that they edited; and the
 * one that is named is the one that first made the row what it is now.
 */
export async function conflictingChange(
  db: Kysely<Tables>,
  noun: Noun,
  changeId: number,
): Promise<number | null> {
  let latest: number | null = null;
  for await (const part of partsOf(db, noun, changeId)) {
    const later = await conflictWithin(db, noun, changeId, part);
    if (later !== null && (latest === null || later > latest)) latest = later;
  }
  return latest;
}

async function conflictWithin(
  trx: Kysely<Tables>,
  noun: Noun,
  changeId: number,
  part: Part,
): Promise<number | null> {
  const all = versions(noun);
  const isAs = (name: string) =>
    sql.join(
      NOUNS[noun].map((column) => sql`${sql.ref(`${name}.${column}`)} IS open.${sql.ref(column)}`),
      sql` AND `,
    );
  const edited = await sql<{ later: number | null }>`
    SELECT max(coalesce(
      (SELECT min(made.from_change) FROM ${all} AS made
        WHERE made.id = wrote.id AND made.from_change > ${changeId} AND ${isAs('made')}),
      (SELECT max(to_change) FROM ${all} WHERE id = wrote.id))) AS later
    FROM ${all} AS wrote
    LEFT JOIN ${all} AS open ON open.id = wrote.id AND open.to_change IS NULL
    WHERE wrote.from_change = ${changeId} AND ${within('wrote.id', part)} AND wrote.to_change IS NOT NULL AND wrote.to_change <> ${changeId}
    AND (open.id IS NULL OR NOT (${isAs('wrote')}))`.execute(trx);
  const broughtBack = await sql<{ later: number | null }>`
    SELECT max(open.from_change) AS later FROM ${versions(noun)} AS gone
    JOIN ${versions(noun)} AS open ON open.id = gone.id AND open.to_change IS NULL
    WHERE gone.to_change = ${changeId} AND ${within('gone.id', part)} AND open.from_change <> ${changeId} AND NOT EXISTS (
      SELECT 1 FROM ${versions(noun)} AS wrote WHERE wrote.from_change = ${changeId} AND wrote.id = gone.id)`.execute(
    trx,
  );
  const replaced = await replacedByLaterRow(trx, noun, changeId, part);
  const later = [edited.rows[0]?.later, broughtBack.rows[0]?.later, replaced].filter(
    (id) => typeof id === 'number',
  );
  return later.length === 0 ? null : Math.max(...later);
}

/** A row that a later change put in the place of one that `changeId` removed. */
async function replacedByLaterRow(
  trx: Kysely<Tables>,
  noun: Noun,
  changeId: number,
  part: Part,
): Promise<number | null> {
  const [first, ...others] = PLACES[noun].map((column) => ({
    gone: sql.ref(`gone.${column}`),
    open: sql.ref(`open.${column}`),
  }));
  if (!first) return null;
  // A first column that is null holds no place: a trade entered by hand came from no statement.
  const samePlace = sql.join(
    [sql`${first.open} = ${first.gone}`, ...others.map(({ gone, open }) => sql`${open} IS ${gone}`)],
    sql` AND `,
  );
  const { rows } = await sql<{ later: number | null }>`
    SELECT max(open.from_change) AS later FROM ${versions(noun)} AS gone
    JOIN ${versions(noun)} AS open ON ${samePlace} AND open.to_change IS NULL AND open.id <> gone.id
    WHERE gone.to_change = ${changeId} AND ${within('gone.id', part)} AND open.from_change > ${changeId}`.execute(
    trx,
  );
  return rows[0]?.later ?? null;
}

/** ISINs of the transactions that a change touched, before and after, each with the earliest day of those. */
export async function isinsTouchedBy(trx: Trx, changeId: number): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for await (const part of partsOf(trx, 'transactions', changeId)) {
    const { rows } = await sql<{ isin: string; day: string }>`
      SELECT isin, min(date) AS day FROM transactions_versions
      WHERE ${within('id', part)} AND (from_change = ${changeId} OR to_change = ${changeId}) GROUP BY isin`.execute(
      trx,
    );
    for (const { isin, day } of rows) if (!((days.get(isin) ?? day) < day)) days.set(isin, day);
  }
  return days;
}

/** Ends what `changeId` wrote and brings back what it ended, as part of the change `undoId`. */
export async function revertVersions(trx: Trx, noun: Noun, changeId: number, undoId: number): Promise<void> {
  const columns = sql.join(['id', ...NOUNS[noun]].map((column) => sql.ref(column)));
  for await (const part of partsOf(trx, noun, changeId)) {
    await sql`UPDATE ${versions(noun)} SET to_change = ${undoId} WHERE to_change IS NULL AND id IN (
      SELECT id FROM ${versions(noun)}
      WHERE from_change = ${changeId} AND ${within('id', part)} AND to_change IS NOT ${changeId})`.execute(
      trx,
    );
  }
  // Not before all is ended: what comes back may take a place that another row of the change has held.
  for await (const part of partsOf(trx, noun, changeId)) {
    await sql`INSERT INTO ${versions(noun)} (from_change, ${columns})
      SELECT ${undoId}, ${columns} FROM ${versions(noun)}
      WHERE to_change = ${changeId} AND ${within('id', part)} AND from_change <> ${changeId} ORDER BY id`.execute(
      trx,
    );
  }
}

/** The change after `changeId` that made a row what it is; null when that was an earlier one or the undo itself. */
export async function changeOfRow(
  trx: Trx,
  noun: Noun,
  id: number,
  changeId: number,
): Promise<number | null> {
  const { rows } = await sql<{ made: number }>`SELECT from_change AS made FROM ${versions(noun)}
    WHERE id = ${id} AND from_change > ${changeId}
    AND from_change NOT IN (SELECT id FROM changes WHERE undoes = ${changeId})
    ORDER BY from_change DESC LIMIT 1`.execute(trx);
  return rows[0]?.made ?? null;
}

/** The newest change after `changeId`, and not its undo, that wrote or ended rows of a noun. */
export async function newestChangeOf(trx: Trx, noun: Noun, changeId: number): Promise<number | null> {
  const { rows } = await sql<{ made: number | null }>`SELECT max(made) AS made FROM (
      SELECT from_change AS made FROM ${versions(noun)}
      UNION SELECT to_change FROM ${versions(noun)} WHERE to_change IS NOT NULL)
    WHERE made > ${changeId} AND made NOT IN (SELECT id FROM changes WHERE undoes = ${changeId})`.execute(
    trx,
  );
  return rows[0]?.made ?? null;
}
