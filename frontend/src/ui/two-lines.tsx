import type { ReactNode } from 'react';
import styles from './two-lines.module.css';

/** A cell of two lines: the fact, and the quieter fact below it. */
export function TwoLines({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <span className={styles.two}>
      <span className={styles.first}>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
