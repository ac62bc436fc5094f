import type { ReactNode } from 'react';
import type { Lot, PositionDetail } from '../../api/wire.ts';
import { columnDigits, PRICE_DIGITS } from '../../format/precision.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import type { FigureName } from '../../ui/figure-names.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Why } from '../../ui/why.tsx';

/** What is left of a purchase, and what that cost. */
export function lotColumns(
  t: Translate,
  { lots, currency }: PositionDetail,
  dateLink: (lot: Lot) => ReactNode,
): Column<Lot>[] {
  const digits = columnDigits(lots.map(({ units }) => units));
  const asked = (figure: FigureName, { transaction_id: trade }: Lot, shown: ReactNode) => (
    <Why figure={figure} trade={trade}>
      {shown}
    </Why>
  );
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
      cell: (lot) => asked('lot_units', lot, <Quantity value={lot.units} digits={digits} />),
    },
    {
      key: 'unit-cost',
      head: t('holding.unit-cost'),
      align: 'end',
      cell: (lot) =>
        asked('lot_unit_cost', lot, <Quantity value={lot.unit_cost} digits={PRICE_DIGITS} secret={false} />),
    },
    {
      key: 'cost',
      head: t('holding.in-currency', { what: t('holding.cost'), currency }),
      align: 'end',
      onPhone: true,
      cell: (lot) => asked('lot_cost', lot, amount(lot.cost)),
    },
    {
      key: 'fees',
      head: t('holding.in-currency', { what: t('holding.fees'), currency }),
      align: 'end',
      cell: (lot) => asked('lot_fees', lot, amount(lot.fees)),
    },
    {
      key: 'age',
      head: t('holding.age'),
      align: 'end',
      cell: (lot) =>
        asked(
          'lot_age_days',
          lot,
          <span className="number">{t('holding.days', { count: lot.age_days })}</span>,
        ),
    },
  ];
}
