import { useQuery } from '@tanstack/react-query';
import type { PortfolioSummary, Position } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { ClosedPositions } from '../../features/holdings/closed-positions.tsx';
import { HeldPositions } from '../../features/holdings/held-positions.tsx';
import { OversoldPositions } from '../../features/holdings/oversold-positions.tsx';
import { nameOf } from '../../features/holdings/position-facts.ts';
import { portfolioSummaryQuery } from '../../features/holdings/queries.ts';
import { ShownChooser } from '../../features/holdings/shown-chooser.tsx';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { NoTrades } from '../no-trades.tsx';
import { PositionLink } from '../position-link.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import styles from './holdings-page.module.css';

export function HoldingsPage() {
  const t = useT();
  const summary = useQuery(portfolioSummaryQuery);
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.holdings') })}</title>
      {summary.data ? (
        <Holdings summary={summary.data} />
      ) : summary.error ? (
        <LoadProblem error={summary.error} onRetry={() => void summary.refetch()} />
      ) : (
        <div className={styles.page} aria-busy="true">
          <PageHead title={t('shell.holdings')} />
          <div>
            {Array.from({ length: 8 }, (_, index) => (
              <Skeleton key={index} size="row" width="full" />
            ))}
          </div>
        </div>
      )}
    </>
  );
}

function Holdings({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const dates = useDateStyle();
  const { holdings, closed_positions: closed, oversold_positions: oversold } = summary;
  if (holdings.length + closed.length + oversold.length === 0) return <NoTrades />;
  return (
    <div className={styles.page}>
      <PageHead
        title={t('shell.holdings')}
        line={t('holdings.as-of', { date: dateText(dates, summary.as_of) })}
      >
        <RecordTransactionLink />
      </PageHead>
      <Positions summary={summary} />
    </div>
  );
}

function Positions({ summary }: { summary: PortfolioSummary }) {
  const t = useT();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { show: shown = 'held' } = useSearch('/holdings');
  const common = {
    summary,
    link: (position: Position, words: string) => <PositionLink isin={position.isin}>{words}</PositionLink>,
    onOpen: ({ isin }: Position) => navigate({ to: '/holdings/$isin', params: { isin } }),
    chooser: (
      <ShownChooser
        summary={summary}
        shown={shown}
        onShow={(next) => navigate({ to: '/holdings', search: { show: next === 'held' ? undefined : next } })}
      />
    ),
  };
  if (shown === 'closed') return <ClosedPositions {...common} />;
  if (shown === 'oversold') {
    return (
      <OversoldPositions
        {...common}
        tradesLink={({ isin }) => (
          <Link to="/transactions" search={{ isin }} className={buttonClass('plain')}>
            {t('holdings.show-trades')}
          </Link>
        )}
      />
    );
  }
  return (
    <HeldPositions
      {...common}
      onEntered={(position, changeId) => {
        announce({ words: t('holdings.value-saved', { name: nameOf(position) }), changeId });
      }}
    />
  );
}
