import type { ReactNode } from 'react';
import styles from './dialog-actions.module.css';

export interface DialogActionsProps {
  /** What goes another way than on: delete, clear, another file. */
  readonly aside?: ReactNode;
  /** Back and on, in this order. */
  readonly children: ReactNode;
}

/** What can be done with a dialog, in one line at its end. */
export function DialogActions({ aside, children }: DialogActionsProps) {
  return (
    <div className={styles.actions}>
      {aside}
      <span className={styles.space} />
      {children}
    </div>
  );
}
