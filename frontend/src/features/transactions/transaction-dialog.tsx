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
import { fieldsOf } from './drafts/fields-of.ts';
import {
  proposalsQuery,
  transactionQuery,
  useDeleteTransaction,
  useEditTransaction,
  useRecordTransaction,
} from './queries.ts';
import { type GivenFields, givenFields } from './given-fields.ts';
import { newFields } from './transaction-fields.ts';
import { draftKey, TransactionForm } from './transaction-form.tsx';
import type { TransactionType } from './transaction-types.ts';
import { transactionWords } from './transaction-words.ts';

export interface TransactionWritten {
  readonly words: string;
  readonly changeId: number | null;
  /** The transaction to go to; null when it is gone. */
  readonly transactionId: number | null;
}

export interface TransactionDialogProps {
  readonly onClose: () => void;
  readonly onWritten: (written: TransactionWritten) => void;
}

/** Records a new transaction, of the type that is chosen in it. */
export function NewTransactionDialog(
  props: TransactionDialogProps & {
    type: TransactionType;
    today: string;
    given: GivenFields;
    onType: (type: TransactionType) => void;
  },
) {
  const { type, today, given, onType, onClose, onWritten } = props;
  const t = useT();
  const locale = useLocale();
  const proposals = useQuery(proposalsQuery);
  const base = useQuery(baseCurrencyQuery);
  const record = useRecordTransaction();
  const submit = (body: TransactionInput) => {
    record.mutate(body, {
      onSuccess: ({ transaction, changeId }) => {
        dropKeptDraft(draftKey('new'));
        onWritten({
          words: t('transactions.recorded', { what: transactionWords(t, locale, transaction) }),
          changeId,
          transactionId: transaction.id,
        });
      },
    });
  };
  return (
    <Dialog title={t('shell.record-transaction')} onClose={onClose}>
      {base.error && <Notice tone="wrong">{errorWords(t, base.error)}</Notice>}
      {(proposals.isPending || base.isPending) && <Skeleton size="row" width="full" />}
      {!proposals.isPending && base.data && (
        <TransactionForm
          initial={newFields(type, today, base.data.base_currency)}
          given={givenFields(given)}
          proposals={proposals.data}
          baseCurrency={base.data.base_currency}
          isSending={record.isPending}
          problem={record.error}
          onType={onType}
          onSubmit={submit}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

/** Edits or deletes a transaction. */
export function EditTransactionDialog({ id, onClose, onWritten }: TransactionDialogProps & { id: number }) {
  const t = useT();
  const transaction = useQuery(transactionQuery(id));
  const base = useQuery(baseCurrencyQuery);
  const error = transaction.error ?? base.error;
  return (
    <Dialog title={t('transactions.edit-transaction')} onClose={onClose}>
      {!error && (transaction.isPending || base.isPending) && <Skeleton size="row" width="full" />}
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {transaction.data && base.data && (
        <EditTransactionForm
          transaction={transaction.data}
          baseCurrency={base.data.base_currency}
          onClose={onClose}
          onWritten={onWritten}
          onRefused={() => void transaction.refetch()}
        />
      )}
    </Dialog>
  );
}

interface EditTransactionFormProps extends TransactionDialogProps {
  readonly transaction: Transaction;
  readonly baseCurrency: string;
  /** The transaction may be another one by now. */
  readonly onRefused: () => void;
}

function EditTransactionForm(props: EditTransactionFormProps) {
  const { transaction, baseCurrency, onClose, onWritten, onRefused } = props;
  const t = useT();
  const locale = useLocale();
  const proposals = useQuery(proposalsQuery);
  const edit = useEditTransaction(transaction.id);
  const remove = useDeleteTransaction();
  return (
    <TransactionForm
      transaction={transaction}
      initial={fieldsOf(transaction)}
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
            onSuccess: ({ transaction: edited, changeId }) => {
              dropKeptDraft(draftKey(transaction.id));
              onWritten({
                words: t('transactions.saved', { what: transactionWords(t, locale, edited) }),
                changeId,
                transactionId: edited.id,
              });
            },
          },
        );
      }}
      onDelete={() => {
        remove.mutate(transaction.id, {
          onSuccess: (changeId) => {
            dropKeptDraft(draftKey(transaction.id));
            onWritten({
              words: t('transactions.deleted', { what: transactionWords(t, locale, transaction) }),
              changeId,
              transactionId: null,
            });
          },
        });
      }}
    />
  );
}
