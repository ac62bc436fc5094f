import type { ReactNode } from 'react';
import styles from './stat-row.module.css';

export interface Stat {
  readonly label: string;
  readonly figure: ReactNode;
}

/** Up to six figures between two rules. */
export function StatRow({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <section aria-label={label}>
      <dl className={styles.row}>
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
