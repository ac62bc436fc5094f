import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

export interface Fact {
  readonly label: string;
  readonly figure: ReactNode;
  /** What the figure is made of or when it was, in a few words. */
  readonly note?: ReactNode;
  /** The sum of those above it, under a rule. */
  readonly isTotal?: boolean;
}

/** Figures below each other, as in a ledger. For up to six side by side use StatRow; for rows alike use DataTable. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.list}>
      {facts.map(({ label, figure, note, isTotal }) => (
        <div key={label} className={styles.fact} data-total={isTotal || undefined}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.figure}>
            {figure}
            {note !== undefined && note !== false && <span className={styles.note}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
