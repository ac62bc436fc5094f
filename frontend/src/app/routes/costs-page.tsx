import { useQuery } from '@tanstack/react-query';
import type { CostReport } from '../../api/wire.ts';
import { ChargesTable } from '../../features/costs/charges-table.tsx';
import { CostStats } from '../../features/costs/cost-stats.tsx';
import { FundsTable } from '../../features/costs/funds-table.tsx';
import { costsQuery } from '../../features/costs/queries.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { nameLink } from '../tally-links.tsx';
import { WhenTraded } from '../when-traded.tsx';
import styles from './tally-page.module.css';

/** What brokers and funds charge. */
export function CostsPage() {
  const t = useT();
  const { data, error, refetch } = useQuery(costsQuery);
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.costs') })}</title>
      {error && !data ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <WhenTraded>
          <PageHead title={t('shell.costs')} line={t('tallies.costs-line')} />
          {data ? <Costs costs={data} /> : <Skeleton size="hero" />}
        </WhenTraded>
      )}
    </div>
  );
}

function Costs({ costs }: { costs: CostReport }) {
  const t = useT();
  return (
    <>
      <Missing costs={costs} />
      <CostStats costs={costs} />
      <section aria-labelledby="charges" className={styles.section}>
        <ChargesTable costs={costs} title={<h2 id="charges">{t('tallies.charges')}</h2>} />
      </section>
      <section aria-labelledby="funds" className={styles.section}>
        <FundsTable
          costs={costs}
          nameLink={nameLink}
          title={
            <div>
              <h2 id="funds">{t('tallies.funds')}</h2>
              <p className={styles.quiet}>{t('tallies.funds-line')}</p>
            </div>
          }
        />
      </section>
    </>
  );
}

/** What the figures are told without or not at all, and the way to where that can be changed. */
function Missing({ costs: { without_ter: unrated, unvalued, funds } }: { costs: CostReport }) {
  const t = useT();
  if (unrated.length === 0 && unvalued.length === 0) return null;
  const nameOf = (isin: string) => funds.find((fund) => fund.isin === isin)?.name ?? isin;
  const names = (isins: readonly string[]) => (
    <ul className={styles.names}>
      {isins.map((isin) => (
        <li key={isin}>
          <Link to="/holdings/$isin" params={{ isin }}>
            {nameOf(isin)}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <Notice tone="warn">
      {unrated.length > 0 && (
        <section aria-labelledby="without-ter">
          <p id="without-ter">
            {t('tallies.without-ter')} <Link to="/isin-metadata">{t('tallies.enter-ter')}</Link>
          </p>
          {names(unrated)}
        </section>
      )}
      {unvalued.length > 0 && (
        <section aria-labelledby="unvalued">
          <p id="unvalued">{t('tallies.unvalued')}</p>
          {names(unvalued)}
        </section>
      )}
    </Notice>
  );
}
