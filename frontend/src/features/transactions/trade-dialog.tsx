import { useQuery } from '@tanstack/react-query';
import type { Transaction, TransactionInput } from '../../api/wire.ts';
import { useLocale } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { fieldsOf, newFields } from './draft.ts';
import { dropDraft } from './kept-draft.ts';
import { proposalsQuery, transactionQuery, useDeleteTrade, useEditTrade, useRecordTrade } from './queries.ts';
import { TradeForm } from './trade-form.tsx';
import { tradeWords } from './trade-words.ts';

export interface TradeWritten {
  readonly words: string;
  readonly changeId: number | null;
  /** The trade to go to; null when it is gone. */
  readonly tradeId: number | null;
}

export interface TradeDialogProps {
  readonly onClose: () => void;
  readonly onWritten: (written: TradeWritten) => void;
}

/** Records a new trade. */
export function NewTradeDialog(props: TradeDialogProps & { type: 'BUY' | 'SELL'; today: string }) {
  const { type, today, onClose, onWritten } = props;
  const t = useT();
  const locale = useLocale();
  const proposals = useQuery(proposalsQuery);
  const record = useRecordTrade();
  const submit = (body: TransactionInput) => {
    record.mutate(body, {
      onSuccess: ({ trade, changeId }) => {
        dropDraft('new');
        onWritten({
          words: t('transactions.recorded', { what: tradeWords(t, locale, trade) }),
          changeId,
          tradeId: trade.id,
        });
      },
    });
  };
  return (
    <Dialog title={t('shell.record-trade')} onClose={onClose}>
      {proposals.isPending ? (
        <Skeleton size="row" width="full" />
      ) : (
        <TradeForm
          initial={newFields(type, today)}
          proposals={proposals.data}
          isSending={record.isPending}
          problem={record.error}
          onSubmit={submit}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

/** Edits or deletes a trade. */
export function EditTradeDialog({ id, onClose, onWritten }: TradeDialogProps & { id: number }) {
  const t = useT();
  const trade = useQuery(transactionQuery(id));
  return (
    <Dialog title={t('transactions.edit-trade')} onClose={onClose}>
      {trade.isPending && <Skeleton size="row" width="full" />}
      {trade.error && <Notice tone="wrong">{errorWords(t, trade.error)}</Notice>}
      {trade.data && <EditTradeForm trade={trade.data} onClose={onClose} onWritten={onWritten} />}
    </Dialog>
  );
}

function EditTradeForm({ trade, onClose, onWritten }: TradeDialogProps & { trade: Transaction }) {
  const t = useT();
  const locale = useLocale();
  const proposals = useQuery(proposalsQuery);
  const edit = useEditTrade(trade.id);
  const remove = useDeleteTrade();
  return (
    <TradeForm
      trade={trade}
      initial={fieldsOf(trade)}
      proposals={proposals.data}
      isSending={edit.isPending || remove.isPending}
      problem={edit.error ?? remove.error}
      onCancel={onClose}
      onSubmit={(body) => {
        edit.mutate(body, {
          onSuccess: ({ trade: edited, changeId }) => {
            dropDraft(trade.id);
            onWritten({
              words: t('transactions.saved', { what: tradeWords(t, locale, edited) }),
              changeId,
              tradeId: edited.id,
            });
          },
        });
      }}
      onDelete={() => {
        remove.mutate(trade.id, {
          onSuccess: (changeId) => {
            dropDraft(trade.id);
            onWritten({
              words: t('transactions.deleted', { what: tradeWords(t, locale, trade) }),
              changeId,
              tradeId: null,
            });
          },
        });
      }}
    />
  );
}
