import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDeleteAllSnapshots } from './queries.ts';

export interface DeleteSnapshotsDialogProps {
  readonly onClose: () => void;
  readonly onDeleted: (changeId: number | null) => void;
}

/** Asks once before every snapshot goes. It can still be undone. */
export function DeleteSnapshotsDialog({ onClose, onDeleted }: DeleteSnapshotsDialogProps) {
  const t = useT();
  const remove = useDeleteAllSnapshots();
  return (
    <Dialog title={t('snapshots.delete-all-question')} onClose={onClose}>
      <p>{t('snapshots.delete-all-help')}</p>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <DialogActions>
        <Button data-autofocus onClick={onClose}>
          {t('snapshots.keep-them')}
        </Button>
        <Button
          look="danger"
          aria-disabled={remove.isPending}
          onClick={() => {
            if (!remove.isPending) remove.mutate(undefined, { onSuccess: onDeleted });
          }}
        >
          {t('snapshots.delete-all')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
