import { sql, type Transaction } from 'kysely';
import { PLACES, type Noun, NOUNS, type Tables } from '../../db/tables.ts';

type Trx = Transaction<Tables>;

const versions = (noun: Noun) => sql.table(`${noun}_versions`);

/**
 * The newest later change that edited, removed or brought back a row which `changeId` wrote, or that now holds the
 * place of a row which `changeId` removed; null when nothing stands in the way of undoing it.
 */
export async function conflictingChange(trx: Trx, noun: Noun, changeId: number): Promise<number | null> {
  const edited = await sql<{ later: number | null }>`
    SELECT max(to_change) AS later FROM ${versions(noun)}
    WHERE from_change = ${changeId} AND to_change IS NOT NULL AND to_change <> ${changeId}`.execute(trx);
  const broughtBack = await sql<{ later: number | null }>`
    SELECT max(open.from_change) AS later FROM ${versions(noun)} AS gone
    JOIN ${versions(noun)} AS open ON open.id = gone.id AND open.to_change IS NULL
    WHERE gone.to_change = ${changeId} AND open.from_change <> ${changeId}`.execute(trx);
  const replaced = await replacedByLaterRow(trx, noun, changeId);
  const later = [edited.rows[0]?.later, broughtBack.rows[0]?.later, replaced].filter(
    (id) => typeof id === 'number',
  );
  return later.length === 0 ? null : Math.max(...later);
}

/** A row that a later change put in the place of one that `changeId` removed. */
async function replacedByLaterRow(trx: Trx, noun: Noun, changeId: number): Promise<number | null> {
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
    WHERE gone.to_change = ${changeId} AND open.from_change > ${changeId}`.execute(trx);
  return rows[0]?.later ?? null;
}

/** ISINs of the transactions that a change touched, before and after, each with the earliest day of those. */
export async function isinsTouchedBy(trx: Trx, changeId: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ isin: string; day: string }>`
    SELECT isin, min(date) AS day FROM transactions_versions
    WHERE from_change = ${changeId} OR to_change = ${changeId} GROUP BY isin`.execute(trx);
  return new Map(rows.map((row) => [row.isin, row.day]));
}

/** Ends what `changeId` wrote and brings back what it ended, as part of the change `undoId`. */
export async function revertVersions(trx: Trx, noun: Noun, changeId: number, undoId: number): Promise<void> {
  const columns = sql.join(['id', ...NOUNS[noun]].map((column) => sql.ref(column)));
  await sql`UPDATE ${versions(noun)} SET to_change = ${undoId}
    WHERE from_change = ${changeId} AND to_change IS NULL`.execute(trx);
  await sql`INSERT INTO ${versions(noun)} (from_change, ${columns})
    SELECT ${undoId}, ${columns} FROM ${versions(noun)}
    WHERE to_change = ${changeId} AND from_change <> ${changeId} ORDER BY id`.execute(trx);
}
