import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Transaction } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow } from '../../keyboard/use-row-keys.ts';
import type { Column, Sort } from '../../ui/column.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { SORTS, type SortKey, type TransactionFilter } from './filter.ts';
import { transactionName } from './transaction-words.ts';
import type { Selecting } from './use-selection.ts';
import type { Transactions } from './use-transactions.ts';

export interface TransactionTableProps {
  readonly transactions: Transactions;
  readonly columns: readonly Column<Transaction>[];
  readonly sort: Sort;
  readonly onSort: (sort: Pick<TransactionFilter, 'sort_by' | 'sort_order'>) => void;
  readonly onOpen: (id: number) => void;
  readonly onDelete: (transaction: Transaction) => void;
  readonly selecting: Selecting;
  readonly onDeleteSelected: () => void;
  /** A transaction to go to when it is there. */
  readonly focusId: number | null;
}

/** How the filter has the list sorted. */
export function sortOf({ sort_by: key = 'date', sort_order: order }: TransactionFilter): Sort {
  return { key, direction: order === 'asc' ? 'ascending' : 'descending' };
}

const keyOf = ({ id }: Transaction) => String(id);

/** All transactions that match, however many; what is not in sight is fetched when it comes. */
export function TransactionTable(props: TransactionTableProps) {
  const { transactions, columns, sort, onSort, onOpen, selecting, focusId } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  const rowName = useCallback((transaction: Transaction) => transactionName(t, transaction), [t]);
  const onRowClick = useCallback(
    ({ id }: Transaction) => {
      onOpen(id);
    },
    [onOpen],
  );
  useTradeKeys(table, props);
  const goTo = useMemo(() => placeOf(transactions, focusId), [transactions, focusId]);
  return (
    <VirtualTable
      ref={table}
      caption={t('shell.transactions')}
      columns={columns}
      count={transactions.total}
      rowAt={transactions.transactionAt}
      rowKey={keyOf}
      rowName={rowName}
      onRowClick={onRowClick}
      onSight={transactions.onSight}
      onExtend={selecting.onExtend}
      question={transactions.question}
      isStale={transactions.isStale}
      sort={sort}
      onSort={({ key, direction }) => {
        const sortBy = SORTS.find((known): known is SortKey => known === key && key !== 'date');
        onSort({ sort_by: sortBy, sort_order: direction === 'ascending' ? 'asc' : undefined });
      }}
      {...(goTo ? { goTo } : {})}
    />
  );
}

/** Where a transaction stands, when it is here. */
function placeOf({ here }: Transactions, id: number | null): { key: string; index: number } | null {
  for (const [start, stretch] of here) {
    const at = stretch.findIndex((transaction) => transaction.id === id);
    if (at >= 0) return { key: String(id), index: start + at };
  }
  return null;
}

function useTradeKeys(
  table: RefObject<HTMLTableElement | null>,
  { transactions, onOpen, onDelete, selecting, onDeleteSelected }: TransactionTableProps,
): void {
  const chosen = () => {
    const key = focusedRowKey(table.current);
    const all = [...transactions.here].flatMap(([start, stretch]) =>
      stretch.map((transaction, at) => ({ transaction, index: start + at })),
    );
    return all.find(({ transaction }) => String(transaction.id) === key);
  };
  useShortcut('edit', () => {
    const row = chosen();
    if (row) onOpen(row.transaction.id);
  });
  useShortcut('select', () => {
    const row = chosen();
    if (row) selecting.onToggle(row.transaction.id, row.index);
  });
  useShortcut('clear', selecting.onClear, selecting.ids.size > 0);
  const stays = useRef<string | null>(null);
  useEffect(() => {
    // Rows have moved up: the row that has the focus is another one now.
    if (stays.current !== null) focusRow(table.current, stays.current);
    stays.current = null;
  }, [table, transactions]);
  /** The focus goes to the nearest row that stays. */
  const focusBeside = (index: number, goes: (transaction: Transaction) => boolean) => {
    const next = nearest(transactions, index, goes);
    if (!next) return;
    stays.current = String(next.id);
    focusRow(table.current, stays.current);
  };
  useShortcut('delete', () => {
    const row = chosen();
    if (selecting.ids.size > 0) {
      if (row) focusBeside(row.index, ({ id }) => selecting.ids.has(id));
      onDeleteSelected();
    } else if (row) {
      focusBeside(row.index, ({ id }) => id === row.transaction.id);
      onDelete(row.transaction);
    }
  });
}

/** The first row below that is here and stays, else the last one above. */
function nearest(
  { transactionAt }: Transactions,
  index: number,
  goes: (transaction: Transaction) => boolean,
): Transaction | undefined {
  for (const step of [1, -1]) {
    for (let place = index; ; place += step) {
      const transaction = transactionAt(place);
      if (!transaction) break;
      if (!goes(transaction)) return transaction;
    }
  }
  return undefined;
}
