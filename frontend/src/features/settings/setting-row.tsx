import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** A setting that has no label of its own, such as a choice among words: its name, the choice, and what it does. */
export function SettingRow({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <p className={styles.name}>{name}</p>
      <div>{children}</div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
