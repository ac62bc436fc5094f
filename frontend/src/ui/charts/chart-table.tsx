import { useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { type Column, DataTable } from '../data-table.tsx';
import { Pager } from '../pager.tsx';
import { Unavailable } from '../unavailable.tsx';
import type { ChartData } from './chart-types.ts';
import type { ChartWriter } from './chart-writer.ts';

export interface ChartTableProps {
  readonly label: string;
  readonly data: ChartData;
  readonly writer: ChartWriter;
}

const PAGE_SIZE = 50;

/** The figures of a chart as rows, newest first. */
export function ChartTable({ label, data, writer }: ChartTableProps) {
  const t = useT();
  const [page, setPage] = useState(1);
  const total = data.at.length;
  const first = total - 1 - (page - 1) * PAGE_SIZE;
  const rows = Array.from({ length: Math.min(PAGE_SIZE, first + 1) }, (_, index) => first - index);
  const main = data.series.find(({ look }) => look === 'line') ?? data.series[0];
  const columns: Column<number>[] = [
    {
      key: 'moment',
      head: t('charts.date'),
      onPhone: true,
      cell: (index) => <span className="number">{writer.moment(data.at[index] ?? '')}</span>,
    },
    ...data.series.map((series): Column<number> => ({
      key: series.key,
      head: series.words,
      align: 'end',
      onPhone: series === main,
      cell: (index) => {
        const value = series.values[index] ?? null;
        return value === null ? (
          <Unavailable reason={t('ui.not-known')} />
        ) : (
          <span className="number">{writer.figure(value)}</span>
        );
      },
    })),
  ];
  return (
    <>
      <DataTable
        caption={label}
        columns={columns}
        rows={rows}
        rowKey={(index) => data.at[index] ?? ''}
        rowName={(index) => writer.moment(data.at[index] ?? '')}
      />
      <Pager label={t('charts.pages')} page={page} pageSize={PAGE_SIZE} total={total} onPage={setPage} />
    </>
  );
}
