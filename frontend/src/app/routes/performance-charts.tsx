import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { askedDays, intervalOf } from '../../features/performance/asked-days.ts';
import { drawdownChart, indexChart } from '../../features/performance/index-charts.ts';
import { indexQuery } from '../../features/performance/queries.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useSearch } from '../../router/use-place.ts';
import { TimeChart } from '../../ui/charts/time-chart.tsx';
import { Notice } from '../../ui/notice.tsx';
import { today } from '../clock.ts';
import styles from './performance-page.module.css';

/** How money held throughout would have grown, and how far it fell on the way. */
export function PerformanceCharts() {
  const t = useT();
  const search = useSearch('/performance');
  const { isin, broker, asset_class } = search;
  const days = askedDays(search, today());
  const history = useQuery(indexQuery(days, { isin, broker, asset_class }, intervalOf(days, today())));
  const { data, error, isPlaceholderData: isStale } = history;
  const index = useMemo(() => data && indexChart(data, t), [data, t]);
  const drawdown = useMemo(() => data && drawdownChart(data, t, [t('performance.index')]), [data, t]);
  return (
    <div className={styles.charts} aria-busy={history.isPending || undefined}>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {index && index.at.length > 0 ? (
        <TimeChart label={t('performance.index-chart')} data={index} isStale={isStale} />
      ) : (
        <p className={styles.place}>{index && t('charts.no-figures')}</p>
      )}
      {drawdown && drawdown.at.length > 0 && (
        <TimeChart
          label={t('performance.drawdown-chart')}
          data={drawdown}
          isStale={isStale}
          size="small"
          answersKeys={false}
        />
      )}
    </div>
  );
}
