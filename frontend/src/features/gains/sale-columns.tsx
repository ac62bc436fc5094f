import type { ReactNode } from 'react';
import type { RealisedGains, RealisedSale } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/column.ts';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { Why } from '../../ui/why.tsx';
import { salesAsked } from './asked-sales.ts';
import { DaysHeld } from './days-held.tsx';

type SaleFigure = 'sale_proceeds' | 'sale_cost' | 'sale_fees' | 'sale_gain' | 'sale_gain_with_fees';

/** A sale: what was sold, what it brought and had cost, and how long it was held. */
export function saleColumns(
  t: Translate,
  locale: string,
  gains: RealisedGains,
  dateLink: (sale: RealisedSale) => ReactNode,
  nameLink: (isin: string, name: string | null) => ReactNode,
): Column<RealisedSale>[] {
  const { currency, total, sales } = gains;
  const { method } = salesAsked(gains, null);
  const digits = columnDigits(sales.map(({ units }) => units));
  const inCurrency = (figure: SaleFigure) =>
    t('holding.in-currency', { what: t(FIGURE_NAMES[figure]), currency });
  const reason = t('why.nothing-realised');
  const amount = (
    figure: 'sale_proceeds' | 'sale_cost' | 'sale_fees',
    member: 'proceeds' | 'cost' | 'fees',
  ): Column<RealisedSale> => ({
    key: member,
    head: inCurrency(figure),
    align: 'end',
    cell: (sale) => (
      <Why figure={figure} trade={sale.transaction_id} method={method}>
        <Amount value={sale[member]} currency={currency} withSymbol={false} reason={reason} />
      </Why>
    ),
    total: (
      <Why figure={figure} {...salesAsked(gains, gains.year)}>
        <Amount value={total[member]} currency={currency} withSymbol={false} />
      </Why>
    ),
  });
  const change = (
    figure: 'sale_gain' | 'sale_gain_with_fees',
    member: 'gain' | 'gain_with_fees',
  ): Column<RealisedSale> => ({
    key: member,
    head: inCurrency(figure),
    align: 'end',
    onPhone: member === 'gain',
    cell: (sale) => (
      <Delta
        value={sale[member]}
        currency={currency}
        withSymbol={false}
        reason={reason}
        why={{ figure, trade: sale.transaction_id, method }}
      />
    ),
    total: (
      <Delta
        value={total[member]}
        currency={currency}
        withSymbol={false}
        why={{ figure, ...salesAsked(gains, gains.year) }}
      />
    ),
  });
  return [
    {
      key: 'instrument',
      head: t('tallies.instrument'),
      onPhone: true,
      cell: (sale) => (
        <TwoLines
          first={nameLink(sale.isin, sale.name)}
          second={<span className="number">{dateLink(sale)}</span>}
        />
      ),
      total: t('tallies.total'),
    },
    {
      key: 'units',
      head: t('figures.units'),
      align: 'end',
      cell: ({ units, transaction_id: trade }) => (
        <Why figure="sale_units" trade={trade}>
          <Quantity value={units} digits={digits} />
        </Why>
      ),
    },
    amount('sale_proceeds', 'proceeds'),
    amount('sale_cost', 'cost'),
    change('sale_gain', 'gain'),
    amount('sale_fees', 'fees'),
    change('sale_gain_with_fees', 'gain_with_fees'),
    {
      key: 'held',
      head: t('tallies.held'),
      align: 'end',
      cell: (sale) => <DaysHeld t={t} locale={locale} sale={sale} />,
    },
  ];
}
