import type { ReactNode } from 'react';
import styles from './page-head.module.css';

/** The top of a page: its title, a quiet line, and what can be done. */
export function PageHead({
  title,
  line,
  children,
}: {
  title: string;
  line?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {line !== undefined && <p className={styles.line}>{line}</p>}
      </div>
      <div className={styles.actions}>{children}</div>
    </header>
  );
}
