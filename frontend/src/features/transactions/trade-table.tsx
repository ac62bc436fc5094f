import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Transaction } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow } from '../../keyboard/use-row-keys.ts';
import type { Column, Sort } from '../../ui/column.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { SORTS, type SortKey, type TransactionFilter } from './filter.ts';
import { transactionName } from './transaction-words.ts';
import type { Selecting } from './use-selection.ts';
import type { Trades } from './use-trades.ts';

export interface TradeTableProps {
  readonly trades: Trades;
  readonly columns: readonly Column<Transaction>[];
  readonly sort: Sort;
  readonly onSort: (sort: Pick<TransactionFilter, 'sort_by' | 'sort_order'>) => void;
  readonly onOpen: (id: number) => void;
  readonly onDelete: (trade: Transaction) => void;
  readonly selecting: Selecting;
  readonly onDeleteSelected: () => void;
  /** A trade to go to when it is there. */
  readonly focusId: number | null;
}

/** How the filter has the list sorted. */
export function sortOf({ sort_by: key = 'date', sort_order: order }: TransactionFilter): Sort {
  return { key, direction: order === 'asc' ? 'ascending' : 'descending' };
}

/** All transactions that match, however many; what is not in sight is fetched when it comes. */
export function TradeTable(props: TradeTableProps) {
  const { trades, columns, sort, onSort, onOpen, selecting, focusId } = props;
  const t = useT();
  const table = useRef<HTMLTableElement>(null);
  useTradeKeys(table, props);
  const goTo = useMemo(() => placeOf(trades, focusId), [trades, focusId]);
  return (
    <VirtualTable
      ref={table}
      caption={t('shell.transactions')}
      columns={columns}
      count={trades.total}
      rowAt={trades.tradeAt}
      rowKey={({ id }) => String(id)}
      rowName={(trade) => transactionName(t, trade)}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
      onSight={trades.onSight}
      onExtend={selecting.onExtend}
      question={trades.question}
      isStale={trades.isStale}
      sort={sort}
      onSort={({ key, direction }) => {
        const sortBy = SORTS.find((known): known is SortKey => known === key && key !== 'date');
        onSort({ sort_by: sortBy, sort_order: direction === 'ascending' ? 'asc' : undefined });
      }}
      {...(goTo ? { goTo } : {})}
    />
  );
}

/** Where a trade stands, when it is here. */
function placeOf({ here }: Trades, id: number | null): { key: string; index: number } | null {
  for (const [start, stretch] of here) {
    const at = stretch.findIndex((trade) => trade.id === id);
    if (at >= 0) return { key: String(id), index: start + at };
  }
  return null;
}

function useTradeKeys(
  table: RefObject<HTMLTableElement | null>,
  { trades, onOpen, onDelete, selecting, onDeleteSelected }: TradeTableProps,
): void {
  const chosen = () => {
    const key = focusedRowKey(table.current);
    const all = [...trades.here].flatMap(([start, stretch]) =>
      stretch.map((trade, at) => ({ trade, index: start + at })),
    );
    return all.find(({ trade }) => String(trade.id) === key);
  };
  useShortcut('edit', () => {
    const row = chosen();
    if (row) onOpen(row.trade.id);
  });
  useShortcut('select', () => {
    const row = chosen();
    if (row) selecting.onToggle(row.trade.id, row.index);
  });
  useShortcut('clear', selecting.onClear, selecting.ids.size > 0);
  const stays = useRef<string | null>(null);
  useEffect(() => {
    // Rows have moved up: the row that has the focus is another one now.
    if (stays.current !== null) focusRow(table.current, stays.current);
    stays.current = null;
  }, [table, trades]);
  /** The focus goes to the nearest row that stays. */
  const focusBeside = (index: number, goes: (trade: Transaction) => boolean) => {
    const next = nearest(trades, index, goes);
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
      focusBeside(row.index, ({ id }) => id === row.trade.id);
      onDelete(row.trade);
    }
  });
}

/** The first row below that is here and stays, else the last one above. */
function nearest(
  { tradeAt }: Trades,
  index: number,
  goes: (trade: Transaction) => boolean,
): Transaction | undefined {
  for (const step of [1, -1]) {
    for (let place = index; ; place += step) {
      const trade = tradeAt(place);
      if (!trade) break;
      if (!goes(trade)) return trade;
    }
  }
  return undefined;
}
