import { useQuery } from '@tanstack/react-query';
import type { Performance } from '../../api/wire.ts';
import { ChargesTable } from '../../features/costs/charges-table.tsx';
import { costsQuery } from '../../features/costs/queries.ts';
import { GainStats } from '../../features/gains/gain-stats.tsx';
import { gainsQuery } from '../../features/gains/queries.ts';
import { SalesTable } from '../../features/gains/sales-table.tsx';
import { IncomeTable } from '../../features/income/income-table.tsx';
import { incomeQuery } from '../../features/income/queries.ts';
import { PeriodAmount, figureOf, type PeriodAmountName } from '../../features/performance/period-amount.tsx';
import { performanceQuery } from '../../features/performance/queries.ts';
import { Ratio } from '../../features/performance/ratio.tsx';
import { dateText } from '../../format/date.ts';
import { daysOfStretch } from '../../format/days-of-stretch.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { readYear } from '../../format/read-year.ts';
import { useT } from '../../i18n/language.tsx';
import { useParams } from '../../router/use-place.ts';
import { Button } from '../../ui/button.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatRow } from '../../ui/stat-row.tsx';
import { today } from '../clock.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { nameLink, tradeLink } from '../tally-links.tsx';
import { WhenTraded } from '../when-traded.tsx';
import styles from './tally-page.module.css';

/** So many sales have room in a report; the file has all of them. */
const MOST_SALES = 1000;

const VALUE: readonly PeriodAmountName[] = ['start_value', 'net_flows', 'total_gain', 'end_value'];

/** One calendar year on one page, for the drawer or the tax adviser: made to be printed. */
export function ReportPage() {
  const year = readYear(useParams('/report/$year').year);
  return year === undefined ? <NotFoundPage /> : <Report year={String(year)} />;
}

function Report({ year }: { year: string }) {
  const t = useT();
  const dates = useDateStyle();
  const title = t('tallies.report-of', { year });
  const { end } = daysOfStretch(year);
  const told = end < today() ? end : today();
  const isTold = useIsTold(year);
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: title })}</title>
      <PageHead title={title} line={t('tallies.report-line', { date: dateText(dates, told) })}>
        <Button
          look="primary"
          onClick={() => {
            window.print();
          }}
        >
          {t('tallies.print')}
        </Button>
      </PageHead>
      <WhenTraded>
        <Year year={year} />
        {isTold && (
          <>
            <Gains year={year} />
            <Income year={year} />
            <Charges year={year} />
          </>
        )}
      </WhenTraded>
    </div>
  );
}

/** Whether all that the report tells is there: a part that came alone would be moved by the one above it. */
function useIsTold(year: string): boolean {
  const parts = [
    useQuery(performanceQuery(daysOfStretch(year))),
    useQuery(gainsQuery({ year: readYear(year) }, 1, MOST_SALES)),
    useQuery(incomeQuery('instrument', readYear(year))),
    useQuery(costsQuery),
  ];
  return parts.every(({ isPending }) => !isPending);
}

/** From the value at the start of the year to that at its end. */
function Year({ year }: { year: string }) {
  const { data, error, refetch } = useQuery(performanceQuery(daysOfStretch(year)));
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return data ? <YearStats performance={data} /> : <Skeleton size="hero" />;
}

function YearStats({ performance }: { performance: Performance }) {
  const t = useT();
  return (
    <StatRow
      label={t('shell.performance')}
      stats={[
        ...VALUE.map((name) => ({
          label: t(FIGURE_NAMES[figureOf(name)]),
          figure: <PeriodAmount figure={name} performance={performance} />,
        })),
        {
          label: t(FIGURE_NAMES.time_weighted_return),
          figure: <Ratio figure="time_weighted_return" performance={performance} />,
        },
      ]}
    />
  );
}

function Gains({ year }: { year: string }) {
  const t = useT();
  const { data, isPlaceholderData: isStale } = useQuery(gainsQuery({ year: readYear(year) }, 1, MOST_SALES));
  return (
    <section aria-labelledby="sales" className={styles.section}>
      <h2 id="sales">{t('tallies.sales')}</h2>
      <p className={styles.quiet}>{t('tallies.average-line')}</p>
      {data && (
        <>
          <GainStats gains={data} />
          <div className={styles.wide}>
            <SalesTable gains={data} isStale={isStale} tradeLink={tradeLink} nameLink={nameLink} />
          </div>
          {data.total.count > MOST_SALES && (
            <p className={styles.quiet}>
              {t('tallies.more-sales', { count: data.total.count - MOST_SALES })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Income({ year }: { year: string }) {
  const t = useT();
  const { data, isPlaceholderData: isStale } = useQuery(incomeQuery('instrument', readYear(year)));
  return (
    <section aria-labelledby="income" className={styles.section}>
      <h2 id="income">{t('shell.income')}</h2>
      {data && (
        <div className={styles.wide}>
          <IncomeTable income={data} isStale={isStale} nameLink={nameLink} withYields={false} />
        </div>
      )}
    </section>
  );
}

function Charges({ year }: { year: string }) {
  const t = useT();
  const { data } = useQuery(costsQuery);
  return (
    <section aria-labelledby="charges" className={styles.section}>
      <h2 id="charges">{t('tallies.charges')}</h2>
      {data && (
        <div className={styles.wide}>
          <ChargesTable costs={data} year={year} />
        </div>
      )}
    </section>
  );
}
