import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Allocation, AllocationKey } from '../../api/wire.ts';
import { ConcentrationStats } from '../../features/allocation/concentration-stats.tsx';
import { CoverageTable } from '../../features/allocation/coverage-table.tsx';
import { OverlapSection } from '../../features/allocation/overlap-section.tsx';
import { PartsView } from '../../features/allocation/parts-view.tsx';
import { allocationQuery } from '../../features/allocation/queries.ts';
import { type AllocationSearch, KEYS } from '../../features/allocation/search.ts';
import { UnvaluedList } from '../../features/allocation/unvalued-list.tsx';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import { nameLink } from '../tally-links.tsx';
import { AllocationDialogs } from './allocation-dialogs.tsx';
import styles from './allocation-page.module.css';

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
  const { by = 'instrument', view } = useSearch('/allocation');
  const [unfolded, setUnfolded] = useState<AllocationKey | null>(null);
  const isWhole = view === 'table' || unfolded === by;
  const allocation = useQuery(allocationQuery(by, isWhole ? 'all' : 'few'));
  const title = t('shell.allocation');
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: title })}</title>
      {allocation.data ? (
        <Divided
          allocation={allocation.data}
          by={by}
          onShowAll={() => {
            setUnfolded(by);
          }}
        />
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

interface DividedProps {
  readonly allocation: Allocation;
  readonly by: AllocationKey;
  readonly onShowAll: () => void;
}

function Divided({ allocation, by, onShowAll }: DividedProps) {
  const t = useT();
  const { view } = useSearch('/allocation');
  const navigate = useNavigate();
  const go = (search: AllocationSearch) =>
    navigate({ to: '/allocation', search: (before) => ({ ...before, ...search }), resetScroll: false });
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
            onChoose={(value) => {
              go({ by: value });
            }}
          />
        </Field>
      </div>
      <UnvaluedList unvalued={unvalued} nameLink={nameLink} />
      {parts.length > 0 && (
        <PartsView
          key={by}
          allocation={allocation}
          isTable={view === 'table'}
          onToggle={() => {
            go({ view: view === 'table' ? undefined : 'table' });
          }}
          onShowAll={onShowAll}
        />
      )}
      <ConcentrationStats concentration={concentration} />
      {coverage.length > 0 && (
        <CoverageTable
          allocation={allocation}
          importLink={(isin, name) => (
            <OverLink search={{ import: isin }} label={t('allocation.import-of', { name })}>
              {t('allocation.import')}
            </OverLink>
          )}
          editLink={(isin, name) => (
            <OverLink search={{ edit: isin }} label={t('allocation.edit-of', { name })}>
              {t('allocation.edit')}
            </OverLink>
          )}
        />
      )}
      {by === 'holding' && <OverlapSection coverage={coverage} />}
      <AllocationDialogs coverage={coverage} by={by} />
    </>
  );
}

interface OverLinkProps {
  readonly search: AllocationSearch;
  readonly label: string;
  readonly children: ReactNode;
}

/** Opens a dialog over the page, which stays as it is. */
function OverLink({ search, label, children }: OverLinkProps) {
  return (
    <Link
      to="/allocation"
      search={(before) => ({ ...before, ...search })}
      resetScroll={false}
      className={buttonClass('quiet')}
      aria-label={label}
    >
      {children}
    </Link>
  );
}
