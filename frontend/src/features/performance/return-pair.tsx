import type { ReactNode } from 'react';
import type { Performance } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { PeriodAmount } from './period-amount.tsx';
import { Ratio } from './ratio.tsx';
import styles from './return-pair.module.css';

/** The two returns side by side, and the gain in money with the simple return, which says what it is. */
export function ReturnPair({ performance }: { performance: Performance }) {
  const t = useT();
  const ratio = { performance };
  return (
    <dl className={styles.returns}>
      <Return
        label={t(FIGURE_NAMES.time_weighted_return)}
        second={
          <>
            <Ratio figure="time_weighted_return_annualised" {...ratio} /> {t('performance.per-year')}
          </>
        }
      >
        <Ratio figure="time_weighted_return" {...ratio} />
      </Return>
      <Return
        label={t(FIGURE_NAMES.money_weighted_return)}
        second={
          performance.is_money_weighted_return_ambiguous
            ? t('performance.per-year-ambiguous')
            : t('performance.per-year')
        }
      >
        <Ratio figure="money_weighted_return" {...ratio} />
      </Return>
      <Return
        label={t(FIGURE_NAMES.period_gain)}
        second={
          <>
            <Ratio figure="simple_return" {...ratio} /> {t('performance.simple')}
          </>
        }
      >
        <PeriodAmount figure="total_gain" performance={performance} />
      </Return>
    </dl>
  );
}

interface ReturnProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly second: ReactNode;
}

function Return({ label, children, second }: ReturnProps) {
  return (
    <div className={styles.return}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.figure}>{children}</dd>
      <dd className={styles.second}>{second}</dd>
    </div>
  );
}
