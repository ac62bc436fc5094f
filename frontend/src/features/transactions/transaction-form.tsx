import { useState } from 'react';
import { isEditConflict } from '../../api/problem.ts';
import type { Proposals, Transaction, TransactionInput } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { type FieldOf, fieldWords, namesAField } from '../../i18n/field-words.ts';
import type { Translate } from '../../i18n/translator.ts';
import { DraftForm } from '../../ui/draft-form.tsx';
import { EditConflict } from '../../ui/edit-conflict.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { ArithmeticLine } from './arithmetic-line.tsx';
import { draftWords } from './draft-words.ts';
import type { DraftErrors } from './drafts/errors.ts';
import { liveIsinError, typedIsin } from './drafts/isin.ts';
import { bringsCost } from './drafts/reading.ts';
import { transactionDraft } from './drafts/transaction-draft.ts';
import { EffectLine } from './effect-line.tsx';
import type { FieldWords } from './inputs-props.ts';
import { propose, type Written } from './propose.ts';
import { type FieldName, MEMBER_OF, type TransactionFields } from './transaction-fields.ts';
import { TransactionInputs } from './transaction-inputs.tsx';
import styles from './transaction-form.module.css';
import { choicesFor, type TransactionType } from './transaction-types.ts';
import { TYPE_WORDS } from './type-words.ts';

export interface TransactionFormProps {
  /** The transaction being edited; absent for a new one. */
  readonly transaction?: Transaction;
  /** What the form holds before anything is typed. */
  readonly initial: TransactionFields;
  /** What it holds whatever was typed before; absent of nothing. */
  readonly given?: Partial<TransactionFields>;
  readonly proposals: Proposals | undefined;
  readonly baseCurrency: string;
  readonly isSending: boolean;
  readonly problem: Error | null;
  /** Told when another type is chosen. */
  readonly onType?: (type: TransactionType) => void;
  /** @param basedOn `updated_at` of the transaction that was edited; undefined for a new one */
  readonly onSubmit: (body: TransactionInput, basedOn: string | undefined) => void;
  /** Forgets the problem, when its reader has done with it. */
  readonly onSettled?: () => void;
  readonly onCancel: () => void;
  readonly onDelete?: () => void;
}

/** The members of the API under the names of the form. */
const FIELD_OF = Object.fromEntries(
  Object.entries(MEMBER_OF).map(([field, member]) => [member, field]),
) as FieldOf<FieldName>;

/** The name under which this tab keeps what is typed. */
export function draftKey(transaction: number | 'new'): string {
  return `transaction-draft-${String(transaction)}`;
}

function wordsOf(t: Translate, errors: DraftErrors): FieldWords {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, draftWords(t, error)]));
}

/** Fields that hold something were written, when they come from a draft that was kept. */
function writtenIn(fields: TransactionFields): Written {
  const entries = Object.entries(fields).filter(([name, text]) => name !== 'type' && text !== '');
  return new Set(entries.map(([name]) => name as FieldName));
}

/** What was typed, and what it was typed over. */
interface KeptTransaction extends TransactionFields {
  readonly basedOn?: string | undefined;
}

/** A transaction as it is typed, kept in this tab until it is recorded. */
export function TransactionForm(props: TransactionFormProps) {
  const { transaction, initial, given = {}, proposals, baseCurrency, isSending, problem } = props;
  const { onType, onSubmit, onCancel, onDelete, onSettled } = props;
  const t = useT();
  // Which type is recorded was chosen just now, whatever was kept.
  const fixed = transaction ? {} : { ...given, type: initial.type };
  const start = { ...initial, basedOn: transaction?.updated_at };
  const kept = useKeptDraft<KeptTransaction>(draftKey(transaction?.id ?? 'new'), start, fixed);
  const { draft: typed, wasKept } = kept;
  const [written, setWritten] = useState<Written>(() =>
    wasKept ? writtenIn(typed) : new Set(Object.keys(given) as FieldName[]),
  );
  const [sent, setSent] = useState<TransactionFields | null>(null);
  const isin = typedIsin(typed.isin);
  const fields = transaction ? typed : propose(typed, written, isin, proposals);
  const draft = transactionDraft(fields, baseCurrency, transaction);
  const told = fieldWords(t, problem, FIELD_OF, (field) => sent?.[field] === fields[field]);
  const shown = sent ? { ...told, ...wordsOf(t, draft.errors) } : {};
  const isinError = liveIsinError(fields.isin);
  const errors = isinError ? { ...shown, isin: draftWords(t, isinError) } : shown;

  const change = (changed: Partial<TransactionFields>) => {
    setWritten(new Set([...written, ...(Object.keys(changed) as FieldName[])]));
    kept.change(changed);
  };
  const clear = () => {
    setWritten(new Set());
    kept.drop();
  };
  return (
    <DraftForm
      action={transaction ? t('ui.save') : t(TYPE_WORDS[fields.type].record)}
      isSending={isSending}
      onSubmit={() => {
        setSent(fields);
        if (draft.body && !isSending) onSubmit(draft.body, typed.basedOn);
      }}
      onCancel={onCancel}
      onDelete={onDelete}
      onClear={wasKept ? clear : undefined}
    >
      <TypeChoice
        type={fields.type}
        recorded={transaction?.transaction_type}
        onType={(type) => {
          setSent(null);
          kept.change({ type });
          onType?.(type);
        }}
      />
      <TransactionInputs
        fields={fields}
        errors={errors}
        proposals={proposals}
        baseCurrency={baseCurrency}
        isFeeProposed={!transaction && fields.fee !== '' && !written.has('fee')}
        onChange={change}
      />
      <ArithmeticLine
        type={fields.type}
        arithmetic={draft.arithmetic}
        fromOwnBroker={draft.entry !== null && bringsCost(fields)}
        baseCurrency={baseCurrency}
      />
      {!transaction && (
        <EffectLine type={fields.type} isin={isin} entry={draft.entry} baseCurrency={baseCurrency} />
      )}
      {isEditConflict(problem) ? (
        <EditConflict
          words={errorWords(t, problem)}
          onShowNewer={() => {
            clear();
            onSettled?.();
          }}
          onSaveMine={() => {
            if (draft.body && !isSending) onSubmit(draft.body, transaction?.updated_at);
          }}
        />
      ) : (
        problem && !namesAField(problem, FIELD_OF) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>
      )}
    </DraftForm>
  );
}

interface TypeChoiceProps {
  readonly type: TransactionType;
  /** The type of the transaction being edited. */
  readonly recorded: TransactionType | undefined;
  readonly onType: (type: TransactionType) => void;
}

/** What is recorded; one that was recorded becomes only what has the same fields. */
function TypeChoice({ type, recorded, onType }: TypeChoiceProps) {
  const t = useT();
  const choices = choicesFor(recorded);
  if (choices.length === 1) return <p className={styles.type}>{t(TYPE_WORDS[type].one)}</p>;
  return (
    <Segmented
      wide={choices.length > 4 ? 'rows' : true}
      label={t('transactions.type')}
      options={choices.map((value) => ({ value, words: t(TYPE_WORDS[value].one) }))}
      value={type}
      onChange={onType}
    />
  );
}
