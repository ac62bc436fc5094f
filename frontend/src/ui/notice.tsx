import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './notice.module.css';

/** A sentence the page has to say: `warn` for something to look at, `wrong` for something that failed. */
export function Notice({ tone, children }: { tone: 'plain' | 'warn' | 'wrong'; children: ReactNode }) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={tone === 'wrong' ? 'alert' : undefined}>
      {children}
    </div>
  );
}
