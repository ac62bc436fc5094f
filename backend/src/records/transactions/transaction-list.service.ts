import type { Kysely } from 'kysely';
import type { RowOf, Tables } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { instrumentNames } from '../isin-metadata/isin-metadata.repository.ts';
import { foldText } from './fold-text.ts';
import {
  countTransactions,
  type Direction,
  idsInGroups,
  idsInOrder,
  type IndexedOrder,
  type Selection,
  type Stretch,
  type TradeLabel,
  tradeLabels,
  type TransactionFilter,
  transactionsOf,
} from './transaction-list.repository.ts';
import type { TransactionListQuery } from './transactions.schema.ts';

type Names = ReadonlyMap<string, string>;

export interface ListedTransactions {
  readonly ids: readonly number[];
  readonly total: number;
}

function filterOf(query: TransactionListQuery): TransactionFilter {
  return {
    isin: query.isin?.toUpperCase(),
    broker: query.broker,
    type: query.transaction_type,
    startDate: query.start_date,
    endDate: query.end_date,
  };
}

/** @param words  folded */
function contains({ isin, product, broker }: TradeLabel, names: Names, words: string): boolean {
  return [isin, broker, product, names.get(isin)].some((text) => text && foldText(text).includes(words));
}

/** Labels of one name together, by name as it is folded; without a name last, in ascending order. */
function groupsByName(labels: readonly TradeLabel[], names: Names, direction: Direction): TradeLabel[][] {
  const named = new Map<string, TradeLabel[]>();
  const nameless: TradeLabel[] = [];
  for (const label of labels) {
    const name = names.get(label.isin) ?? label.product;
    if (name === null) {
      nameless.push(label);
      continue;
    }
    const key = foldText(name);
    const group = named.get(key);
    if (group) group.push(label);
    else named.set(key, [label]);
  }
  const keys = [...named.keys()].sort();
  const groups = [...keys.map((key) => named.get(key) ?? []), nameless];
  return direction === 'asc' ? groups : groups.toReversed();
}

/** An index has this order within this filter, so that nothing needs to be collected. */
const isIndexed = (filter: TransactionFilter, sortBy: IndexedOrder) =>
  sortBy === 'date' || Object.values(filter).every((value) => !value);

/** Ids of a stretch of the list that a query asks for, and how many there are in all. */
export async function listTransactions(
  db: Kysely<Tables>,
  query: TransactionListQuery,
  stretch: Stretch,
): Promise<ListedTransactions> {
  const filter = filterOf(query);
  const { sort_by: sortBy = 'date', sort_order: direction = 'desc' } = query;
  const words = foldText((query.search ?? '').trim());
  if (words === '' && sortBy !== 'name' && isIndexed(filter, sortBy)) {
    return await listOf(db, { filter, labels: null }, sortBy, direction, stretch);
  }
  const all = await tradeLabels(db, filter);
  const names = await instrumentNames(
    db,
    all.map(({ isin }) => isin),
  );
  const labels = words === '' ? all : all.filter((label) => contains(label, names, words));
  if (sortBy !== 'name') return await listOf(db, { filter, labels }, sortBy, direction, stretch);
  const groups = groupsByName(labels, names, direction);
  const ids = await idsInGroups(db, filter, groups, direction, stretch);
  return { ids, total: await countTransactions(db, { filter, labels }) };
}

async function listOf(
  db: Kysely<Tables>,
  selection: Selection,
  sortBy: IndexedOrder,
  direction: Direction,
  stretch: Stretch,
): Promise<ListedTransactions> {
  const ids = await idsInOrder(db, selection, sortBy, direction, stretch);
  return { ids, total: await countTransactions(db, selection) };
}

/** A page of the list: its rows, how many match in all, and what was left out before. */
export async function pageOfTransactions(
  deps: Deps,
  query: TransactionListQuery & { skip?: number | undefined; limit?: number | undefined },
): Promise<{ rows: RowOf<'transactions'>[]; total: number; skip: number; limit: number }> {
  const stretch = { skip: query.skip ?? 0, limit: query.limit ?? 100 };
  const { ids, total } = await listTransactions(deps.database.read, query, stretch);
  return { rows: await transactionsOf(deps.database.read, ids), total, ...stretch };
}
