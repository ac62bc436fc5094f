import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AssetKind, Change, ChangeList as ListBody } from '../../api/wire.ts';
import { useUndo } from '../../features/changes/use-undo.ts';
import { changeTold } from '../../features/history/change-told.ts';
import { ChangeDialog } from '../../features/history/change-dialog.tsx';
import { ChangeList } from '../../features/history/change-list.tsx';
import { ExportButton } from '../../features/history/export-button.tsx';
import { HistoryFilter } from '../../features/history/history-filter.tsx';
import { changesQuery, PAGE_SIZE } from '../../features/history/queries.ts';
import { type HistorySearch, readHistorySearch } from '../../features/history/search.ts';
import { UndoRefusal } from '../../features/history/undo-refusal.tsx';
import { useReader } from '../../features/history/use-reader.ts';
import { kindName } from '../../features/other-assets/kind-name.ts';
import { assetKindsQuery } from '../../features/other-assets/kind-queries.ts';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangeLink } from '../change-link.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import styles from './history-page.module.css';

export function HistoryPage() {
  const t = useT();
  const search = readHistorySearch({ ...useSearch('/history') });
  const list = useQuery(changesQuery(search));
  const isEmpty = list.data?.total === 0 && search.subject === undefined && !list.isPlaceholderData;
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.history') })}</title>
      {list.error && !list.data ? (
        <LoadProblem error={list.error} onRetry={() => void list.refetch()} />
      ) : isEmpty ? (
        <NothingChanged />
      ) : (
        <History search={search} list={list.data} isStale={list.isPlaceholderData} />
      )}
    </>
  );
}

interface HistoryProps {
  readonly search: HistorySearch;
  readonly list: ListBody | undefined;
  readonly isStale: boolean;
}

type Go = (changed: HistorySearch, replace?: boolean) => void;

function History(props: HistoryProps) {
  const { search, list } = props;
  const t = useT();
  const navigate = useNavigate();
  const go: Go = (changed, replace = false) =>
    navigate({ to: '/history', search: (before) => ({ ...before, ...changed }), replace });
  return (
    <div className={styles.page}>
      <PageHead title={t('shell.history')} line={t('history.line')}>
        <ExportButton subject={search.subject} />
      </PageHead>
      <HistoryFilter
        subject={search.subject}
        total={list?.total ?? null}
        onSubject={(subject) => {
          go({ subject, page: undefined }, true);
        }}
      />
      <Changes {...props} onSearch={go} />
      <Pager
        label={t('history.pages')}
        page={search.page ?? 1}
        pageSize={PAGE_SIZE}
        total={list?.total ?? 0}
        onPage={(page) => {
          go({ page: page === 1 ? undefined : page });
        }}
      />
    </div>
  );
}

/** Until they are known, kinds have the names that they came with. */
const NO_KINDS: readonly AssetKind[] = [];

function changeLink(id: number, words: string) {
  return <ChangeLink id={id} words={words} />;
}

function Changes({ search, list, isStale, onSearch }: HistoryProps & { onSearch: Go }) {
  const t = useT();
  const [now] = useState(() => Date.now());
  const close = () => {
    if (search.change !== undefined) onSearch({ change: undefined });
  };
  const { data: kinds = NO_KINDS } = useQuery(assetKindsQuery);
  const nameOf = useCallback((code: string) => kindName(t, code, kinds), [t, kinds]);
  const reader = useReader(nameOf);
  const { undo, refused } = useUndo(close);
  const undoTold = (change: Change) => {
    undo(change, changeTold(reader, change));
  };
  const refusal = refused && {
    id: refused.id,
    words: <UndoRefusal refused={refused} changeLink={changeLink} />,
  };
  if (!list) return <ListSkeleton />;
  return (
    <>
      {list.total === 0 ? (
        <p className={styles.none}>{t('history.none-of-these')}</p>
      ) : (
        <ChangeList
          changes={list.changes}
          isStale={isStale}
          now={now}
          refused={search.change === undefined ? refusal : null}
          reader={reader}
          onUndo={undoTold}
          changeLink={changeLink}
          openLink={({ id }, words) => <ChangeLink id={id} words={words} isPrimary />}
        />
      )}
      {search.change !== undefined && (
        <ChangeDialog
          key={search.change}
          id={search.change}
          refusal={refusal?.id === search.change && refusal.words}
          reader={reader}
          onUndo={undoTold}
          onClose={close}
          changeLink={changeLink}
        />
      )}
    </>
  );
}

function ListSkeleton() {
  return (
    <div aria-busy="true">
      {Array.from({ length: 10 }, (_, index) => (
        <Skeleton key={index} size="row" width="full" />
      ))}
    </div>
  );
}

/** The history of an empty database leads to the first trade. */
function NothingChanged() {
  const t = useT();
  return (
    <EmptyState fact={t('history.none')} help={t('history.none-help')}>
      <RecordTransactionLink withKey />
      <Link to="/import" className={buttonClass('quiet')}>
        {t('shell.import-csv')}
      </Link>
    </EmptyState>
  );
}
