import { useMemo, useState } from 'react';
import type { SnapshotImportReport } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Pager } from '../../ui/pager.tsx';
import { useReasonWords } from '../../ui/use-reason-words.ts';
import steps from '../../ui/file-steps.module.css';
import { type SnapshotRowVerdict, snapshotVerdicts } from './snapshot-verdicts.ts';
import { useMomentText } from './use-moment-text.ts';

const PAGE_SIZE = 100;

const WORDS = {
  imported: 'snapshots.verdict-imported',
  skipped: 'snapshots.verdict-skipped',
  refused: 'snapshots.verdict-refused',
} as const;

export interface SnapshotVerdictTableProps {
  readonly report: SnapshotImportReport;
  readonly kindName: (code: string) => string;
}

/** Every row of the file with its verdict, a page at a time. */
export function SnapshotVerdictTable({ report, kindName }: SnapshotVerdictTableProps) {
  const t = useT();
  const momentText = useMomentText();
  const reasonWords = useReasonWords();
  const [page, setPage] = useState(1);
  const rows = useMemo(() => snapshotVerdicts(report), [report]);
  const columns: Column<SnapshotRowVerdict>[] = [
    {
      key: 'row',
      head: t('snapshots.row'),
      onPhone: true,
      cell: ({ row }) => <span className="number">{row}</span>,
    },
    {
      key: 'date',
      head: t('snapshots.date'),
      cell: ({ moment, verdict }) => (
        <span className="number">
          {moment !== null && (verdict === 'refused' ? moment : momentText(moment))}
        </span>
      ),
    },
    { key: 'asset', head: t('snapshots.asset'), cell: ({ kind }) => kind !== null && kindName(kind) },
    {
      key: 'verdict',
      head: t('snapshots.verdict'),
      onPhone: true,
      cell: ({ verdict, reasons }) => (
        <>
          <p className={verdict === 'refused' ? steps.refused : undefined}>{t(WORDS[verdict])}</p>
          {reasons.map((reason) => (
            <p key={reason.message} className={steps.why}>
              {reasonWords(reason)}
            </p>
          ))}
        </>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('snapshots.rows-of-file')}
        columns={columns}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ row }) => String(row)}
        rowName={({ row }) => `${t('snapshots.row')} ${String(row)}`}
      />
      <Pager
        label={t('charts.pages')}
        page={page}
        pageSize={PAGE_SIZE}
        total={rows.length}
        onPage={setPage}
      />
    </>
  );
}
