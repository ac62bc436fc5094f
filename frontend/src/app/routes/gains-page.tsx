import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RealisedGains } from '../../api/wire.ts';
import { GainStats } from '../../features/gains/gain-stats.tsx';
import { OpenLotsTable } from '../../features/gains/open-lots-table.tsx';
import {
  gainsFile,
  gainsQuery,
  LOTS_ON_PAGE,
  lotsQuery,
  SALES_ON_PAGE,
} from '../../features/gains/queries.ts';
import { SalesTable } from '../../features/gains/sales-table.tsx';
import type { GainsSearch } from '../../features/gains/search.ts';
import { YearsTable } from '../../features/gains/years-table.tsx';
import { yearText } from '../../format/read-year.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { today } from '../clock.ts';
import { LoadProblem } from '../load-problem.tsx';
import { nameLink, tradeLink } from '../tally-links.tsx';
import { YearChoice } from '../year-choice.tsx';
import { WhenTraded } from '../when-traded.tsx';
import styles from './tally-page.module.css';

/** What sales realised, year by year, and how old what is held is. */
export function GainsPage() {
  const t = useT();
  const search = useSearch('/gains');
  const [page, setPage] = useState(1);
  const { data, error, isPlaceholderData: isStale, refetch } = useQuery(gainsQuery(search, page));
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.gains') })}</title>
      {error && !data ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <WhenTraded>
          <PageHead title={t('shell.gains')} line={t('tallies.gains-line')}>
            <ReportLink year={yearText(search.year) ?? data?.years.at(-1)?.year ?? today().slice(0, 4)} />
            <a className={buttonClass('quiet')} href={gainsFile(search)} download>
              {t('tallies.download')}
            </a>
          </PageHead>
          <Question
            search={search}
            years={data?.years ?? []}
            onAsk={() => {
              setPage(1);
            }}
          />
          {data ? (
            <Sales gains={data} isStale={isStale} page={page} onPage={setPage} />
          ) : (
            <Skeleton size="hero" />
          )}
          {/* Not before what stands above it: nothing moves. */}
          {data && <Lots />}
        </WhenTraded>
      )}
    </div>
  );
}

function ReportLink({ year }: { year: string }) {
  const t = useT();
  return (
    <Link to="/report/$year" params={{ year }} className={buttonClass('quiet')}>
      {t('tallies.report-of', { year })}
    </Link>
  );
}

interface QuestionProps {
  readonly search: GainsSearch;
  readonly years: RealisedGains['years'];
  readonly onAsk: () => void;
}

/** Which year, and by which method cost is told. */
function Question({ search, years, onAsk }: QuestionProps) {
  const t = useT();
  const navigate = useNavigate();
  const change = (changed: GainsSearch) => {
    onAsk();
    navigate({
      to: '/gains',
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className={styles.question}>
      <YearChoice
        years={years.map(({ year }) => year)}
        value={search.year}
        onChoose={(year) => {
          change({ year });
        }}
      />
      <Segmented
        label={t('holding.method')}
        options={[
          { value: 'average', words: t('holding.average') },
          { value: 'fifo', words: t('holding.fifo') },
        ]}
        value={search.method ?? 'average'}
        onChange={(method) => {
          change({ method: method === 'fifo' ? method : undefined });
        }}
      />
    </div>
  );
}

interface SalesProps {
  readonly gains: RealisedGains;
  readonly isStale: boolean;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Sales({ gains, isStale, page, onPage }: SalesProps) {
  const t = useT();
  return (
    <>
      <GainStats gains={gains} />
      <section aria-labelledby="sales" className={styles.section}>
        <h2 id="sales">{t('tallies.sales')}</h2>
        <div className={styles.wide}>
          <SalesTable gains={gains} isStale={isStale} tradeLink={tradeLink} nameLink={nameLink} />
        </div>
        <Pager
          label={t('tallies.pages-of-sales')}
          page={page}
          pageSize={SALES_ON_PAGE}
          total={gains.total.count}
          onPage={onPage}
        />
      </section>
      <section aria-labelledby="years" className={styles.section}>
        <h2 id="years">{t('tallies.by-year')}</h2>
        <div className={styles.wide}>
          <YearsTable
            gains={gains}
            isStale={isStale}
            yearLink={(year) => (
              <Link to="/report/$year" params={{ year }} className="number">
                {year}
              </Link>
            )}
          />
        </div>
      </section>
    </>
  );
}

/** What is held, lot by lot. */
function Lots() {
  const t = useT();
  const [page, setPage] = useState(1);
  const { data, error, isPlaceholderData: isStale } = useQuery(lotsQuery(page));
  return (
    <section aria-labelledby="lots" className={styles.section}>
      <h2 id="lots">{t('tallies.lots')}</h2>
      <p className={styles.quiet}>{t('tallies.lots-line')}</p>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {data && (
        <>
          <div className={styles.wide}>
            <OpenLotsTable lots={data} isStale={isStale} tradeLink={tradeLink} nameLink={nameLink} />
          </div>
          <Pager
            label={t('tallies.pages-of-lots')}
            page={page}
            pageSize={LOTS_ON_PAGE}
            total={data.total.count}
            onPage={setPage}
          />
        </>
      )}
    </section>
  );
}
