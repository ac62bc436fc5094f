import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { Allocation, AllocationKey } from '../../api/wire.ts';
import { ConcentrationStats } from '../../features/allocation/concentration-stats.tsx';
import { CoverageTable } from '../../features/allocation/coverage-table.tsx';
import { ImportWeightsDialog } from '../../features/allocation/import-weights-dialog.tsx';
import { PartsList } from '../../features/allocation/parts-list.tsx';
import { allocationQuery } from '../../features/allocation/queries.ts';
import { KEYS } from '../../features/allocation/search.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import styles from './allocation-page.module.css';

const route = getRouteApi('/allocation');

const WORDS: Readonly<Record<AllocationKey, MessageKey>> = {
  instrument: 'allocation.instrument',
  asset_class: 'allocation.asset-class',
  currency: 'allocation.currency',
  broker: 'allocation.broker',
  region: 'allocation.region',
  sector: 'allocation.sector',
  holding: 'allocation.holding',
};

/** How the value of all holdings is divided, through what the funds hold too, and how much hangs on few of them. */
export function AllocationPage() {
  const t = useT();
  const { by = 'instrument' } = route.useSearch();
  const allocation = useQuery(allocationQuery(by));
  const title = t('shell.allocation');
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: title })}</title>
      {allocation.data ? (
        <Divided allocation={allocation.data} by={by} />
      ) : allocation.error ? (
        <LoadProblem error={allocation.error} onRetry={() => void allocation.refetch()} />
      ) : (
        <div aria-busy="true">
          <PageHead title={title} />
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      )}
    </div>
  );
}

function Divided({ allocation, by }: { allocation: Allocation; by: AllocationKey }) {
  const t = useT();
  const navigate = useNavigate();
  const { parts, without_value: unvalued, coverage, concentration } = allocation;
  if (parts.length === 0 && unvalued.length === 0) {
    return (
      <EmptyState fact={t('allocation.empty')} help={t('allocation.empty-help')}>
        <RecordTransactionLink withKey />
        <Link to="/import" className={buttonClass('quiet')}>
          {t('shell.import-csv')}
        </Link>
      </EmptyState>
    );
  }
  return (
    <>
      <PageHead title={t('shell.allocation')} line={t('allocation.parts')} />
      <div className={styles.choice}>
        <Field label={t('allocation.by')}>
          <Select
            value={by}
            options={KEYS.map((value) => ({ value, words: t(WORDS[value]) }))}
            onChoose={(value) =>
              void navigate({ to: '/allocation', search: { by: value }, resetScroll: false })
            }
          />
        </Field>
      </div>
      {unvalued.length > 0 && (
        <Notice tone="warn">
          {t('allocation.without-value', { count: unvalued.length })}{' '}
          {unvalued.map(({ isin, name }) => name ?? isin).join(', ')}
        </Notice>
      )}
      <PartsList key={by} allocation={allocation} />
      <ConcentrationStats concentration={concentration} />
      {coverage.length > 0 && (
        <CoverageTable
          allocation={allocation}
          importLink={(isin, name) => (
            <Link
              to="/allocation"
              search={(search) => ({ ...search, import: isin })}
              resetScroll={false}
              className={buttonClass('quiet')}
              aria-label={t('allocation.import-of', { name })}
            >
              {t('allocation.import')}
            </Link>
          )}
        />
      )}
      <ImportOver coverage={coverage} />
    </>
  );
}

/** The import that the search of the URL names, over the page. */
function ImportOver({ coverage }: Pick<Allocation, 'coverage'>) {
  const t = useT();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { import: isin } = route.useSearch();
  const fund = coverage.find((one) => one.isin === isin);
  if (!fund) return null;
  const name = fund.name ?? fund.isin;
  const close = () =>
    void navigate({
      to: '/allocation',
      search: (search) => ({ ...search, import: undefined }),
      resetScroll: false,
    });
  return (
    <ImportWeightsDialog
      isin={fund.isin}
      name={name}
      onClose={close}
      onStored={(changeId) => {
        announce({ words: t('allocation.stored', { name }), changeId });
        close();
      }}
    />
  );
}
