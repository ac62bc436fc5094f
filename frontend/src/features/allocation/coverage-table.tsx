import type { ReactNode } from 'react';
import type { Allocation } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Percent } from '../../ui/percent.tsx';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';
import styles from './coverage-table.module.css';

type Covered = Allocation['coverage'][number];

export interface CoverageTableProps {
  readonly allocation: Allocation;
  /** The ways to the import of what an instrument holds, and to its editing. */
  readonly importLink: (isin: string, name: string) => ReactNode;
  readonly editLink: (isin: string, name: string) => ReactNode;
}

/** How far each holding is broken down, the largest first, and the way to its weights. Only where holdings are looked through. */
export function CoverageTable({ allocation, importLink, editLink }: CoverageTableProps) {
  const t = useT();
  const { by, coverage, currency } = allocation;
  const nameOf = ({ isin, name }: Covered) => name ?? isin;
  const columns: Column<Covered>[] = [
    {
      key: 'name',
      head: t('allocation.instrument'),
      onPhone: true,
      order: 'text',
      value: nameOf,
      cell: nameOf,
    },
    {
      key: 'value',
      head: t('figures.market-value'),
      align: 'end',
      onPhone: true,
      order: 'decimal',
      value: ({ value }) => value,
      cell: ({ isin, value }) => (
        <Why figure="market_value" of={isin}>
          <Amount value={value} currency={currency} digits={0} />
        </Why>
      ),
    },
    {
      key: 'known',
      head: t('allocation.known'),
      align: 'end',
      onPhone: true,
      order: 'decimal',
      value: ({ known }) => known,
      cell: ({ isin, known }) =>
        known === null ? (
          <Percent value={null} unit="fraction" reason={t('allocation.none-known')} />
        ) : (
          <Why figure="known_weight" of={isin} part={`${by}:named:`}>
            <Percent value={known} unit="fraction" digits={1} />
          </Why>
        ),
    },
    {
      key: 'as-of',
      head: t('history.field-as-of'),
      align: 'end',
      order: 'text',
      value: ({ as_of: asOf }) => asOf,
      cell: ({ as_of: asOf }) => asOf !== null && <Day date={asOf} />,
    },
    {
      key: 'weights',
      head: <span className="visually-hidden">{t('allocation.edit')}</span>,
      name: t('allocation.edit'),
      align: 'end',
      cell: (row) => (
        <span className={styles.ways}>
          {editLink(row.isin, nameOf(row))}
          {importLink(row.isin, nameOf(row))}
        </span>
      ),
    },
  ];
  const { shown } = useTable({
    name: 'coverage',
    columns,
    rows: coverage,
    sortedFirst: { key: 'value', direction: 'descending' },
  });
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{t('allocation.coverage')}</h2>
      <DataTable caption={t('allocation.coverage')} rowKey={({ isin }) => isin} rowName={nameOf} {...shown} />
    </section>
  );
}
