import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useAnnounce } from '../features/changes/use-announce.ts';
import { totalQuery } from '../features/transactions/queries.ts';
import type { TransactionWritten } from '../features/transactions/transaction-dialog.tsx';
import type { TransactionType } from '../features/transactions/transaction-types.ts';
import { useT } from '../i18n/language.tsx';
import { withMessages } from '../i18n/translator.ts';
import { useNavigate, useSearch } from '../router/use-place.ts';
import { today } from './clock.ts';

const NewTransactionDialog = lazy(async () => {
  const { NewTransactionDialog } = await withMessages(
    import('../features/transactions/transaction-dialog.tsx'),
  );
  return { default: NewTransactionDialog };
});
const EditTransactionDialog = lazy(async () => {
  const { EditTransactionDialog } = await withMessages(
    import('../features/transactions/transaction-dialog.tsx'),
  );
  return { default: EditTransactionDialog };
});
const DeleteAllDialog = lazy(async () => {
  const { DeleteAllDialog } = await withMessages(import('../features/transactions/delete-all-dialog.tsx'));
  return { default: DeleteAllDialog };
});

/** The dialogs that lie over any page; the search of the URL says which. */
export function TransactionDialogs() {
  const { trade, type, confirm, ...search } = useSearch();
  const { given_isin: isin, given_date: date, given_ratio: ratio } = search;
  const navigate = useNavigate();
  const announce = useAnnounce();
  const t = useT();
  const close = (focusTrade?: number) => {
    navigate({
      to: '.',
      search: (search) => ({
        ...search,
        trade: undefined,
        type: undefined,
        confirm: undefined,
        given_isin: undefined,
        given_date: undefined,
        given_ratio: undefined,
      }),
      resetScroll: false,
      ...(focusTrade === undefined ? {} : { state: { focusTrade } }),
    });
  };
  const written = ({ words, changeId, transactionId }: TransactionWritten) => {
    announce({ words, changeId });
    close(transactionId ?? undefined);
  };
  /** The address says which type is recorded, so that a reload shows the same form. */
  const choose = (chosen: TransactionType) => {
    navigate({
      to: '.',
      search: (search) => ({ ...search, type: chosen === 'BUY' ? undefined : chosen }),
      replace: true,
      resetScroll: false,
    });
  };
  const closeOnly = () => {
    close();
  };
  return (
    <Suspense>
      {trade === 'new' && (
        <NewTransactionDialog
          type={type ?? 'BUY'}
          today={today()}
          given={{ isin, date, ratio }}
          onType={choose}
          onClose={closeOnly}
          onWritten={written}
        />
      )}
      {typeof trade === 'number' && (
        <EditTransactionDialog key={trade} id={trade} onClose={closeOnly} onWritten={written} />
      )}
      {confirm === 'delete-all' && (
        <DeleteAll
          onClose={closeOnly}
          onDeleted={(changeId) => {
            announce({ words: t('shell.deleted-all'), changeId });
            closeOnly();
          }}
        />
      )}
    </Suspense>
  );
}

function DeleteAll(props: { onClose: () => void; onDeleted: (changeId: number | null) => void }) {
  const total = useQuery(totalQuery).data ?? null;
  return <DeleteAllDialog total={total} {...props} />;
}
