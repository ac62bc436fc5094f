import { useQuery } from '@tanstack/react-query';
import { MonthsTable } from '../../features/performance/months-table.tsx';
import { monthlyReturnsQuery } from '../../features/performance/queries.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useSearch } from '../../router/use-place.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './performance-page.module.css';

/** The returns of every month and year since the beginning, whatever period the page is about. */
export function ReturnsByMonth() {
  const t = useT();
  const { isin, broker, asset_class } = useSearch('/performance');
  const {
    data,
    error,
    isPlaceholderData: isStale,
  } = useQuery(monthlyReturnsQuery({ isin, broker, asset_class }));
  return (
    <section aria-labelledby="months" className={styles.section}>
      <h2 id="months">{t('performance.months')}</h2>
      <p className={styles.quiet}>{t('performance.months-line')}</p>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {data && (
        <div className={styles.wide}>
          <MonthsTable returns={data} isStale={isStale} />
        </div>
      )}
    </section>
  );
}
