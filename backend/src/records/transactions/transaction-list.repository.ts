/**
 * Which transactions a list shows and in what order, told by their ids from indexes alone; rows are read at the end.
 *
 * Where an index has the filter and the order, it is walked. Otherwise the ids that match are collected from the index
 * of labels, and the index of the order is walked past all others; when only a few match, they are sorted.
 */
import type { TransactionType } from '@portfolio/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';

export interface TransactionFilter {
  readonly isin?: string | undefined;
  readonly broker?: string | undefined;
  readonly type?: TransactionType | undefined;
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
}

/** What a search looks at, and how many transactions of a list share it. */
export interface TradeLabel {
  readonly isin: string;
  readonly product: string | null;
  readonly broker: string;
  readonly count: number;
}

/** All transactions that pass the filter and, unless that is null, have one of the labels that a search found. */
export interface Selection {
  readonly filter: TransactionFilter;
  readonly labels: SearchedLabels | null;
}

/** Labels of what passes a filter: those that are looked for, and all others. */
export interface SearchedLabels {
  readonly found: readonly TradeLabel[];
  readonly others: readonly TradeLabel[];
}

export const isWithoutFilter = (filter: TransactionFilter): boolean =>
  Object.values(filter).every((value) => !value);

export interface Stretch {
  readonly skip: number;
  /** Null for all the rest. */
  readonly limit: number | null;
}

export type Direction = 'asc' | 'desc';

/** Sorts as its number does: see migration 0002, whose indexes it has to match. */
const magnitude = (column: string) =>
  sql`char(48 + instr(${sql.ref(column)} || '.', '.')) || ${sql.ref(column)}`;

/** What comes before the id. */
const ORDERS = {
  date: [sql.ref('date')],
  created_at: [sql.ref('created_at')],
  isin: [sql.ref('isin'), sql.ref('date')],
  broker: [sql.ref('broker'), sql.ref('date')],
  transaction_type: [sql.ref('transaction_type'), sql.ref('date')],
  units: [magnitude('units'), sql.ref('date')],
  price_per_unit: [magnitude('price_per_unit'), sql.ref('date')],
  fee: [magnitude('fee'), sql.ref('date')],
};
export type IndexedOrder = keyof typeof ORDERS;

/** Up to so many matches are sorted; for more of them the index of the order is walked. */
const FEW = 1000;

const all = (conditions: readonly RawBuilder<unknown>[]) =>
  sql<boolean>`${sql.join([sql`TRUE`, ...conditions], sql` AND `)}`;

function matching({ isin, broker, type, startDate, endDate }: TransactionFilter): RawBuilder<boolean> {
  return all([
    ...(isin ? [sql`isin = ${isin}`] : []),
    ...(broker ? [sql`broker = ${broker}`] : []),
    ...(type ? [sql`transaction_type = ${type}`] : []),
    ...(startDate ? [sql`date >= ${startDate}`] : []),
    ...(endDate ? [sql`date <= ${endDate}`] : []),
  ]);
}

/** The same within the index of labels: a sign keeps SQLite from looking for another index. */
function matchingLabels({ isin, broker, type, startDate, endDate }: TransactionFilter): RawBuilder<boolean> {
  return all([
    ...(isin ? [sql`isin = ${isin}`] : []),
    ...(broker ? [sql`+broker = ${broker}`] : []),
    ...(type ? [sql`+transaction_type = ${type}`] : []),
    ...(startDate ? [sql`+date >= ${startDate}`] : []),
    ...(endDate ? [sql`+date <= ${endDate}`] : []),
  ]);
}

/** The labels of all transactions that pass a filter. */
export async function tradeLabels(db: Kysely<Tables>, filter: TransactionFilter): Promise<TradeLabel[]> {
  return await db
    .selectFrom('transactions')
    .select(['isin', 'product', 'broker'])
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(matchingLabels(filter))
    .groupBy(['isin', 'product', 'broker'])
    .execute();
}

/** Ids of the transactions with some labels that pass a filter which those labels pass. */
function idsWith(labels: readonly TradeLabel[], filter: TransactionFilter): RawBuilder<{ id: number }> {
  const json = JSON.stringify(labels.map(({ isin, product, broker }) => [isin, product, broker]));
  const { type, startDate, endDate } = filter;
  return sql`SELECT transactions.id FROM json_each(${json}) AS label CROSS JOIN transactions
    WHERE isin = label.value ->> 0 AND product IS label.value ->> 1 AND broker = label.value ->> 2
    AND ${matchingLabels({ type, startDate, endDate })}`;
}

const countOf = (labels: readonly TradeLabel[]) => labels.reduce((total, { count }) => total + count, 0);

export async function countTransactions(db: Kysely<Tables>, selection: Selection): Promise<number> {
  if (selection.labels !== null) return countOf(selection.labels.found);
  const { total } = await db
    .selectFrom('transactions')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where(matching(selection.filter))
    .executeTakeFirstOrThrow();
  return total;
}

/** Runs a query of ids in an order; they come as one text, which costs less than a row each. */
async function orderedIds(
  db: Kysely<Tables>,
  query: RawBuilder<unknown>,
  { skip, limit }: Stretch,
): Promise<number[]> {
  const { rows } = await sql<{ ids: string }>`SELECT json_group_array(id) AS ids
    FROM (${query} LIMIT ${limit ?? -1} OFFSET ${skip})`.execute(db);
  return JSON.parse(rows[0]?.ids ?? '[]') as number[];
}

