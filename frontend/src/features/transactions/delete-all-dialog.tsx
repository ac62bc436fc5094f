import { Button } from '../../ui/button.tsx';
import { Count } from '../../ui/count.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDeleteAllTrades } from './queries.ts';
import styles from './trade-form.module.css';

export interface DeleteAllDialogProps {
  /** How many there are, whatever the list shows; null while that is not known. */
  readonly total: number | null;
  readonly onClose: () => void;
  readonly onDeleted: (changeId: number | null) => void;
}

/** Asks once before every transaction goes. It can still be undone. */
export function DeleteAllDialog({ total, onClose, onDeleted }: DeleteAllDialogProps) {
  const remove = useDeleteAllTrades();
  return (
    <Dialog title="Delete all transactions?" onClose={onClose}>
      <p>
        {total === null ? 'Every transaction' : <Count count={total} one="transaction" many="transactions" />}{' '}
        and the values of all positions will be removed. You can undo this afterwards.
      </p>
      {remove.error && <Notice tone="wrong">{remove.error.message}</Notice>}
      <div className={styles.actions}>
        <span className={styles.space} />
        <Button data-autofocus onClick={onClose}>
          Keep them
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
          Delete all
        </Button>
      </div>
    </Dialog>
  );
}
