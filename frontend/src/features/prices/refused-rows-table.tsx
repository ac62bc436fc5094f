import { useState } from 'react';
import { rowReasons } from '../../api/row-reasons.ts';
import type { DatedValuesReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Pager } from '../../ui/pager.tsx';
import { useReasonWords } from '../../ui/use-reason-words.ts';
import steps from '../../ui/file-steps.module.css';

type RefusedRow = DatedValuesReport['errors'][number];

const PAGE_SIZE = 100;

/** The rows of a file that were refused, each as it stands there and why. */
export function RefusedRowsTable({ errors }: { errors: readonly RefusedRow[] }) {
  const t = useT();
  const reasonWords = useReasonWords();
  const [page, setPage] = useState(1);
  const columns: Column<RefusedRow>[] = [
    {
      key: 'row',
      head: t('prices.row'),
      onPhone: true,
      cell: ({ row, raw_data: cells }) => (
        <>
          <p className="number">{row}</p>
          <p className={steps.why}>{Object.values(cells).join(', ')}</p>
        </>
      ),
    },
    {
      key: 'why',
      head: t('prices.why'),
      onPhone: true,
      cell: ({ errors: texts, error_codes: codes }) =>
        rowReasons(texts, codes).map((reason) => (
          <p key={reason.message} className={steps.why}>
            {reasonWords(reason)}
          </p>
        )),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('prices.refused-rows')}
        columns={columns}
        rows={errors.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ row }) => String(row)}
        rowName={({ row }) => String(row)}
      />
      <Pager
        label={t('prices.refused-rows')}
        page={page}
        pageSize={PAGE_SIZE}
        total={errors.length}
        onPage={setPage}
      />
    </>
  );
}
