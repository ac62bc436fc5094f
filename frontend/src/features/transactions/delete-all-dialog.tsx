import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDeleteAllTransactions } from './queries.ts';

export interface DeleteAllDialogProps {
  /** How many there are, whatever the list shows; null while that is not known. */
  readonly total: number | null;
  readonly onClose: () => void;
  readonly onDeleted: (changeId: number | null) => void;
}

/** Asks once before every transaction goes. It can still be undone. */
export function DeleteAllDialog({ total, onClose, onDeleted }: DeleteAllDialogProps) {
  const t = useT();
  const remove = useDeleteAllTransactions();
  return (
    <Dialog title={t('transactions.delete-all-question')} onClose={onClose}>
      <p>
        {total === null
          ? t('transactions.delete-all-unknown')
          : t('transactions.delete-all-counted', { count: total })}
      </p>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <DialogActions>
        <Button data-autofocus onClick={onClose}>
          {t('transactions.keep-them')}
        </Button>
        <Button
          look="danger"
          aria-disabled={remove.isPending}
          onClick={() => {
            if (remove.isPending) return;
            remove.mutate(undefined, {
              onSuccess: ({ changeId }) => {
                onDeleted(changeId);
              },
            });
          }}
        >
          {t('transactions.delete-all')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
