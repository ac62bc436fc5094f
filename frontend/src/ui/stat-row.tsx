import type { ReactNode } from 'react';
import styles from './stat-row.module.css';

export interface Stat {
  readonly label: string;
  readonly figure: ReactNode;
}

interface StatRowProps {
  readonly label: string;
  readonly stats: readonly Stat[];
  /** Every figure has as much room as the others, so that none moves when another grows; for short ones alone. */
  readonly even?: boolean;
}

/** Up to six figures between two rules. */
export function StatRow({ label, stats, even = false }: StatRowProps) {
  return (
    <section aria-label={label}>
      <dl className={styles.row} data-even={even || undefined}>
        {stats.map((stat) => (
          <div key={stat.label} className={styles.stat}>
            <dt className={styles.label}>{stat.label}</dt>
            <dd className={styles.figure}>{stat.figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
