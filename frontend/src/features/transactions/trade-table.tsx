import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Transaction } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from '../../keyboard/use-row-keys.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { BASE_CURRENCY } from './draft.ts';
import styles from './trade-table.module.css';

export interface TradeTableProps {
  readonly trades: readonly Transaction[];
  readonly isStale: boolean;
  readonly isOldestFirst: boolean;
  readonly onSort: () => void;
  readonly onOpen: (id: number) => void;
  readonly onDelete: (trade: Transaction) => void;
  /** The link that opens a trade: the keyboard's way, and the browser's. */
  readonly openLink: (trade: Transaction, words: string) => ReactNode;
  /** A trade to go to when it appears. */
  readonly focusId: number | null;
}

export function tradeName({ name, isin }: Transaction): string {
  return name ?? isin;
}

/** One page of transactions. */
export function TradeTable(props: TradeTableProps) {
  const { trades, isStale, isOldestFirst, onSort, onOpen, focusId } = props;
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  useTradeKeys(table, props);
  const isThere = trades.some(({ id }) => id === focusId);
  useEffect(() => {
    if (isThere) focusRow(table.current, String(focusId));
  }, [isThere, focusId]);
  return (
    <DataTable
      ref={table}
      caption="Transactions"
      columns={columnsFor(props)}
      rows={trades}
      rowKey={({ id }) => String(id)}
      rowName={(trade) => `${trade.transaction_type} ${tradeName(trade)}`}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
      sort={{ key: 'date', direction: isOldestFirst ? 'ascending' : 'descending' }}
      onSort={onSort}
      isStale={isStale}
    />
  );
}

function useTradeKeys(
  table: RefObject<HTMLTableElement | null>,
  { trades, onOpen, onDelete }: Pick<TradeTableProps, 'trades' | 'onOpen' | 'onDelete'>,
): void {
  const chosen = () => trades.find(({ id }) => String(id) === focusedRowKey(table.current));
  useShortcut('edit', () => {
    const trade = chosen();
    if (trade) onOpen(trade.id);
  });
  useShortcut('delete', () => {
    const trade = chosen();
    if (!trade) return;
    const next = trades[trades.indexOf(trade) + 1] ?? trades[trades.indexOf(trade) - 1];
    if (next) focusRow(table.current, String(next.id));
    onDelete(trade);
  });
}

function columnsFor({ trades, openLink }: TradeTableProps): Column<Transaction>[] {
  const unitsDigits = columnDigits(trades.map(({ units }) => units));
  const priceDigits = columnDigits(
    trades.map(({ price_per_unit: price }) => price),
    2,
  );
  return [
    {
      key: 'date',
      head: 'Date',
      onPhone: true,
      order: 'text',
      cell: ({ date }) => <Day date={date} />,
    },
    { key: 'type', head: 'Type', cell: ({ transaction_type: type }) => <Tag>{type}</Tag> },
    {
      key: 'instrument',
      head: 'Instrument',
      onPhone: true,
      cell: (trade) => (
        <TwoLines
          first={openLink(trade, tradeName(trade))}
          second={trade.name === null ? null : trade.isin}
        />
      ),
    },
    { key: 'broker', head: 'Broker', cell: ({ broker }) => <span className={styles.broker}>{broker}</span> },
    {
      key: 'units',
      head: 'Units',
      align: 'end',
      cell: ({ units }) => <Quantity value={units} digits={unitsDigits} />,
    },
    {
      key: 'price',
      head: 'Price',
      align: 'end',
      cell: ({ price_per_unit: price, currency }) => (
        <>
          <Quantity value={price} digits={priceDigits} secret={false} />{' '}
          <span className={styles.currency}>{currency}</span>
        </>
      ),
    },
    {
      key: 'fee',
      head: `Fee, ${BASE_CURRENCY}`,
      align: 'end',
      cell: ({ fee }) => (
        <span className={styles.fee}>
          <Amount value={fee} currency={BASE_CURRENCY} withSymbol={false} />
        </span>
      ),
    },
    {
      key: 'cash',
      head: `Cash flow, ${BASE_CURRENCY}`,
      align: 'end',
      onPhone: true,
      cell: ({ net_amount: cash }) => <CashFlow value={cash} />,
    },
  ];
}

/** Money in or out of the cash account: signed, but neither good nor bad news. */
function CashFlow({ value }: { value: string }) {
  return (
    <span className={styles.cash}>
      <Delta value={value} currency={BASE_CURRENCY} withSymbol={false} favourable="neither" />
    </span>
  );
}
