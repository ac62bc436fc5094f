import type { Position } from '../../api/wire.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { Column } from '../../ui/column.ts';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';
import { NameCell, type PositionLink } from './name-cell.tsx';
import { nameOf } from './position-facts.ts';

/** Columns that held, closed and oversold positions have. */

export function nameColumn(t: Translate, link: PositionLink): Column<Position> {
  return {
    key: 'name',
    head: t('holdings.name'),
    onPhone: true,
    order: 'text',
    value: nameOf,
    cell: (position) => <NameCell position={position} link={link} />,
    total: t('holdings.total'),
  };
}

/** For files and for readers who know numbers better than names. */
export const isinColumn: Column<Position> = {
  key: 'isin',
  head: 'ISIN',
  isExtra: true,
  order: 'text',
  value: ({ isin }) => isin,
  cell: ({ isin }) => isin,
};

export function realisedColumn(t: Translate, currency: string): Column<Position> {
  return {
    key: 'realised',
    head: t(FIGURE_NAMES.realised_gain),
    align: 'end',
    order: 'decimal',
    value: ({ realised_gain: gain }) => gain,
    cell: ({ isin, realised_gain: gain }) => (
      <Why figure="realised_gain" of={isin}>
        <Delta value={gain} currency={currency} withSymbol={false} />
      </Why>
    ),
  };
}

export function lastTradeColumn(t: Translate): Column<Position> {
  return {
    key: 'last-trade',
    head: t('holdings.last-trade'),
    align: 'end',
    order: 'text',
    value: ({ last_trade_date: date }) => date,
    cell: ({ last_trade_date: date }) => date !== null && <Day date={date} />,
  };
}
