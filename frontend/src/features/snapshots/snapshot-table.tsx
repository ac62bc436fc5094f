import { useRef } from 'react';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from '../../keyboard/use-row-keys.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { snapshotColumns, type SnapshotColumnsProps } from './snapshot-columns.tsx';
import { useMomentText } from './use-moment-text.ts';

export interface SnapshotTableProps extends SnapshotColumnsProps {
  readonly isStale: boolean;
  readonly onOpen: (moment: string) => void;
  readonly onDelete: (moment: string) => void;
}

/** Every snapshot with its total and what has changed since the oldest one shown. */
export function SnapshotTable(props: SnapshotTableProps) {
  const { summaries, isStale, onOpen, onDelete } = props;
  const t = useT();
  const momentText = useMomentText();
  const dates = useDateStyle();
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table);
  useShortcut('delete', () => {
    const key = focusedRowKey(table.current);
    const index = summaries.findIndex(({ snapshot_date: moment }) => moment === key);
    if (key === null || index < 0) return;
    const next = summaries[index + 1] ?? summaries[index - 1];
    if (next) focusRow(table.current, next.snapshot_date);
    onDelete(key);
  });
  return (
    <DataTable
      ref={table}
      caption={t('shell.snapshots')}
      columns={snapshotColumns(t, dates, props)}
      rows={summaries}
      rowKey={({ snapshot_date: moment }) => moment}
      rowName={({ snapshot_date: moment }) => momentText(moment)}
      onRowClick={({ snapshot_date: moment }) => {
        onOpen(moment);
      }}
      isStale={isStale}
    />
  );
}
