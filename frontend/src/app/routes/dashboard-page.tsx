import { lazy, Suspense, useDeferredValue } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { Allocation } from '../../features/holdings/allocation.tsx';
import { HoldingsTable } from '../../features/holdings/holdings-table.tsx';
import { nameOf } from '../../features/holdings/position-facts.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { SummaryStats } from '../../features/holdings/summary-stats.tsx';
import { ValueHero } from '../../features/holdings/value-hero.tsx';
import type { PortfolioSummary } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { withMessages } from '../../i18n/translator.ts';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { NoTrades } from '../no-trades.tsx';
import { PositionLink } from '../position-link.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import { useIsPainted } from '../use-is-painted.ts';
import styles from './dashboard-page.module.css';

/** So many holdings stand here; the others are on their own page. */
const TOP = 8;

export function DashboardPage() {
  const t = useT();
  const summary = useQuery(portfolioSummaryQuery);
  // Drawn in slices when it comes, so that a key pressed meanwhile is answered.
  const isHere = useDeferredValue(summary.data !== undefined);
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.dashboard') })}</title>
      {summary.data && isHere ? (
        <Dashboard summary={summary.data} />
      ) : summary.error ? (
        <LoadProblem error={summary.error} onRetry={() => void summary.refetch()} />
      ) : (
        <DashboardSkeleton />
      )}
    </>
  );
}

/** Whether savings plans wait is asked when the figures are there. */
const DueLine = lazy(async () => {
  const { DueLine } = await withMessages(import('../../features/savings-plans/due-line.tsx'));
  return { default: DueLine };
});

/** What is wrong with the records is asked when the figures are there. */
const HealthList = lazy(async () => {
  const { HealthList } = await withMessages(import('../../features/data-health/health-list.tsx'));
  return { default: HealthList };
});

function Dashboard({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const isPainted = useIsPainted();
  const { holdings, closed_positions: closed, oversold_positions: oversold } = summary;
  if (holdings.length + closed.length + oversold.length === 0) return <NoTrades />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className="visually-hidden">{t('shell.dashboard')}</h1>
          <ValueHero summary={summary} />
        </div>
        <RecordTransactionLink />
      </header>
      {isPainted && <Below summary={summary} />}
    </div>
  );
}

/** Everything below the value of the portfolio. */
function Below({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const announce = useAnnounce();
  const { holdings, oversold_positions: oversold } = summary;
  return (
    <>
      {oversold.length > 0 && (
        <Notice tone="warn">
          {t('dashboard.oversold', { count: oversold.length })}{' '}
          <Link to="/holdings" search={{ show: 'oversold' }}>
            {t('dashboard.see-why')}
          </Link>
        </Notice>
      )}
      <Suspense fallback={null}>
        <DueLine />
      </Suspense>
      {holdings.length > 0 && <ValueOverTime />}
      <SummaryStats summary={summary} />
      <div className={styles.columns}>
        <TopHoldings summary={summary} />
        <Allocation summary={summary} />
      </div>
      <Suspense fallback={null}>
        <HealthList
          onFoundRight={(words, changeId) => {
            announce({ words, changeId });
          }}
        />
      </Suspense>
    </>
  );
}

/** Loaded when the figures above it are there: a chart weighs more than they do. */
const PortfolioValueChart = lazy(async () => {
  const { PortfolioValueChart } = await withMessages(import('./portfolio-value-chart.tsx'));
  return { default: PortfolioValueChart };
});

/** Only where something is held: the value of nothing over time is a line along the axis. */
function ValueOverTime() {
  return (
    <div className={styles.chart}>
      <Suspense fallback={null}>
        <PortfolioValueChart />
      </Suspense>
    </div>
  );
}

function TopHoldings({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const announce = useAnnounce();
  const count = summary.holdings.length;
  return (
    <section aria-labelledby="holdings" className={styles.holdings}>
      <header className={styles.holdingsHead}>
        <h2 id="holdings">{t('shell.holdings')}</h2>
        <Link to="/holdings" className={styles.all}>
          {t('dashboard.all-holdings', { count })} <Kbd keys={keyCaps('go-holdings')} />
        </Link>
      </header>
      {count === 0 ? (
        <p className={styles.none}>{t('holdings.nothing-held')}</p>
      ) : (
        <HoldingsTable
          summary={summary}
          most={TOP}
          link={({ isin }, words) => <PositionLink isin={isin}>{words}</PositionLink>}
          onEntered={(position, changeId) => {
            announce({ words: t('holdings.value-saved', { name: nameOf(position) }), changeId });
          }}
        />
      )}
    </section>
  );
}

function DashboardSkeleton() {
  const t = useT();
  return (
    <div className={styles.page} aria-busy="true">
      <h1 className="visually-hidden">{t('shell.dashboard')}</h1>
      <div className={styles.waiting}>
        <Skeleton size="line" />
        <Skeleton size="hero" />
        <Skeleton size="line" />
      </div>
      <div>
        {Array.from({ length: 6 }, (_, index) => (
          <Skeleton key={index} size="row" width="full" />
        ))}
      </div>
    </div>
  );
}
