import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../api/problem.ts';
import type { PositionDetail } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { HoldingFacts } from '../../features/holding/holding-facts.tsx';
import { HoldingHead } from '../../features/holding/holding-head.tsx';
import { HoldingHero } from '../../features/holding/holding-hero.tsx';
import { NoteField } from '../../features/holding/note-field.tsx';
import { positionQuery } from '../../features/holding/queries.ts';
import { ValueCell } from '../../features/holdings/value-cell.tsx';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { useParams, useSearch } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import styles from './holding-page.module.css';
import sections from './sections.module.css';
import { HoldingTables } from './holding-tables.tsx';
import { HoldingValueChart } from './holding-value-chart.tsx';

export function HoldingPage() {
  const t = useT();
  const isin = useParams('/holdings/$isin').isin.toUpperCase();
  const { method = 'average' } = useSearch('/holdings/$isin');
  const position = useQuery(positionQuery(isin, method));
  const { error, data } = position;
  const isUnknown = error instanceof ApiProblem && (error.status === 404 || error.status === 422);
  return (
    <>
      <title>{t('shell.page-title', { page: data?.name ?? isin })}</title>
      {data ? (
        <Holding key={isin} position={data} isStale={position.isPlaceholderData} />
      ) : isUnknown ? (
        <UnknownInstrument isin={isin} />
      ) : error ? (
        <LoadProblem error={error} onRetry={() => void position.refetch()} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

function Holding({ position, isStale }: { position: PositionDetail; isStale: boolean }) {
  const t = useT();
  const announce = useAnnounce();
  const { isin, kind, currency, transactions_count: count } = position;
  const name = position.name ?? isin;
  return (
    <div className={sections.page}>
      <HoldingHead position={position}>
        <Link to="/isin-metadata" search={{ edit: isin }} className={buttonClass('quiet')}>
          {t('holding.edit')}
        </Link>
        <RecordTransactionLink />
      </HoldingHead>
      {kind === 'oversold' && <Notice tone="warn">{t('holding.oversold')}</Notice>}
      {count === 0 ? (
        <p className={styles.quiet}>{t('holding.no-trades')}</p>
      ) : (
        <>
          <HoldingHero position={position} />
          <HoldingValueChart position={position} />
          <HoldingFacts
            position={position}
            value={
              <ValueCell
                position={position}
                currency={currency}
                onEntered={(_, changeId) => {
                  announce({ words: t('holding.value-saved', { name }), changeId });
                }}
              />
            }
          />
          <HoldingTables position={position} isStale={isStale} />
        </>
      )}
      <div className={styles.notes}>
        <NoteField
          isin={isin}
          onWritten={(changeId) => {
            announce({ words: t('holding.note-saved', { name }), changeId });
          }}
        />
      </div>
    </div>
  );
}

function UnknownInstrument({ isin }: { isin: string }) {
  const t = useT();
  return (
    <EmptyState fact={t('holding.unknown', { isin })} help={t('holding.unknown-help')}>
      <Link to="/holdings" className={buttonClass('primary')}>
        {t('holding.go-to-holdings')}
      </Link>
      <RecordTransactionLink withKey />
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div className={sections.page} aria-busy="true">
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
