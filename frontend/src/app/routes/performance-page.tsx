import { useQuery } from '@tanstack/react-query';
import type { Performance, PortfolioSummary, Position } from '../../api/wire.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { askedDays } from '../../features/performance/asked-days.ts';
import { FilterLine } from '../../features/performance/filter-line.tsx';
import { GainLedgers } from '../../features/performance/gain-ledgers.tsx';
import { PeriodLine } from '../../features/performance/period-line.tsx';
import { performanceQuery } from '../../features/performance/queries.ts';
import { ReturnPair } from '../../features/performance/return-pair.tsx';
import { RiskFacts } from '../../features/performance/risk-facts.tsx';
import type { PerformanceSearch } from '../../features/performance/search.ts';
import { proposalsQuery } from '../../features/transactions/queries.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { today } from '../clock.ts';
import { LoadProblem } from '../load-problem.tsx';
import { NoTrades } from '../no-trades.tsx';
import { BenchmarkSection } from './benchmark-section.tsx';
import { LeftOutNotice } from './left-out-notice.tsx';
import { PerformanceCharts } from './performance-charts.tsx';
import styles from './performance-page.module.css';
import { ReturnsByMonth } from './returns-by-month.tsx';

export function PerformancePage() {
  const t = useT();
  const summary = useQuery(portfolioSummaryQuery);
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.performance') })}</title>
      {summary.data ? (
        <OfPortfolio summary={summary.data} />
      ) : summary.error ? (
        <LoadProblem error={summary.error} onRetry={() => void summary.refetch()} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

function OfPortfolio({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const search = useSearch('/performance');
  const change = useChange();
  const { isin, broker, asset_class, method, benchmark } = search;
  const question = { isin, broker, asset_class, method, benchmark };
  const answer = useQuery(performanceQuery(askedDays(search, today()), question));
  const brokers = useQuery(proposalsQuery).data?.brokers ?? [];
  const positions = [...summary.holdings, ...summary.closed_positions, ...summary.oversold_positions];
  if (positions.length === 0) return <NoTrades />;
  const { data, error, isPlaceholderData: isStale } = answer;
  return (
    <div className={styles.page}>
      <PageHead title={t('shell.performance')} line={<PeriodWords performance={data} />} />
      <div className={styles.question}>
        <PeriodLine search={search} shown={isStale ? undefined : data?.period} onChange={change} />
        <FilterLine
          filter={{ isin, broker, asset_class }}
          instruments={positions}
          brokers={brokers.map((one) => one.broker)}
          onFilter={change}
        />
      </div>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {data ? (
        <Figures performance={data} isStale={isStale} positions={positions} />
      ) : (
        !error && <Skeleton size="hero" />
      )}
    </div>
  );
}

/** Writes what changed into the URL. */
function useChange() {
  const navigate = useNavigate();
  return (changed: PerformanceSearch) => {
    navigate({
      to: '/performance',
      search: (search) => ({ ...search, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
}

interface FiguresProps {
  readonly performance: Performance;
  readonly isStale: boolean;
  readonly positions: readonly Pick<Position, 'isin' | 'name'>[];
}

function Figures({ performance, isStale, positions }: FiguresProps) {
  const nameOf = (isin: string) => positions.find((one) => one.isin === isin)?.name ?? isin;
  return (
    <>
      <LeftOutNotice performance={performance} nameOf={nameOf} />
      <div className={styles.answer} aria-busy={isStale || undefined}>
        <ReturnPair performance={performance} />
        <UntoldDays days={performance.untold_days} />
      </div>
      <div className={styles.columns}>
        <PerformanceCharts />
        <div className={styles.answer} aria-busy={isStale || undefined}>
          <RiskFacts performance={performance} />
        </div>
      </div>
      <div className={styles.answer} aria-busy={isStale || undefined}>
        <GainLedgers performance={performance} methodSwitch={<MethodSwitch />} />
      </div>
      <ReturnsByMonth />
      <BenchmarkSection performance={performance} isStale={isStale} positions={positions} />
    </>
  );
}

/** Days whose return is none, though something came of nothing. */
function UntoldDays({ days: [first, ...others] }: { days: readonly string[] }) {
  const t = useT();
  const dates = useDateStyle();
  if (first === undefined) return null;
  return (
    <p className={styles.quiet}>
      {t('performance.untold', { count: 1 + others.length, first: dateText(dates, first) })}
    </p>
  );
}

function PeriodWords({ performance }: { performance: Performance | undefined }) {
  const t = useT();
  const dates = useDateStyle();
  if (!performance) return <>&nbsp;</>;
  const { start_date: start, end_date: end, days } = performance.period;
  return t('performance.line', { start: dateText(dates, start), end: dateText(dates, end), count: days });
}

/** By which method realised and unrealised gain are told apart. */
function MethodSwitch() {
  const t = useT();
  const change = useChange();
  const { method = 'average' } = useSearch('/performance');
  return (
    <Segmented
      label={t('holding.method')}
      options={[
        { value: 'average', words: t('holding.average') },
        { value: 'fifo', words: t('holding.fifo') },
      ]}
      value={method}
      onChange={(chosen) => {
        change({ method: chosen === 'fifo' ? chosen : undefined });
      }}
    />
  );
}

function Waiting() {
  return (
    <div className={styles.page} aria-busy="true">
      <Skeleton size="line" />
      <Skeleton size="hero" />
      <div>
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} size="row" width="full" />
        ))}
      </div>
    </div>
  );
}
