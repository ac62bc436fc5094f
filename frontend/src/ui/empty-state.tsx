import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing here yet: one line of fact, one of help, and what to do about it. */
export function EmptyState({ fact, help, children }: { fact: string; help: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h1>{fact}</h1>
      <p className={styles.help}>{help}</p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
