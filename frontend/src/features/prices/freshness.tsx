import type { PriceState } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { failureWords } from './failure-words.ts';
import styles from './freshness.module.css';

export type Fresh = Pick<PriceState, 'is_stale' | 'stale_since' | 'failure'>;

/** Whether the last price or rate is of use still, and why it is not newer. */
export function Freshness({ state }: { state: Fresh | null }) {
  const t = useT();
  const dates = useDateStyle();
  if (!state) return <span className={styles.warn}>{t('prices.none-known')}</span>;
  const { is_stale: isStale, stale_since: since, failure } = state;
  return (
    <span className={styles.state}>
      {isStale && (
        <span className={styles.warn}>
          {since === null
            ? t('prices.none-known')
            : t('prices.stale-since', { date: dateText(dates, since) })}
        </span>
      )}
      {!isStale && !failure && <span className={styles.quiet}>{t('prices.fresh')}</span>}
      {failure && <span className={styles.why}>{failureWords(t, failure)}</span>}
    </span>
  );
}