const inDirection = (terms: readonly RawBuilder<unknown>[], direction: Direction) =>
  sql.join(terms.map((term) => sql`${term} ${sql.raw(direction)}`));

/** Ids of a stretch of the list. Ties stand by day and then in the order of recording, in the direction of the sort. */
export async function idsInOrder(
  db: Kysely<Tables>,
  { filter, labels }: Selection,
  sortBy: IndexedOrder,
  direction: Direction,
  stretch: Stretch,
): Promise<number[]> {
  const terms = [...ORDERS[sortBy], sql.ref('id')];
  if (labels === null) {
    const query = sql`SELECT id FROM transactions WHERE ${matching(filter)}
      ORDER BY ${inDirection(terms, direction)}`;
    return await orderedIds(db, query, stretch);
  }
  const { found, others } = labels;
  if (countOf(found) <= FEW) {
    const sorted = terms.map((term) => sql`+${term}`);
    const few = sql`SELECT id FROM transactions WHERE id IN (${idsWith(found, filter)})
      ORDER BY ${inDirection(sorted, direction)}`;
    return await orderedIds(db, few, stretch);
  }
  // Whichever are fewer are collected: those to be shown or those to be passed over.
  const isNarrow = !isWithoutFilter(filter) || countOf(found) < countOf(others);
  const isFound = isNarrow
    ? sql`+id IN (${idsWith(found, filter)})`
    : sql`+id NOT IN (${idsWith(others, filter)})`;
  const query = sql`SELECT id FROM transactions WHERE ${isFound} ORDER BY ${inDirection(terms, direction)}`;
  return await orderedIds(db, query, stretch);
}

/**
 * Ids of a stretch of the list by day: each label tells as many of its own as the stretch could need, in the order of its
 * index, and only those are sorted.
 */
export async function idsByDay(
  db: Kysely<Tables>,
  filter: TransactionFilter,
  labels: readonly TradeLabel[],
  direction: Direction,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<number[]> {
  const json = JSON.stringify(labels.map(({ isin, product, broker }) => [isin, product, broker]));
  const { type, startDate, endDate } = filter;
  const told = sql`SELECT date, id FROM transactions
    WHERE isin = label.value ->> 0 AND product IS label.value ->> 1 AND broker = label.value ->> 2
    AND ${matchingLabels({ type, startDate, endDate })}
    ORDER BY ${inDirection([sql.ref('date'), sql.ref('id')], direction)} LIMIT ${skip + limit}`;
  const query = sql`SELECT told.value ->> 1 AS id FROM json_each(${json}) AS label,
      json_each((SELECT json_group_array(json_array(date, id)) FROM (${told}))) AS told
    ORDER BY ${inDirection([sql`+(told.value ->> 0)`, sql.ref('id')], direction)}`;
  return await orderedIds(db, query, { skip, limit });
}

/** One label is a stretch of its index in this order; several of one group are sorted. */
function idsOfGroup(
  [one, ...more]: readonly TradeLabel[],
  filter: TransactionFilter,
  direction: Direction,
): RawBuilder<unknown> {
  const terms = [sql.ref('transactions.date'), sql.ref('transactions.id')];
  if (one && more.length === 0) {
    const { isin, product, broker } = one;
    const { type, startDate, endDate } = filter;
    return sql`SELECT id FROM transactions
      WHERE isin = ${isin} AND product IS ${product} AND broker = ${broker}
      AND ${matchingLabels({ type, startDate, endDate })} ORDER BY ${inDirection(terms, direction)}`;
  }
  const sorted = terms.map((term) => sql`+${term}`);
  return sql`${idsWith(one ? [one, ...more] : [], filter)} ORDER BY ${inDirection(sorted, direction)}`;
}

/**
 * Ids of a stretch of the list whose order is that of groups of labels, and within each of them by day.
 *
 * @param groups  in the order wanted
 */
export async function idsInGroups(
  db: Kysely<Tables>,
  filter: TransactionFilter,
  groups: readonly (readonly TradeLabel[])[],
  direction: Direction,
  { skip, limit }: Stretch,
): Promise<number[]> {
  const found: number[] = [];
  let before = 0;
  for (const labels of groups) {
    const count = countOf(labels);
    const first = Math.max(0, skip - before);
    before += count;
    if (first >= count) continue;
    const wanted = limit === null ? null : limit - found.length;
    if (wanted === 0) break;
    const query = idsOfGroup(labels, filter, direction);
    const some = await orderedIds(db, query, { skip: first, limit: wanted });
    for (const id of some) found.push(id);
  }
  return found;
}

/** The current rows of some ids, in their order; ids without one are left out. */
export async function transactionsOf(
  db: Kysely<Tables>,
  ids: readonly number[],
): Promise<RowOf<'transactions'>[]> {
  const some = sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = await db.selectFrom('transactions').selectAll().where('id', 'in', some).execute();
  return inOrderOf(ids, rows);
}

/** The same rows as they stood when a change had just been made. */
export async function transactionsAsOf(
  db: Kysely<Tables>,
  ids: readonly number[],
  changeId: number,
): Promise<RowOf<'transactions'>[]> {
  const some = sql<number>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const rows = await db
    .selectFrom('transactions_versions')
    .selectAll()
    .where('id', 'in', some)
    .where('from_change', '<=', changeId)
    .where((where) => where.or([where('to_change', 'is', null), where('to_change', '>', changeId)]))
    .execute();
  return inOrderOf(ids, rows);
}

function inOrderOf<R extends { id: number }>(ids: readonly number[], rows: readonly R[]): R[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
