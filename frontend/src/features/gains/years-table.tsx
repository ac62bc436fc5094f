import type { ReactNode } from 'react';
import type { RealisedGains } from '../../api/wire.ts';
import { daysOfStretch } from '../../format/days-of-stretch.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Delta } from '../../ui/delta.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Why } from '../../ui/why.tsx';
import { salesAsked } from './asked-sales.ts';

type Year = RealisedGains['years'][number];

export interface YearsTableProps {
  readonly gains: RealisedGains;
  readonly isStale: boolean;
  /** The link to the report of a year. */
  readonly yearLink: (year: string) => ReactNode;
}

/** What each year realised, the newest first. */
export function YearsTable({ gains, isStale, yearLink }: YearsTableProps) {
  const t = useT();
  const { currency } = gains;
  const inCurrency = (what: string) => t('holding.in-currency', { what, currency });
  const amount = (
    figure: 'sale_proceeds' | 'sale_cost' | 'sale_fees',
    member: 'proceeds' | 'cost' | 'fees',
  ): Column<Year> => ({
    key: member,
    head: inCurrency(t(FIGURE_NAMES[figure])),
    align: 'end',
    cell: (one) => (
      <Why figure={figure} {...salesAsked(gains, one.year)}>
        <Amount value={one[member]} currency={currency} withSymbol={false} />
      </Why>
    ),
  });
  const change = (
    figure: 'sale_gain' | 'sale_gain_with_fees',
    member: 'gain' | 'gain_with_fees',
  ): Column<Year> => ({
    key: member,
    head: inCurrency(t(FIGURE_NAMES[figure])),
    align: 'end',
    onPhone: member === 'gain',
    cell: (one) => (
      <Delta
        value={one[member]}
        currency={currency}
        withSymbol={false}
        why={{ figure, ...salesAsked(gains, one.year) }}
      />
    ),
  });
  const columns: Column<Year>[] = [
    { key: 'year', head: t('tallies.year'), onPhone: true, cell: ({ year }) => yearLink(year) },
    {
      key: 'count',
      head: t('tallies.sales'),
      align: 'end',
      cell: ({ count, year }) => (
        <Why figure="sale_count" {...daysOfStretch(year)}>
          <span className="number">{count}</span>
        </Why>
      ),
    },
    amount('sale_proceeds', 'proceeds'),
    amount('sale_cost', 'cost'),
    change('sale_gain', 'gain'),
    amount('sale_fees', 'fees'),
    change('sale_gain_with_fees', 'gain_with_fees'),
  ];
  return (
    <DataTable
      caption={t('tallies.by-year')}
      columns={columns}
      rows={gains.years.toReversed()}
      rowKey={({ year }) => year}
      rowName={({ year }) => year}
      isStale={isStale}
    />
  );
}
