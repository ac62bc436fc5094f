import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { netWorthChart } from '../../features/net-worth/net-worth-chart.ts';
import { NetWorthNotes } from '../../features/net-worth/net-worth-notes.tsx';
import { NetWorthStats } from '../../features/net-worth/net-worth-stats.tsx';
import { netWorthQuery } from '../../features/net-worth/queries.ts';
import type { SnapshotsPeriod } from '../../features/snapshots/search.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { periodStart } from '../../ui/charts/period.ts';
import { TimeChart } from '../../ui/charts/time-chart.tsx';
import { Notice } from '../../ui/notice.tsx';
import { today } from '../clock.ts';
import styles from './snapshots-page.module.css';

export interface NetWorthSectionProps {
  readonly period: SnapshotsPeriod;
  readonly kindName: (code: string) => string;
}

/** Everything owned on every day between the snapshots too, as it was known then. */
export function NetWorthSection({ period, kindName }: NetWorthSectionProps) {
  const t = useT();
  const dates = useDateStyle();
  const interval = period === 'ytd' || period === '1y' ? 'day' : 'week';
  const {
    data,
    error,
    isPlaceholderData: isStale,
  } = useQuery(netWorthQuery(periodStart(period, today()), interval));
  const chart = useMemo(() => data && netWorthChart(data, t, kindName), [data, t, kindName]);
  const last = data?.points.at(-1);
  return (
    <section className={styles.netWorth} aria-labelledby="net-worth">
      <h2 id="net-worth">{t('snapshots.net-worth')}</h2>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {data && chart && last && (
        <>
          <p className={styles.line}>{t('snapshots.net-worth-line', { date: dateText(dates, last.date) })}</p>
          <NetWorthStats point={last} />
          {data.points.length > 1 && (
            <TimeChart label={t('snapshots.net-worth')} data={chart} isStale={isStale} answersKeys={false} />
          )}
          <NetWorthNotes
            netWorth={data}
            kindName={kindName}
            holdingLink={(isin) => (
              <Link to="/holdings/$isin" params={{ isin }}>
                {isin}
              </Link>
            )}
          />
        </>
      )}
      {data && !last && <p className={styles.line}>{t('snapshots.net-worth-none')}</p>}
    </section>
  );
}
