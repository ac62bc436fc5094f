import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import styles from './delete-row.module.css';
import { usePhone } from './use-media.ts';

export interface DeleteRowProps {
  /** What is deleted, for a screen reader: `Delete Crypto`. */
  readonly label: string;
  readonly onDelete: () => void;
}

/** Deletes a row without a question, as it can be undone: a quiet sign in a table, a word on a phone. */
export function DeleteRow({ label, onDelete }: DeleteRowProps) {
  const t = useT();
  if (usePhone()) {
    return (
      <Button look="danger" onClick={onDelete}>
        {t('ui.delete')}
      </Button>
    );
  }
  return (
    <button
      type="button"
      className={styles.remove}
      aria-label={label}
      title={t('ui.delete')}
      onClick={onDelete}
    >
      <span aria-hidden="true">✕</span>
    </button>
  );
}
