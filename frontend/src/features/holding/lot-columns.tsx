import type { ReactNode } from 'react';
import type { Lot, PositionDetail } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { Quantity } from '../../ui/quantity.tsx';

/** What is left of a purchase, and what that cost. */
export function lotColumns(
  t: Translate,
  { lots, currency }: PositionDetail,
  dateLink: (lot: Lot) => ReactNode,
): Column<Lot>[] {
  const digits = columnDigits(lots.map(({ units }) => units));
  const amount = (value: string) => <Amount value={value} currency={currency} withSymbol={false} />;
  return [
    {
      key: 'date',
      head: t('holding.bought'),
      onPhone: true,
      cell: (lot) => <span className="number">{dateLink(lot)}</span>,
    },
    { key: 'broker', head: t('holding.broker'), cell: ({ broker }) => broker },
    {
      key: 'units',
      head: t('figures.units'),
      align: 'end',
      onPhone: true,
      cell: ({ units }) => <Quantity value={units} digits={digits} />,
    },
    {
      key: 'unit-cost',
      head: t('holding.unit-cost'),
      align: 'end',
      cell: ({ unit_cost: cost }) => <Quantity value={cost} digits={PRICE_DIGITS} secret={false} />,
    },
    {
      key: 'cost',
      head: t('holding.in-currency', { what: t('holding.cost'), currency }),
      align: 'end',
      onPhone: true,
      cell: ({ cost }) => amount(cost),
    },
    {
      key: 'fees',
      head: t('holding.in-currency', { what: t('holding.fees'), currency }),
      align: 'end',
      cell: ({ fees }) => amount(fees),
    },
    {
      key: 'age',
      head: t('holding.age'),
      align: 'end',
      cell: ({ age_days: count }) => <span className="number">{t('holding.days', { count })}</span>,
    },
  ];
}
