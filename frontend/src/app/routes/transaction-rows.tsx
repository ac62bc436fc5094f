import { useCallback, useMemo, useState } from 'react';
import type { Transaction } from '../../api/wire.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import type { TransactionFilter } from '../../features/transactions/filter.ts';
import { useDeleteTransaction, useDeleteTransactions } from '../../features/transactions/queries.ts';
import { SelectionBar } from '../../features/transactions/selection-bar.tsx';
import { selectColumn } from '../../features/transactions/transaction-columns.tsx';
import { sortOf, TransactionTable } from '../../features/transactions/transaction-table.tsx';
import { transactionWords } from '../../features/transactions/transaction-words.ts';
import { SelectingContext, useSelection } from '../../features/transactions/use-selection.ts';
import type { Transactions } from '../../features/transactions/use-transactions.ts';
import { dateText } from '../../format/date.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useHistoryState, useNavigate } from '../../router/use-place.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/column.ts';
import { Notice } from '../../ui/notice.tsx';
import { usePhone } from '../../ui/use-media.ts';
import styles from './transactions-page.module.css';

export interface TransactionRowsProps {
  readonly transactions: Transactions;
  readonly columns: readonly Column<Transaction>[];
  readonly filter: TransactionFilter;
  readonly onFilter: (filter: TransactionFilter) => void;
}

/** The rows of the list, and what is done to one or to several of them. */
export function TransactionRows({ transactions, columns, filter, onFilter }: TransactionRowsProps) {
  const t = useT();
  const navigate = useNavigate();
  const isPhone = usePhone();
  const [isChoosing, setChoosing] = useState(false);
  const selecting = useSelection(transactions, filter);
  const { error, isDeleting, deleteOne, deleteSelected } = useDeleting(selecting);
  const withBoxes = useWithBoxes(columns, transactions.total, isChoosing || selecting.ids.size > 0);
  const focusId = useHistoryState().focusTrade ?? null;
  const onOpen = useCallback(
    (id: number) => navigate({ to: '.', search: (search) => ({ ...search, trade: id }), resetScroll: false }),
    [navigate],
  );
  const problem = error ?? selecting.error;
  return (
    <SelectingContext value={selecting}>
      {problem && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      {isPhone && (
        <p className={styles.choose}>
          <Button
            look="plain"
            onClick={() => {
              if (isChoosing) selecting.onClear();
              setChoosing(!isChoosing);
            }}
          >
            {t(isChoosing ? 'transactions.done-selecting' : 'transactions.select')}
          </Button>
        </p>
      )}
      <SelectionBar
        selecting={selecting}
        total={transactions.total}
        isDeleting={isDeleting}
        onDelete={deleteSelected}
      />
      <TransactionTable
        transactions={transactions}
        columns={withBoxes}
        focusId={focusId}
        sort={sortOf(filter)}
        onSort={(sort) => {
          onFilter({ ...filter, ...sort });
        }}
        onOpen={onOpen}
        onDelete={deleteOne}
        selecting={selecting}
        onDeleteSelected={deleteSelected}
      />
      {selecting.ids.size > 0 && <div className={styles.room} />}
    </SelectingContext>
  );
}

/** The columns with boxes before them; on a phone only while rows are chosen. */
function useWithBoxes(
  columns: readonly Column<Transaction>[],
  total: number,
  onPhone: boolean,
): readonly Column<Transaction>[] {
  const t = useT();
  const locale = useLocale();
  const dates = useDateStyle();
  return useMemo(() => {
    const words = (trade: Transaction) =>
      `${transactionWords(t, locale, trade)}, ${dateText(dates, trade.date)}`;
    return [selectColumn(t, total, onPhone, words), ...columns];
  }, [t, locale, dates, columns, total, onPhone]);
}

/** Deletes one or all that is chosen, says so, and offers the way back. */
function useDeleting({ ids, onClear }: Pick<ReturnType<typeof useSelection>, 'ids' | 'onClear'>) {
  const t = useT();
  const locale = useLocale();
  const announce = useAnnounce();
  const remove = useDeleteTransaction();
  const removeSeveral = useDeleteTransactions();
  const isDeleting = removeSeveral.isPending;
  return {
    isDeleting,
    error: remove.error ?? removeSeveral.error,
    deleteOne: (trade: Transaction) => {
      remove.mutate(trade.id, {
        onSuccess: (changeId) => {
          announce({
            words: t('transactions.deleted', { what: transactionWords(t, locale, trade) }),
            changeId,
          });
        },
      });
    },
    deleteSelected: () => {
      if (isDeleting) return;
      removeSeveral.mutate([...ids], {
        onSuccess: ({ count, changeId }) => {
          onClear();
          announce({ words: t('transactions.deleted-several', { count }), changeId });
        },
      });
    },
  };
}
