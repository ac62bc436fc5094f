import { useQuery } from '@tanstack/react-query';
import { IncomeStats } from '../../features/income/income-stats.tsx';
import { IncomeTable } from '../../features/income/income-table.tsx';
import { incomeQuery } from '../../features/income/queries.ts';
import { GROUPS, type Group, type IncomeSearch } from '../../features/income/search.ts';
import { useT } from '../../i18n/language.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { nameLink } from '../tally-links.tsx';
import { YearChoice } from '../year-choice.tsx';
import { WhenTraded } from '../when-traded.tsx';
import styles from './tally-page.module.css';

const WORDS = {
  month: 'tallies.by-month',
  year: 'tallies.by-year',
  instrument: 'tallies.by-instrument',
} as const satisfies Record<Group, string>;

/** What the instruments paid out, and what that yields. */
export function IncomePage() {
  const t = useT();
  const { per = 'month', year } = useSearch('/income');
  const { data, error, isPlaceholderData: isStale, refetch } = useQuery(incomeQuery(per, year));
  const navigate = useNavigate();
  const change = (changed: IncomeSearch) => {
    navigate({
      to: '/income',
      search: (before) => ({ ...before, ...changed }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.income') })}</title>
      {error && !data ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <WhenTraded>
          <PageHead title={t('shell.income')} line={t('tallies.income-line')} />
          {data ? <IncomeStats income={data} /> : <Skeleton size="hero" />}
          {/* Not before what stands above it: nothing moves. */}
          {data && (
            <section aria-label={t('tallies.income')} className={styles.sheet}>
              <IncomeTable
                income={data}
                isStale={isStale}
                nameLink={nameLink}
                title={
                  <div className={styles.question}>
                    <YearChoice
                      years={data.years}
                      value={year}
                      onChoose={(chosen) => {
                        change({ year: chosen });
                      }}
                    />
                    <Segmented
                      label={t('tallies.put-together')}
                      options={GROUPS.map((value) => ({ value, words: t(WORDS[value]) }))}
                      value={per}
                      onChange={(group) => {
                        change({ per: group === 'month' ? undefined : group });
                      }}
                    />
                  </div>
                }
              />
            </section>
          )}
        </WhenTraded>
      )}
    </div>
  );
}
