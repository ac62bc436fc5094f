import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useMemo } from 'react';
import { baseCurrencyQuery } from '../../api/base-currency.ts';
import { API_ORIGIN } from '../../api/client.ts';
import { FilterLine } from '../../features/transactions/filter-line.tsx';
import { FoundLine } from '../../features/transactions/found-line.tsx';
import {
  isFiltered,
  questionOf,
  readFilter,
  type TransactionFilter,
} from '../../features/transactions/filter.ts';
import { windowQuery } from '../../features/transactions/queries.ts';
import { digitsOf, transactionColumns } from '../../features/transactions/transaction-columns.tsx';
import { type Transactions, useTransactions } from '../../features/transactions/use-transactions.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ListActions } from '../../ui/list-actions.tsx';
import { Notice } from '../../ui/notice.tsx';
import { OverflowMenu } from '../../ui/overflow-menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useColumnChoice } from '../../ui/use-column-choice.ts';
import { useCompact, usePhone } from '../../ui/use-media.ts';
import { LoadProblem } from '../load-problem.tsx';
import { NoTrades } from '../no-trades.tsx';
import { RecordTransactionLink } from '../record-transaction-link.tsx';
import { RowLink } from '../row-link.tsx';
import { TransactionRows } from './transaction-rows.tsx';
import styles from './transactions-page.module.css';

export function TransactionsPage() {
  const t = useT();
  const filter = readFilter({ ...useSearch('/transactions') });
  const { transactions: known, error: listError, retry } = useTransactions(filter);
  const base = useQuery(baseCurrencyQuery);
  const error = listError ?? base.error;
  // Drawn in slices when they come, so that a key pressed meanwhile is answered.
  const currency = base.data?.base_currency;
  const isHere = useDeferredValue(known !== null && currency !== undefined);
  const transactions = isHere ? known : null;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const onFilter = (next: TransactionFilter) => {
    // Asked at once: the address and the page that follows it take a frame or two.
    queries.query(windowQuery(next, 0)).catch(() => undefined);
    navigate({ to: '/transactions', search: next, replace: true, resetScroll: false });
  };
  const isEmpty = transactions?.total === 0 && !isFiltered(filter) && !transactions.isStale;
  return (
    <>
      <title>{t('shell.page-title', { page: t('shell.transactions') })}</title>
      {error && !transactions ? (
        <LoadProblem
          error={error}
          onRetry={() => {
            retry();
            void base.refetch();
          }}
        />
      ) : isEmpty ? (
        <NoTrades />
      ) : (
        <div className={styles.page}>
          <TransactionsHead>
            <FoundLine total={transactions?.total} filter={filter} onFilter={onFilter} />
          </TransactionsHead>
          {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
          <List transactions={transactions} currency={currency ?? ''} filter={filter} onFilter={onFilter} />
        </div>
      )}
    </>
  );
}

function TransactionsHead({ children }: { children: ReactNode }) {
  const t = useT();
  const navigate = useNavigate();
  const isPhone = usePhone();
  const importLink = (
    <Link to="/import" className={buttonClass('quiet')}>
      {t('shell.import-csv')} <Kbd keys={keyCaps('import')} />
    </Link>
  );
  return (
    <PageHead title={t('shell.transactions')} line={children}>
      {!isPhone && importLink}
      <RecordTransactionLink />
      <OverflowMenu label={t('ui.more')}>
        {isPhone && importLink}
        <Button
          look="danger"
          onClick={() =>
            navigate({
              to: '.',
              search: (search) => ({ ...search, confirm: 'delete-all' as const }),
              resetScroll: false,
            })
          }
        >
          {t('transactions.delete-transactions')}
        </Button>
      </OverflowMenu>
    </PageHead>
  );
}

interface ListProps {
  readonly transactions: Transactions | null;
  /** The base currency. */
  readonly currency: string;
  readonly filter: TransactionFilter;
  readonly onFilter: (filter: TransactionFilter) => void;
}

function List({ transactions, currency, filter, onFilter }: ListProps) {
  const t = useT();
  const isPhone = useCompact();
  const here = transactions?.here;
  const { units, price } = useMemo(() => digitsOf([...(here?.values() ?? [])].flat()), [here]);
  const all = useMemo(
    () =>
      transactionColumns({
        t,
        // Of the digits themselves, so that rows are not drawn again because others have come.
        digits: { units, price },
        currency,
        isPhone,
        openLink: ({ id }, words) => (
          <RowLink
            to={{ to: '.', search: (search) => ({ ...search, trade: id }), resetScroll: false }}
            href={`/transactions?trade=${String(id)}`}
            className={styles.open}
            data-row-primary
          >
            {words}
          </RowLink>
        ),
        holdingLink: (isin, words) => (
          <RowLink
            to={{ to: '/holdings/$isin', params: { isin } }}
            href={`/holdings/${isin}`}
            className={styles.holding}
            aria-label={t('transactions.holding-of', { name: isin })}
          >
            {words}
          </RowLink>
        ),
      }),
    [t, units, price, currency, isPhone],
  );
  const { shown: columns, choices } = useColumnChoice('transactions', all);
  return (
    <>
      <FilterLine filter={filter} onFilter={onFilter}>
        <ListActions choices={choices}>
          <a href={exportAddress(filter)} className={buttonClass('quiet')} download>
            {t('table.export')}
          </a>
        </ListActions>
      </FilterLine>
      {transactions === null ? (
        <div aria-busy="true">
          {Array.from({ length: 10 }, (_, index) => (
            <Skeleton key={index} size="row" width="full" />
          ))}
        </div>
      ) : transactions.total === 0 ? (
        <p className={styles.none}>{t('table.nothing')}</p>
      ) : (
        <TransactionRows transactions={transactions} columns={columns} filter={filter} onFilter={onFilter} />
      )}
    </>
  );
}

/** All that matches as a file of the server, with every member. */
function exportAddress(filter: TransactionFilter): string {
  const asked = Object.entries(questionOf(filter)).map(([name, value]) => [name, String(value)]);
  return `${API_ORIGIN}/api/v1/transactions/export-csv?${new URLSearchParams(asked).toString()}`;
}
