import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { undoChange } from '../../features/changes/undo-change.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { ChangeDialog, type ChangeFacts } from '../../features/history/change-dialog.tsx';
import { ChangeList } from '../../features/history/change-list.tsx';
import { ExportButton } from '../../features/history/export-button.tsx';
import { HistoryFilter } from '../../features/history/history-filter.tsx';
import { changesQuery, PAGE_SIZE } from '../../features/history/queries.ts';
import { type HistorySearch, readHistorySearch } from '../../features/history/search.ts';
import { useT } from '../../i18n/language.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTradeLink } from '../record-trade-link.tsx';
import styles from './history-page.module.css';

const route = getRouteApi('/history');

export function HistoryPage() {
  const t = useT();
  const search = readHistorySearch({ ...route.useSearch() });
  const navigate = useNavigate();
  const list = useQuery(changesQuery(search));
  const go = (changed: HistorySearch, replace = false) =>
    void navigate({ to: '/history', search: (before) => ({ ...before, ...changed }), replace });
  const title = <title>{t('shell.page-title', { page: t('shell.history') })}</title>;
  if (list.error && !list.data) return <LoadProblem error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data?.total === 0 && search.subject === undefined && !list.isPlaceholderData) {
    return (
      <>
        {title}
        <NothingChanged />
      </>
    );
  }
  return (
    <div className={styles.page}>
      {title}
      <PageHead title={t('shell.history')} line={t('history.line')}>
        <ExportButton subject={search.subject} />
      </PageHead>
      <HistoryFilter
        subject={search.subject}
        total={list.data?.total ?? null}
        onSubject={(subject) => {
          go({ subject, page: undefined }, true);
        }}
      />
      <Changes search={search} onSearch={go} />
      <Pager
        label={t('history.pages')}
        page={search.page ?? 1}
        pageSize={PAGE_SIZE}
        total={list.data?.total ?? 0}
        onPage={(page) => {
          go({ page: page === 1 ? undefined : page });
        }}
      />
    </div>
  );
}

interface ChangesProps {
  readonly search: HistorySearch;
  readonly onSearch: (changed: HistorySearch) => void;
}

function Changes({ search, onSearch }: ChangesProps) {
  const t = useT();
  const list = useQuery(changesQuery(search));
  const { undo, refused } = useUndo(() => {
    if (search.change !== undefined) onSearch({ change: undefined });
  });
  const [now] = useState(() => Date.now());
  const changeLink = (id: number, words: string) => (
    <Link to="/history" search={(before) => ({ ...before, change: id })}>
      {words}
    </Link>
  );
  const refusal = refused && {
    id: refused.id,
    words: (
      <Notice tone="wrong">
        {refused.later === null ? refused.words : t('history.in-the-way')}
        {refused.later !== null &&
          changeLink(refused.later, t('history.change', { number: String(refused.later) }))}
      </Notice>
    ),
  };
  return (
    <>
      {list.data ? (
        list.data.total === 0 ? (
          <p className={styles.none}>{t('history.none-of-these')}</p>
        ) : (
          <ChangeList
            changes={list.data.changes}
            isStale={list.isPlaceholderData}
            now={now}
            refused={search.change === undefined ? refusal : null}
            onUndo={undo}
            changeLink={changeLink}
            openLink={(change, words) => (
              <Link
                to="/history"
                search={(before) => ({ ...before, change: change.id })}
                className={styles.open}
                data-row-primary
              >
                {words}
              </Link>
            )}
          />
        )
      ) : (
        <div aria-busy="true">
          {Array.from({ length: 10 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      )}
      {search.change !== undefined && (
        <ChangeDialog
          key={search.change}
          id={search.change}
          refusal={refusal?.id === search.change && refusal.words}
          onUndo={undo}
          onClose={() => {
            onSearch({ change: undefined });
          }}
          changeLink={changeLink}
        />
      )}
    </>
  );
}

interface Refused {
  readonly id: number;
  /** The change that stands in the way; null when it is something else. */
  readonly later: number | null;
  readonly words: string;
}

/** Undoes a change and says so, or tells why not. */
function useUndo(onUndone: () => void): { undo: (change: ChangeFacts) => void; refused: Refused | null } {
  const announce = useAnnounce();
  const [refused, setRefused] = useState<Refused | null>(null);
  const { mutate, isPending } = useMutation({ mutationFn: undoChange });
  const undo = ({ id, summary, undone_by: undoneBy }: ChangeFacts) => {
    if (isPending || undoneBy !== null) return;
    setRefused(null);
    mutate(id, {
      onSuccess: (changeId) => {
        announce({ words: summary, changeId, isUndo: true });
        onUndone();
      },
      onError: (problem) => {
        const later = problem instanceof ApiProblem ? problem.conflictingChange : null;
        setRefused({ id, later, words: problem.message });
      },
    });
  };
  return { undo, refused };
}

function NothingChanged() {
  const t = useT();
  return (
    <EmptyState fact={t('history.none')} help={t('history.none-help')}>
      <RecordTradeLink withKey />
      <Link to="/import" className={buttonClass('quiet')}>
        {t('shell.import-csv')}
      </Link>
    </EmptyState>
  );
}
