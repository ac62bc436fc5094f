import { useQuery } from '@tanstack/react-query';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { snapshotQuery } from './queries.ts';
import steps from '../../ui/file-steps.module.css';
import { snapshotRowColumns } from './snapshot-row-columns.tsx';
import { useMomentText } from './use-moment-text.ts';

export interface SnapshotDialogProps {
  readonly moment: string;
  readonly kindName: (code: string) => string;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}

/** What one snapshot holds, row by row. */
export function SnapshotDialog({ moment, kindName, onClose, onDelete }: SnapshotDialogProps) {
  const t = useT();
  const momentText = useMomentText();
  const rows = useQuery(snapshotQuery(moment));
  const title = t('snapshots.snapshot-of', { date: momentText(moment) });
  return (
    <Dialog title={title} onClose={onClose}>
      {rows.isPending && <Skeleton size="row" width="full" />}
      {rows.error && <Notice tone="wrong">{errorWords(t, rows.error)}</Notice>}
      {rows.data?.length === 0 && <p className={steps.help}>{t('snapshots.not-there')}</p>}
      {rows.data && rows.data.length > 0 && (
        <>
          <DataTable
            caption={title}
            columns={snapshotRowColumns(t, kindName)}
            rows={rows.data}
            rowKey={({ id }) => String(id)}
            rowName={({ asset_type: code }) => kindName(code)}
          />
          <DialogActions
            aside={
              <Button look="danger" onClick={onDelete}>
                {t('ui.delete')}
              </Button>
            }
          >
            <Button data-autofocus onClick={onClose}>
              {t('ui.close')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
