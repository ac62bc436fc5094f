import type { ReactNode } from 'react';
import type { IncomeReport } from '../../api/wire.ts';
import { daysOfStretch } from '../../format/days-of-stretch.ts';
import { compareDecimalText } from '../../format/compare-decimal-text.ts';
import { useLocale } from '../../format/locale.tsx';
import { monthText } from '../../format/month.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Percent } from '../../ui/percent.tsx';
import { TableTitle } from '../../ui/table-title.tsx';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';
import { yieldReason } from './yield-reason.ts';

type Row = IncomeReport['rows'][number];

export interface IncomeTableProps {
  readonly income: IncomeReport;
  readonly isStale: boolean;
  readonly nameLink: (isin: string, name: string | null) => ReactNode;
  /** What an instrument yields now, whatever year is shown. */
  readonly withYields?: boolean;
  /** Above a table that can be exported. */
  readonly title?: ReactNode;
}

const HEADS = { month: 'tallies.month', year: 'tallies.year', instrument: 'tallies.instrument' } as const;

/** Dividends before and after what was withheld; months and years the newest first, of instruments what paid most. */
export function IncomeTable({ income, isStale, nameLink, withYields = true, title }: IncomeTableProps) {
  const t = useT();
  const locale = useLocale();
  const { by, currency, total, year } = income;
  const ofYear = year === null ? {} : daysOfStretch(year);
  const whose = ({ key }: Row) => (by === 'instrument' ? { of: key, ...ofYear } : daysOfStretch(key));
  const nameOf = ({ key, name }: Row) =>
    by === 'month' ? monthText(locale, `${key}-01`) : by === 'year' ? key : (name ?? key);
  const amount = (
    member: 'gross' | 'tax' | 'fees' | 'net',
    figure: 'dividend_gross' | 'dividend_tax' | 'dividend_fees' | 'dividend_net',
  ): Column<Row> => ({
    key: member,
    head: t('holding.in-currency', { what: t(FIGURE_NAMES[figure]), currency }),
    align: 'end',
    onPhone: member === 'net',
    order: 'decimal',
    value: (row) => row[member],
    cell: (row) => (
      <Why figure={figure} {...whose(row)}>
        <Amount value={row[member]} currency={currency} withSymbol={false} />
      </Why>
    ),
    total: (
      <Why figure={figure} {...ofYear}>
        <Amount value={total[member]} currency={currency} withSymbol={false} />
      </Why>
    ),
  });
  const rate = (figure: 'yield_on_cost' | 'yield_on_value'): Column<Row> => ({
    key: figure,
    head: t(FIGURE_NAMES[figure]),
    align: 'end',
    order: 'decimal',
    value: (row) => row[figure],
    cell: (row) => (
      <Why figure={figure} of={row.key}>
        <Percent value={row[figure]} unit="fraction" reason={yieldReason(t, row.unavailable, figure)} />
      </Why>
    ),
  });
  const columns: Column<Row>[] = [
    {
      key: 'key',
      head: t(HEADS[by]),
      onPhone: true,
      order: 'text',
      value: ({ key, name }) => (by === 'instrument' ? (name ?? key) : key),
      cell: (row) =>
        by === 'instrument' ? nameLink(row.key, row.name) : <span className="number">{nameOf(row)}</span>,
      total: t('tallies.total'),
    },
    amount('gross', 'dividend_gross'),
    amount('tax', 'dividend_tax'),
    amount('fees', 'dividend_fees'),
    amount('net', 'dividend_net'),
    ...(by === 'instrument' && withYields ? [rate('yield_on_cost'), rate('yield_on_value')] : []),
  ];
  const table = useTable({
    name: `income-${by}`,
    columns,
    rows:
      by === 'instrument'
        ? income.rows.toSorted((one, other) => compareDecimalText(other.net, one.net))
        : income.rows.toReversed(),
  });
  if (income.rows.length === 0)
    return (
      <>
        {title}
        <p>{t('tallies.no-income')}</p>
      </>
    );
  return (
    <>
      {title !== undefined && <TableTitle tools={table.tools}>{title}</TableTitle>}
      <DataTable
        caption={t('tallies.income')}
        rowKey={({ key }) => key}
        rowName={nameOf}
        isStale={isStale}
        hasTotals
        {...table.shown}
      />
    </>
  );
}
