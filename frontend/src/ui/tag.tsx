import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** A word of a fixed vocabulary, such as BUY. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}
