import { useQuery } from '@tanstack/react-query';
import { baseCurrencyQuery } from '../../api/base-currency.ts';
import type { Transaction, TransactionInput } from '../../api/wire.ts';
import { useLocale } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { dropKeptDraft } from '../../ui/use-kept-draft.ts';
import { fieldsOf, newFields } from './draft.ts';
import { proposalsQuery, transactionQuery, useDeleteTrade, useEditTrade, useRecordTrade } from './queries.ts';
import { draftKey, TradeForm } from './trade-form.tsx';
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
  const base = useQuery(baseCurrencyQuery);
  const record = useRecordTrade();
  const submit = (body: TransactionInput) => {
    record.mutate(body, {
      onSuccess: ({ trade, changeId }) => {
        dropKeptDraft(draftKey('new'));
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
      {base.error && <Notice tone="wrong">{errorWords(t, base.error)}</Notice>}
      {(proposals.isPending || base.isPending) && <Skeleton size="row" width="full" />}
      {!proposals.isPending && base.data && (
        <TradeForm
          initial={newFields(type, today, base.data.base_currency)}
          proposals={proposals.data}
          baseCurrency={base.data.base_currency}
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
  const base = useQuery(baseCurrencyQuery);
  const error = trade.error ?? base.error;
  return (
    <Dialog title={t('transactions.edit-trade')} onClose={onClose}>
      {!error && (trade.isPending || base.isPending) && <Skeleton size="row" width="full" />}
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {trade.data && base.data && (
        <EditTradeForm
          trade={trade.data}
          baseCurrency={base.data.base_currency}
          onClose={onClose}
          onWritten={onWritten}
          onRefused={() => void trade.refetch()}
        />
      )}
    </Dialog>
  );
}

interface EditTradeFormProps extends TradeDialogProps {
  readonly trade: Transaction;
  readonly baseCurrency: string;
  /** The trade may be another one by now. */
  readonly onRefused: () => void;
}

function EditTradeForm(props: EditTradeFormProps) {
  const { trade, baseCurrency, onClose, onWritten, onRefused } = props;
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
      baseCurrency={baseCurrency}
      isSending={edit.isPending || remove.isPending}
      problem={edit.error ?? remove.error}
      onCancel={onClose}
      onSettled={edit.reset}
      onSubmit={(body, basedOn) => {
        edit.mutate(
          { body, basedOn },
          {
            onError: onRefused,
            onSuccess: ({ trade: edited, changeId }) => {
              dropKeptDraft(draftKey(trade.id));
              onWritten({
                words: t('transactions.saved', { what: tradeWords(t, locale, edited) }),
                changeId,
                tradeId: edited.id,
              });
            },
          },
        );
      }}
      onDelete={() => {
        remove.mutate(trade.id, {
          onSuccess: (changeId) => {
            dropKeptDraft(draftKey(trade.id));
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
