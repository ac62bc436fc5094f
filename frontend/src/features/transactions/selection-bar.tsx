import { useT } from '../../i18n/language.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import floating from '../../ui/floating.module.css';
import styles from './selection-bar.module.css';
import type { Selecting } from './use-selection.ts';

export interface SelectionBarProps {
  readonly selecting: Selecting;
  /** How many the filter finds. */
  readonly total: number;
  readonly isDeleting: boolean;
  readonly onDelete: () => void;
}

/** What can be done with the chosen transactions; it lies over the list while there are any. */
export function SelectionBar({ selecting, total, isDeleting, onDelete }: SelectionBarProps) {
  const t = useT();
  const { ids, isAll, onAll, onClear } = selecting;
  const count = ids.size;
  return (
    <>
      <span role="status" className="visually-hidden">
        {count > 0 && t('transactions.selected', { count })}
      </span>
      {count > 0 && (
        <section aria-label={t('transactions.selection')} className={floating.place}>
          <div className={classNames(floating.bar, styles.bar)} aria-busy={isDeleting || undefined}>
            <span className={styles.count}>{t('transactions.selected', { count })}</span>
            {!isAll && (
              <Button look="plain" disabled={isDeleting} onClick={onAll}>
                {t('transactions.select-all-found', { count: total })}
              </Button>
            )}
            <Button keys={keyCaps('clear')} disabled={isDeleting} onClick={onClear}>
              {t('transactions.clear-selection')}
            </Button>
            <Button look="danger" keys={keyCaps('delete')} disabled={isDeleting} onClick={onDelete}>
              {isDeleting ? t('transactions.deleting') : t('transactions.delete-selected', { count })}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}
