import type { ReactNode } from 'react';
import styles from './allocation-bar.module.css';

export interface Part {
  readonly key: string;
  readonly name: string;
  /** Fraction of the whole as the API gives it: a length to draw, never a figure to show. */
  readonly weight: string;
  readonly amount: ReactNode;
  readonly share: ReactNode;
}

/** Shares of a whole as lengths, in order of weight, each named in the list below. */
export function AllocationBar({ label, parts }: { label: string; parts: readonly Part[] }) {
  return (
    <figure className={styles.allocation} aria-label={label}>
      <div className={styles.bar} aria-hidden="true">
        {parts.map((part, index) => (
          <span
            key={part.key}
            className={styles.length}
            data-part={index < 5 ? index + 1 : 'rest'}
            style={{ flexGrow: part.weight }}
          />
        ))}
      </div>
      <ul className={styles.list}>
        {parts.map((part, index) => (
          <li key={part.key} className={styles.item}>
            <span className={styles.swatch} data-part={index < 5 ? index + 1 : 'rest'} aria-hidden="true" />
            <span className={styles.name}>{part.name}</span>
            <span className={styles.amount}>{part.amount}</span>
            <span className={styles.share}>{part.share}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
