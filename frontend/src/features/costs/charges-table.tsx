import type { ReactNode } from 'react';
import type { CostReport } from '../../api/wire.ts';
import { daysOfStretch } from '../../format/days-of-stretch.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { TableTitle } from '../../ui/table-title.tsx';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';

type Year = CostReport['years'][number];

interface Row extends Pick<Year, 'year' | 'fees' | 'taxes'> {
  readonly broker: string;
}

export interface ChargesTableProps {
  readonly costs: Pick<CostReport, 'years' | 'total' | 'currency'>;
  /** Only this year. */
  readonly year?: string;
  /** Above a table that can be exported. */
  readonly title?: ReactNode;
}

/** What each broker charged in each year, the newest year first. */
export function ChargesTable({ costs, year, title }: ChargesTableProps) {
  const t = useT();
  const { currency } = costs;
  const years = year === undefined ? costs.years : costs.years.filter((one) => one.year === year);
  const rows = years.toReversed().flatMap((one) => one.brokers.map((of): Row => ({ ...of, year: one.year })));
  const total = year === undefined ? costs.total : years[0];
  const ofYear = year === undefined ? {} : daysOfStretch(year);
  const amount = (member: 'fees' | 'taxes', figure: 'charged_fees' | 'charged_taxes'): Column<Row> => ({
    key: member,
    head: t('holding.in-currency', { what: t(FIGURE_NAMES[figure]), currency }),
    align: 'end',
    onPhone: true,
    order: 'decimal',
    value: (row) => row[member],
    cell: (row) => (
      <Why figure={figure} broker={row.broker} {...daysOfStretch(row.year)}>
        <Amount value={row[member]} currency={currency} withSymbol={false} />
      </Why>
    ),
    total: total && (
      <Why figure={figure} {...ofYear}>
        <Amount value={total[member]} currency={currency} withSymbol={false} />
      </Why>
    ),
  });
  const yearColumn: Column<Row> = {
    key: 'year',
    head: t('tallies.year'),
    onPhone: true,
    order: 'text',
    value: (row) => row.year,
    cell: (row) => <span className="number">{row.year}</span>,
    total: t('tallies.total'),
  };
  const columns: Column<Row>[] = [
    ...(year === undefined ? [yearColumn] : []),
    {
      key: 'broker',
      head: t('holding.broker'),
      onPhone: true,
      order: 'text',
      value: ({ broker }) => broker,
      cell: ({ broker }) => broker,
      total: year === undefined ? undefined : t('tallies.total'),
    },
    amount('fees', 'charged_fees'),
    amount('taxes', 'charged_taxes'),
  ];
  const table = useTable({ name: 'charges', columns, rows });
  if (rows.length === 0)
    return (
      <>
        {title}
        <p>{year === undefined ? t('tallies.no-charges') : t('tallies.no-charges-in', { year })}</p>
      </>
    );
  return (
    <>
      {title !== undefined && <TableTitle tools={table.tools}>{title}</TableTitle>}
      <DataTable
        caption={t('tallies.charges')}
        rowKey={({ year: of, broker }) => `${of} ${broker}`}
        rowName={({ year: of, broker }) => `${broker}, ${of}`}
        hasTotals
        {...table.shown}
      />
    </>
  );
}
