import { useRef } from 'react';
import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from '../../keyboard/use-row-keys.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import styles from './holdings-table.module.css';
import { byName, hasNoValue, isOutdated, nameOf, NO_VALUE } from './position-facts.ts';
import { ValueCell } from './value-cell.tsx';

const NEEDS_VALUE = 'Enter the value of this holding first.';

type OnEntered = (position: Position, changeId: number | null) => void;

/** Average cost and price always have four digits: they are compared with each other. */
const PRICE_DIGITS = 4;

export interface HoldingsTableProps {
  readonly summary: PortfolioSummary;
  readonly onEntered: OnEntered;
}

/** The holdings: what they cost, what they are worth, what that makes. Values are entered here. */
export function HoldingsTable({ summary, onEntered }: HoldingsTableProps) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  useShortcut('edit', () => {
    const key = focusedRowKey(table.current) ?? byName(summary.holdings)[0]?.isin;
    if (key === undefined) return;
    focusRow(table.current, key);
    if (document.activeElement instanceof HTMLElement) document.activeElement.click();
  });
  return (
    <DataTable
      ref={table}
      caption="Holdings"
      columns={columnsFor(summary, onEntered)}
      rows={byName(summary.holdings)}
      rowKey={(position) => position.isin}
      rowName={nameOf}
      hasTotals
    />
  );
}

function columnsFor(summary: PortfolioSummary, onEntered: OnEntered): Column<Position>[] {
  const { holdings, currency } = summary;
  const unitsDigits = columnDigits(holdings.map((position) => position.total_units));
  return [
    {
      key: 'name',
      head: 'Name',
      onPhone: true,
      cell: (position) => (
        <TwoLines first={nameOf(position)} second={position.name === null ? null : position.isin} />
      ),
      total: 'Total',
    },
    {
      key: 'units',
      head: 'Units, average cost',
      align: 'end',
      cell: (position) => (
        <TwoLines
          first={<Quantity value={position.total_units} digits={unitsDigits} />}
          second={<Quantity value={position.average_cost_per_unit} digits={PRICE_DIGITS} secret={false} />}
        />
      ),
      total: (
        <TwoLines
          first={<Amount value={summary.total_cost_basis} currency={currency} withSymbol={false} />}
          second="cost basis"
        />
      ),
    },
    {
      key: 'price',
      head: `Price, ${currency}`,
      align: 'end',
      cell: (position) => <PriceCell position={position} />,
    },
    {
      key: 'value',
      head: `Market value, ${currency}`,
      align: 'end',
      onPhone: true,
      cell: (position) => <ValueCell position={position} currency={currency} onEntered={onEntered} />,
      total: (
        <Amount
          value={hasNoValue(summary) ? null : summary.total_market_value}
          currency={currency}
          reason={NO_VALUE}
          withSymbol={false}
        />
      ),
    },
    {
      key: 'unrealised',
      head: 'Unrealised gain',
      align: 'end',
      onPhone: true,
      cell: (position) => (
        <Delta
          value={position.unrealised_gain}
          percentage={position.unrealised_gain_percentage}
          currency={currency}
          withSymbol={false}
          layout="stacked"
          reason={NEEDS_VALUE}
        />
      ),
      total: (
        <Delta
          value={hasNoValue(summary) ? null : summary.total_unrealised_gain}
          percentage={summary.total_unrealised_gain_percentage}
          currency={currency}
          withSymbol={false}
          layout="stacked"
          reason={NO_VALUE}
        />
      ),
    },
    {
      key: 'weight',
      head: 'Weight',
      align: 'end',
      cell: (position) => <Percent value={position.weight} unit="fraction" digits={1} reason={NEEDS_VALUE} />,
    },
  ];
}

function PriceCell({ position }: { position: Position }) {
  return (
    <TwoLines
      first={
        <Quantity
          value={position.price}
          digits={PRICE_DIGITS}
          secret={false}
          reason="The price is the value divided by the units. Enter the value first."
        />
      }
      second={
        position.price_date !== null && (
          <span className={isOutdated(position) ? styles.outdated : undefined}>
            <Day date={position.price_date} />
            {isOutdated(position) && ', entered before your last trade'}
          </span>
        )
      }
    />
  );
}
