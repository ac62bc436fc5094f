import type { ReactNode } from 'react';
import type { Position } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { useRowKeys } from '../../keyboard/use-row-keys.ts';
import type { Column } from '../../ui/column.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Why } from '../../ui/why.tsx';
import type { ClosedPositionsProps } from './closed-positions.tsx';
import { PositionsTable } from './positions-table.tsx';
import { isinColumn, lastTradeColumn, nameColumn } from './shared-columns.tsx';

export interface OversoldPositionsProps extends ClosedPositionsProps {
  /** The way to the trades of one instrument. */
  readonly tradesLink: (position: Position) => ReactNode;
}

/** Positions with more sold than bought: why they are in no total, and what to do about it. */
export function OversoldPositions({ summary, link, tradesLink, ...rest }: OversoldPositionsProps) {
  const t = useT();
  const positions = summary.oversold_positions;
  const digits = columnDigits(positions.map((position) => position.total_units));
  const units: Column<Position> = {
    key: 'units',
    head: t(FIGURE_NAMES.total_units),
    align: 'end',
    onPhone: true,
    order: 'decimal',
    value: (position) => position.total_units,
    cell: ({ isin, total_units: value }) => (
      <Why figure="total_units" of={isin}>
        <Quantity value={value} digits={digits} />
      </Why>
    ),
  };
  const trades = { key: 'trades', head: t('holdings.its-trades'), align: 'end', cell: tradesLink } as const;
  return (
    <>
      {positions.length > 0 && <Notice tone="warn">{t('holdings.oversold-why')}</Notice>}
      <PositionsTable
        {...rest}
        name="oversold-positions"
        caption={t('holdings.oversold-positions')}
        columns={[nameColumn(t, link), units, lastTradeColumn(t), trades, isinColumn]}
        positions={positions}
        sortedFirst={{ key: 'name', direction: 'ascending' }}
        nothing={t('holdings.nothing-oversold')}
        useKeys={useRowKeys}
      />
    </>
  );
}
