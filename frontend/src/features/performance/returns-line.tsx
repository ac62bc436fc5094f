import type { ReactNode } from 'react';
import type { Performance } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { Ratio } from './ratio.tsx';
import styles from './returns-line.module.css';

export interface ReturnsLineProps {
  /** Undefined while it is on its way: the line keeps its place. */
  readonly performance: Performance | undefined;
  readonly isStale: boolean;
  /** Leads to the page that has more of it. */
  readonly more: ReactNode;
}

/** Both returns and the deepest fall of a period in one line, for a page that is about something else. */
export function ReturnsLine({ performance, isStale, more }: ReturnsLineProps) {
  const t = useT();
  return (
    <section aria-label={t('performance.returns')} className={styles.line} aria-busy={isStale || undefined}>
      {performance && (
        <dl className={styles.returns}>
          <div>
            <dt>{t(FIGURE_NAMES.time_weighted_return)}</dt>
            <dd>
              <Ratio figure="time_weighted_return" performance={performance} />
            </dd>
          </div>
          <div>
            <dt>{t('performance.money-weighted-per-year')}</dt>
            <dd>
              <Ratio figure="money_weighted_return" performance={performance} />
            </dd>
          </div>
          <div>
            <dt>{t(FIGURE_NAMES.max_drawdown)}</dt>
            <dd>
              <Ratio figure="max_drawdown" performance={performance} />
            </dd>
          </div>
        </dl>
      )}
      <span className={styles.more}>{more}</span>
    </section>
  );
}
