import type { ReactNode } from 'react';
import { Link } from '../router/link.tsx';
import styles from './position-link.module.css';

/** The name of an instrument in a row, which leads to its page. */
export function PositionLink({ isin, children }: { isin: string; children: ReactNode }) {
  return (
    <Link to="/holdings/$isin" params={{ isin }} className={styles.link} data-row-primary>
      {children}
    </Link>
  );
}
