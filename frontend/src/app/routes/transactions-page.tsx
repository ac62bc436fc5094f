import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate, useRouterState } from '@tanstack/react-router';
import type { TransactionList } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { FilterLine } from '../../features/transactions/filter-line.tsx';
import {
  isFiltered,
  PAGE_SIZE,
  readFilter,
  type TransactionFilter,
} from '../../features/transactions/filter.ts';
import { transactionsQuery, useDeleteTrade } from '../../features/transactions/queries.ts';
import { tradeName, TradeTable } from '../../features/transactions/trade-table.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Count } from '../../ui/count.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { NoTrades } from '../no-trades.tsx';
import { RecordTradeLink } from '../record-trade-link.tsx';
import styles from './transactions-page.module.css';

const route = getRouteApi('/transactions');

export function TransactionsPage() {
  const filter = readFilter({ ...route.useSearch() });
  const list = useQuery(transactionsQuery(filter));
  const navigate = useNavigate();
  const onFilter = (next: TransactionFilter) =>
    void navigate({ to: '/transactions', search: next, replace: true });
  const isEmpty = list.data?.total === 0 && !isFiltered(filter);
  if (list.error && !list.data) return <LoadProblem error={list.error} onRetry={() => void list.refetch()} />;
  if (isEmpty && !list.isPlaceholderData) {
    return (
      <>
        <title>Transactions · Portfolio</title>
        <NoTrades />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <title>Transactions · Portfolio</title>
      <TransactionsHead />
      <FilterLine filter={filter} onFilter={onFilter}>
        {list.data && <Count count={list.data.total} one="transaction" many="transactions" />}
      </FilterLine>
      {list.data ? (
        <Trades list={list.data} isStale={list.isPlaceholderData} filter={filter} onFilter={onFilter} />
      ) : (
        <div aria-busy="true">
          {Array.from({ length: 10 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      )}
    </div>
  );
}

function TransactionsHead() {
  const navigate = useNavigate();
  return (
    <PageHead title="Transactions">
      <OverflowMenu label="More">
        <Button
          look="danger"
          onClick={() =>
            void navigate({ to: '.', search: (search) => ({ ...search, confirm: 'delete-all' as const }) })
          }
        >
          Delete all transactions
        </Button>
      </OverflowMenu>
      <Link to="/import" className={buttonClass('quiet')}>
        Import CSV <Kbd keys={keyCaps('import')} />
      </Link>
      <RecordTradeLink />
    </PageHead>
  );
}

interface TradesProps {
  readonly list: TransactionList;
  readonly isStale: boolean;
  readonly filter: TransactionFilter;
  readonly onFilter: (filter: TransactionFilter) => void;
}

function Trades({ list, isStale, filter, onFilter }: TradesProps) {
  const navigate = useNavigate();
  const announce = useAnnounce();
  const remove = useDeleteTrade();
  const focusId = useRouterState({ select: ({ location }) => location.state.focusTrade ?? null });
  const isOldestFirst = filter.sort_order === 'asc';
  if (list.total === 0) return <p className={styles.none}>No transaction matches.</p>;
  return (
    <>
      {remove.error && <Notice tone="wrong">{remove.error.message}</Notice>}
      <TradeTable
        trades={list.transactions}
        isStale={isStale}
        isOldestFirst={isOldestFirst}
        focusId={focusId}
        onSort={() => {
          onFilter({ ...filter, page: undefined, sort_order: isOldestFirst ? undefined : 'asc' });
        }}
        onOpen={(id) => void navigate({ to: '.', search: (search) => ({ ...search, trade: id }) })}
        onDelete={(trade) => {
          remove.mutate(trade.id, {
            onSuccess: (changeId) => {
              announce({ words: `Deleted: ${trade.transaction_type} ${tradeName(trade)}`, changeId });
            },
          });
        }}
        openLink={({ id }, words) => (
          <Link
            to="."
            search={(search) => ({ ...search, trade: id })}
            className={styles.open}
            data-row-primary
          >
            {words}
          </Link>
        )}
      />
      <Pager
        label="Pages of transactions"
        page={filter.page ?? 1}
        pageSize={PAGE_SIZE}
        total={list.total}
        onPage={(page) => {
          onFilter({ ...filter, page: page === 1 ? undefined : page });
        }}
      />
    </>
  );
}
