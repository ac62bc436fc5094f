import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useAnnounce } from '../features/changes/use-announce.ts';
import { totalQuery } from '../features/transactions/queries.ts';
import type { TradeWritten } from '../features/transactions/trade-dialog.tsx';
import { useT } from '../i18n/language.tsx';
import { withMessages } from '../i18n/translator.ts';
import { today } from './clock.ts';

const NewTradeDialog = lazy(async () => {
  const { NewTradeDialog } = await withMessages(import('../features/transactions/trade-dialog.tsx'));
  return { default: NewTradeDialog };
});
const EditTradeDialog = lazy(async () => {
  const { EditTradeDialog } = await withMessages(import('../features/transactions/trade-dialog.tsx'));
  return { default: EditTradeDialog };
});
const DeleteAllDialog = lazy(async () => {
  const { DeleteAllDialog } = await withMessages(import('../features/transactions/delete-all-dialog.tsx'));
  return { default: DeleteAllDialog };
});

/** The dialogs that lie over any page; the search of the URL says which. */
export function TradeDialogs() {
  const { trade, type, confirm } = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const announce = useAnnounce();
  const t = useT();
  const close = (focusTrade?: number) => {
    void navigate({
      to: '.',
      search: (search) => ({ ...search, trade: undefined, type: undefined, confirm: undefined }),
      resetScroll: false,
      ...(focusTrade === undefined ? {} : { state: { focusTrade } }),
    });
  };
  const written = ({ words, changeId, tradeId }: TradeWritten) => {
    announce({ words, changeId });
    close(tradeId ?? undefined);
  };
  const closeOnly = () => {
    close();
  };
  return (
    <Suspense>
      {trade === 'new' && (
        <NewTradeDialog type={type ?? 'BUY'} today={today()} onClose={closeOnly} onWritten={written} />
      )}
      {typeof trade === 'number' && (
        <EditTradeDialog key={trade} id={trade} onClose={closeOnly} onWritten={written} />
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
