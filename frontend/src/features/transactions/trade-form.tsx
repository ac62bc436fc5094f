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
import { AverageCostLine } from './average-cost-line.tsx';
import {
  type DraftErrors,
  type FieldName,
  liveIsinError,
  tradeDraft,
  type TradeFields,
  typedIsin,
} from './draft.ts';
import { draftWords } from './draft-words.ts';
import { propose, type Written } from './propose.ts';
import { TradeArithmeticLine } from './trade-arithmetic-line.tsx';
import { type FieldWords, TradeInputs } from './trade-inputs.tsx';

export interface TradeFormProps {
  /** The trade being edited; absent for a new one. */
  readonly trade?: Transaction;
  /** What the form holds before anything is typed. */
  readonly initial: TradeFields;
  readonly proposals: Proposals | undefined;
  readonly baseCurrency: string;
  readonly isSending: boolean;
  readonly problem: Error | null;
  /** @param basedOn `updated_at` of the trade that was edited; undefined for a new one */
  readonly onSubmit: (body: TransactionInput, basedOn: string | undefined) => void;
  /** Forgets the problem, when its reader has done with it. */
  readonly onSettled?: () => void;
  readonly onCancel: () => void;
  readonly onDelete?: () => void;
}

/** The members of the API under the names of the form. */
const FIELD_OF: FieldOf<FieldName> = {
  date: 'date',
  broker: 'broker',
  isin: 'isin',
  units: 'units',
  price_per_unit: 'price',
  currency: 'currency',
  exchange_rate: 'exchangeRate',
  fee: 'fee',
};

/** The name under which this tab keeps what is typed. */
export function draftKey(trade: number | 'new'): string {
  return `trade-draft-${String(trade)}`;
}

function wordsOf(t: Translate, errors: DraftErrors): FieldWords {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, draftWords(t, error)]));
}

/** Fields that hold something were written, when they come from a draft that was kept. */
function writtenIn(fields: TradeFields): Written {
  const entries = Object.entries(fields).filter(([name, text]) => name !== 'type' && text !== '');
  return new Set(entries.map(([name]) => name as FieldName));
}

/** What was typed, and what it was typed over. */
interface KeptTrade extends TradeFields {
  readonly basedOn?: string | undefined;
}

/** A trade as it is typed, kept in this tab until it is recorded. */
export function TradeForm(props: TradeFormProps) {
  const { trade, initial, proposals, baseCurrency, isSending, problem } = props;
  const { onSubmit, onCancel, onDelete, onSettled } = props;
  const t = useT();
  // Which trade is recorded was chosen just now, whatever was kept.
  const fixed = trade ? {} : { type: initial.type };
  const start = { ...initial, basedOn: trade?.updated_at };
  const kept = useKeptDraft<KeptTrade>(draftKey(trade?.id ?? 'new'), start, fixed);
  const { draft: typed, wasKept } = kept;
  const [written, setWritten] = useState<Written>(() => (wasKept ? writtenIn(typed) : new Set()));
  const [sent, setSent] = useState<TradeFields | null>(null);
  const isin = typedIsin(typed.isin);
  const fields = trade ? typed : propose(typed, written, isin, proposals);
  const draft = tradeDraft(fields, baseCurrency, trade);
  const told = fieldWords(t, problem, FIELD_OF, (field) => sent?.[field] === fields[field]);
  const shown = sent ? { ...told, ...wordsOf(t, draft.errors) } : {};
  const isinError = liveIsinError(fields.isin);
  const errors = isinError ? { ...shown, isin: draftWords(t, isinError) } : shown;

  const change = (changed: Partial<TradeFields>) => {
    setWritten(new Set([...written, ...(Object.keys(changed) as FieldName[])]));
    kept.change(changed);
  };
  const clear = () => {
    setWritten(new Set());
    kept.drop();
  };
  return (
    <DraftForm
      action={actionOf(t, fields.type, trade !== undefined)}
      isSending={isSending}
      onSubmit={() => {
        setSent(fields);
        if (draft.body && !isSending) onSubmit(draft.body, typed.basedOn);
      }}
      onCancel={onCancel}
      onDelete={onDelete}
      onClear={wasKept ? clear : undefined}
    >
      <Segmented
        wide
        label={t('transactions.type')}
        options={[
          { value: 'BUY', words: t('transactions.buy') },
          { value: 'SELL', words: t('transactions.sell') },
        ]}
        value={fields.type}
        onChange={(type) => {
          change({ type });
        }}
      />
      <TradeInputs
        fields={fields}
        errors={errors}
        proposals={proposals}
        baseCurrency={baseCurrency}
        isFeeProposed={!trade && fields.fee !== '' && !written.has('fee')}
        onChange={change}
      />
      <TradeArithmeticLine type={fields.type} arithmetic={draft.arithmetic} baseCurrency={baseCurrency} />
      {!trade && <AverageCostLine isin={isin} body={draft.body} baseCurrency={baseCurrency} />}
      {isEditConflict(problem) ? (
        <EditConflict
          words={errorWords(t, problem)}
          onShowNewer={() => {
            clear();
            onSettled?.();
          }}
          onSaveMine={() => {
            if (draft.body && !isSending) onSubmit(draft.body, trade?.updated_at);
          }}
        />
      ) : (
        problem && !namesAField(problem, FIELD_OF) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>
      )}
    </DraftForm>
  );
}

function actionOf(t: Translate, type: TradeFields['type'], isEdit: boolean): string {
  if (isEdit) return t('ui.save');
  return type === 'BUY' ? t('transactions.record-buy') : t('transactions.record-sale');
}
