import { useQuery } from '@tanstack/react-query';
import type { Transaction, TransactionInput } from '../../api/wire.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { fieldsOf, newFields } from './draft.ts';
import { dropDraft } from './kept-draft.ts';
import { knownQuery, transactionQuery, useDeleteTrade, useEditTrade, useRecordTrade } from './queries.ts';
import { TradeForm } from './trade-form.tsx';

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

function wordsOf({ transaction_type: type, units, isin, name }: Transaction): string {
  return `${type === 'BUY' ? 'buy' : 'sale'} of ${units.replace(/\.?0+$/, '')} ${name ?? isin}`;
}

/** Records a new trade. */
export function NewTradeDialog(props: TradeDialogProps & { type: 'BUY' | 'SELL'; today: string }) {
  const { type, today, onClose, onWritten } = props;
  const known = useQuery(knownQuery);
  const record = useRecordTrade();
  const submit = (body: TransactionInput) => {
    record.mutate(body, {
      onSuccess: ({ trade, changeId }) => {
        dropDraft('new');
        onWritten({ words: `Recorded: ${wordsOf(trade)}`, changeId, tradeId: trade.id });
      },
    });
  };
  const broker = known.data?.brokers[0] ?? '';
  return (
    <Dialog title="Record trade" onClose={onClose}>
      {known.isPending ? (
        <Skeleton size="row" width="full" />
      ) : (
        <TradeForm
          initial={{ ...newFields(type, today), broker }}
          known={known.data}
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
  const trade = useQuery(transactionQuery(id));
  return (
    <Dialog title="Edit trade" onClose={onClose}>
      {trade.isPending && <Skeleton size="row" width="full" />}
      {trade.error && <Notice tone="wrong">{trade.error.message}</Notice>}
      {trade.data && <EditTradeForm trade={trade.data} onClose={onClose} onWritten={onWritten} />}
    </Dialog>
  );
}

function EditTradeForm({ trade, onClose, onWritten }: TradeDialogProps & { trade: Transaction }) {
  const known = useQuery(knownQuery);
  const edit = useEditTrade(trade.id);
  const remove = useDeleteTrade();
  return (
    <TradeForm
      trade={trade}
      initial={fieldsOf(trade)}
      known={known.data}
      isSending={edit.isPending || remove.isPending}
      problem={edit.error ?? remove.error}
      onCancel={onClose}
      onSubmit={(body) => {
        edit.mutate(body, {
          onSuccess: ({ trade: edited, changeId }) => {
            dropDraft(trade.id);
            onWritten({ words: `Saved: ${wordsOf(edited)}`, changeId, tradeId: edited.id });
          },
        });
      }}
      onDelete={() => {
        remove.mutate(trade.id, {
          onSuccess: (changeId) => {
            dropDraft(trade.id);
            onWritten({ words: `Deleted: ${wordsOf(trade)}`, changeId, tradeId: null });
          },
        });
      }}
    />
  );
}
