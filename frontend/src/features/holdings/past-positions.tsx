import type { ReactNode } from 'react';
import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import styles from './past-positions.module.css';
import { byName, nameOf } from './position-facts.ts';

const nameColumn: Column<Position> = {
  key: 'name',
  head: 'Name',
  onPhone: true,
  cell: (position) => (
    <TwoLines first={nameOf(position)} second={position.name === null ? null : position.isin} />
  ),
};

const lastTradeColumn: Column<Position> = {
  key: 'last',
  head: 'Last trade',
  align: 'end',
  cell: ({ last_trade_date: date }) => date !== null && <Day date={date} />,
};

/** Positions that were sold completely, and what that made. Nothing when there are none. */
export function ClosedPositions({ summary }: { summary: PortfolioSummary }) {
  const { closed_positions: positions, currency } = summary;
  if (positions.length === 0) return null;
  const columns: Column<Position>[] = [
    nameColumn,
    lastTradeColumn,
    {
      key: 'purchases',
      head: `Bought for, ${currency}`,
      align: 'end',
      cell: (position) => (
        <Amount value={position.total_cost_without_fees} currency={currency} withSymbol={false} />
      ),
    },
    {
      key: 'proceeds',
      head: `Sold for, ${currency}`,
      align: 'end',
      cell: (position) => (
        <Amount value={position.total_gains_without_fees} currency={currency} withSymbol={false} />
      ),
    },
    {
      key: 'realised',
      head: 'Realised gain',
      align: 'end',
      onPhone: true,
      cell: (position) => <Delta value={position.realised_gain} currency={currency} withSymbol={false} />,
    },
  ];
  return (
    <section className={styles.section} aria-labelledby="closed">
      <h2 id="closed">Closed positions</h2>
      <DataTable
        caption="Closed positions"
        columns={columns}
        rows={byName(positions)}
        rowKey={(position) => position.isin}
        rowName={nameOf}
      />
    </section>
  );
}

export interface OversoldPositionsProps {
  readonly summary: PortfolioSummary;
  /** The way to the trades of one instrument. */
  readonly tradesLink: (position: Position) => ReactNode;
}

/** Positions with more sold than bought: why they are in no total, and what to do about it. */
export function OversoldPositions({ summary, tradesLink }: OversoldPositionsProps) {
  const positions = summary.oversold_positions;
  if (positions.length === 0) return null;
  const digits = columnDigits(positions.map((position) => position.total_units));
  const columns: Column<Position>[] = [
    nameColumn,
    {
      key: 'units',
      head: 'Units',
      align: 'end',
      onPhone: true,
      cell: (position) => <Quantity value={position.total_units} digits={digits} />,
    },
    lastTradeColumn,
    { key: 'trades', head: 'Its trades', align: 'end', cell: tradesLink },
  ];
  return (
    <section className={styles.section} aria-labelledby="oversold">
      <h2 id="oversold">More sold than bought</h2>
      <p className={styles.why}>
        These trades sell more units than the purchases on record, so an earlier purchase is missing. The
        positions are in no total until it is there: record the purchase, or import the older statement.
      </p>
      <DataTable
        caption="Positions with more sold than bought"
        columns={columns}
        rows={byName(positions)}
        rowKey={(position) => position.isin}
        rowName={nameOf}
      />
    </section>
  );
}
