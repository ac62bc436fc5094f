import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { Allocation } from '../../features/holdings/allocation.tsx';
import { HoldingsTable } from '../../features/holdings/holdings-table.tsx';
import { ClosedPositions, OversoldPositions } from '../../features/holdings/past-positions.tsx';
import { nameOf } from '../../features/holdings/position-facts.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { SummaryStats } from '../../features/holdings/summary-stats.tsx';
import { ValueHero } from '../../features/holdings/value-hero.tsx';
import type { PortfolioSummary } from '../../api/wire.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { NoTrades } from '../no-trades.tsx';
import { RecordTradeLink } from '../record-trade-link.tsx';
import styles from './dashboard-page.module.css';

export function DashboardPage() {
  const summary = useQuery(portfolioSummaryQuery);
  return (
    <>
      <title>Dashboard · Portfolio</title>
      {summary.data ? (
        <Dashboard summary={summary.data} />
      ) : summary.error ? (
        <LoadProblem error={summary.error} onRetry={() => void summary.refetch()} />
      ) : (
        <DashboardSkeleton />
      )}
    </>
  );
}

function Dashboard({ summary }: { summary: PortfolioSummary }) {
  const announce = useAnnounce();
  const { holdings, closed_positions: closed, oversold_positions: oversold } = summary;
  if (holdings.length + closed.length + oversold.length === 0) return <NoTrades />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className="visually-hidden">Dashboard</h1>
          <ValueHero summary={summary} />
        </div>
        <RecordTradeLink />
      </header>
      <SummaryStats summary={summary} />
      <div className={styles.columns}>
        <section aria-labelledby="holdings" className={styles.holdings}>
          <h2 id="holdings">Holdings</h2>
          {holdings.length === 0 ? (
            <p className={styles.none}>Nothing is held now.</p>
          ) : (
            <HoldingsTable
              summary={summary}
              onEntered={(position, changeId) => {
                announce({ words: `Value of ${nameOf(position)} saved`, changeId });
              }}
            />
          )}
        </section>
        <Allocation summary={summary} />
      </div>
      <OversoldPositions
        summary={summary}
        tradesLink={({ isin }) => (
          <Link to="/transactions" search={{ isin }} className={buttonClass('plain')} data-row-primary>
            Show
          </Link>
        )}
      />
      <ClosedPositions summary={summary} />
    </div>
  );
}

function DashboardSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <h1 className="visually-hidden">Dashboard</h1>
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
