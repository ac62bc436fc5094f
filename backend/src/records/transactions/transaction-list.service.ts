import type { Kysely } from 'kysely';
import type { Database } from '../../db/open-database.ts';
import type { RowOf, Tables } from '../../db/tables.ts';
import type { Deps } from '../../deps.ts';
import { instrumentNames } from '../isin-metadata/isin-metadata.repository.ts';
import { foldText } from './fold-text.ts';
import { type LedgerLabels, ledgerLabels } from './ledger-labels.ts';
import { type NetAmountOrder, netAmountOrder } from './net-amount-order.ts';
import {
  countTransactions,
  type Direction,
  idsInGroups,
  idsByDay,
  idsInOrder,
  type IndexedOrder,
  isWithoutFilter,
  type SearchedLabels,
  type Stretch,
  type TradeLabel,
  tradeLabels,
  type TransactionFilter,
  transactionsOf,
} from './transaction-list.repository.ts';
import type { TransactionListQuery } from './transactions.schema.ts';

/** So many ids are sorted in less time than it takes to walk a long ledger past those that do not match. */
const MOST_TOLD = 20_000;

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

function searched(all: readonly TradeLabel[], names: Names, words: string): SearchedLabels {
  const found: TradeLabel[] = [];
  const others: TradeLabel[] = [];
  for (const label of all) (words === '' || contains(label, names, words) ? found : others).push(label);
  return { found, others };
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
  sortBy === 'date' || isWithoutFilter(filter);

/** What is remembered of the ledger between one list and the next. */
export interface ListMemory {
  readonly netAmounts: NetAmountOrder;
  readonly labels: LedgerLabels;
}

/** One for all that read a database. */
export function listMemory(database: Database): ListMemory {
  return { netAmounts: netAmountOrder(database), labels: ledgerLabels() };
}

/** Ids of a stretch of the list that a query asks for, and how many there are in all. */
export async function listTransactions(
  db: Kysely<Tables>,
  memory: ListMemory,
  query: TransactionListQuery,
  stretch: Stretch,
): Promise<ListedTransactions> {
  const filter = filterOf(query);
  const { sort_by: sortBy = 'date', sort_order: direction = 'desc' } = query;
  const words = foldText((query.search ?? '').trim());
  if (sortBy === 'net_amount') {
    const isNarrow = words !== '' || !isWithoutFilter(filter);
    const all = { skip: 0, limit: null };
    const found = isNarrow ? await listTransactions(db, memory, { ...query, sort_by: 'date' }, all) : null;
    return cutFrom(await memory.netAmounts.ids(db), found && new Set(found.ids), direction, stretch);
  }
  if (words === '' && sortBy !== 'name' && isIndexed(filter, sortBy)) {
    const selection = { filter, labels: null };
    const ids = await idsInOrder(db, selection, sortBy, direction, stretch);
    const isWhole = isWithoutFilter(filter);
    return { ids, total: isWhole ? await memory.labels.total(db) : await countTransactions(db, selection) };
  }
  const all = isWithoutFilter(filter) ? await memory.labels.all(db) : await tradeLabels(db, filter);
  const names = await instrumentNames(
    db,
    all.map(({ isin }) => isin),
  );
  const labels = searched(all, names, words);
  const total = await countTransactions(db, { filter, labels });
  if (sortBy === 'name') {
    const groups = groupsByName(labels.found, names, direction);
    return { ids: await idsInGroups(db, filter, groups, direction, stretch), total };
  }
  const { skip, limit } = stretch;
  if (sortBy === 'date' && limit !== null && (skip + limit) * labels.found.length <= MOST_TOLD)
    return { ids: await idsByDay(db, filter, labels.found, direction, { skip, limit }), total };
  const selection = {
    filter,
    labels: labels.others.length === 0 && isIndexed(filter, sortBy) ? null : labels,
  };
  return { ids: await idsInOrder(db, selection, sortBy, direction, stretch), total };
}

/** A stretch of all ids, in ascending order, or of those that were found. */
function cutFrom(
  ascending: readonly number[],
  found: ReadonlySet<number> | null,
  direction: Direction,
  { skip, limit }: Stretch,
): ListedTransactions {
  const ids = found ? ascending.filter((id) => found.has(id)) : ascending;
  const total = ids.length;
  const end = limit === null ? total : Math.min(skip + limit, total);
  if (direction === 'asc') return { ids: ids.slice(skip, end), total };
  return { ids: ids.slice(total - end, Math.max(total - skip, 0)).toReversed(), total };
}

/** The ids of everything that a query asks for. */
export async function allTransactionIds(
  deps: Deps,
  memory: ListMemory,
  query: TransactionListQuery,
): Promise<readonly number[]> {
  const all = { skip: 0, limit: null };
  return (await listTransactions(deps.database.read, memory, query, all)).ids;
}

/** A page of the list: its rows, how many match in all, and what was left out before. */
export async function pageOfTransactions(
  deps: Deps,
  memory: ListMemory,
  query: TransactionListQuery & { skip?: number | undefined; limit?: number | undefined },
): Promise<{ rows: RowOf<'transactions'>[]; total: number; skip: number; limit: number }> {
  const stretch = { skip: query.skip ?? 0, limit: query.limit ?? 100 };
  const { ids, total } = await listTransactions(deps.database.read, memory, query, stretch);
  return { rows: await transactionsOf(deps.database.read, ids), total, ...stretch };
}
