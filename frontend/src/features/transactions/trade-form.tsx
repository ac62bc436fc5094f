import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import type { Proposals, Transaction, TransactionInput } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { problemWords } from '../../i18n/problem-words.ts';
import type { Translate } from '../../i18n/translator.ts';
import { submitKeys } from '../../keyboard/command-key.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
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
import { dropDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { propose, type Written } from './propose.ts';
import { TradeArithmeticLine } from './trade-arithmetic-line.tsx';
import { type FieldWords, TradeInputs } from './trade-inputs.tsx';
import styles from './trade-form.module.css';

export interface TradeFormProps {
  /** The trade being edited; absent for a new one. */
  readonly trade?: Transaction;
  /** What the form holds before anything is typed. */
  readonly initial: TradeFields;
  readonly proposals: Proposals | undefined;
  readonly baseCurrency: string;
  readonly isSending: boolean;
  readonly problem: Error | null;
  readonly onSubmit: (body: TransactionInput) => void;
  readonly onCancel: () => void;
  readonly onDelete?: () => void;
}

/** The members of the API under the names of the form. */
const FIELD_OF: Readonly<Record<string, FieldName>> = {
  date: 'date',
  broker: 'broker',
  isin: 'isin',
  units: 'units',
  price_per_unit: 'price',
  currency: 'currency',
  exchange_rate: 'exchangeRate',
  fee: 'fee',
};

/** The server's words about the fields that are still as they were sent. */
function serverWords(
  t: Translate,
  problem: Error | null,
  sent: TradeFields | null,
  now: TradeFields,
): FieldWords {
  if (!(problem instanceof ApiProblem)) return {};
  const named = Object.entries(problem.items).flatMap(([member, said]) => {
    const field = FIELD_OF[member];
    return field && sent?.[field] === now[field] ? [[field, problemWords(t, said)]] : [];
  });
  return Object.fromEntries(named) as FieldWords;
}

function wordsOf(t: Translate, errors: DraftErrors): FieldWords {
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, draftWords(t, error)]));
}

/** Fields that hold something were written, when they come from a draft that was kept. */
function writtenIn(fields: TradeFields | null): Written {
  const entries = Object.entries(fields ?? {}).filter(([name, text]) => name !== 'type' && text !== '');
  return new Set(entries.map(([name]) => name as FieldName));
}

function namesAField(problem: Error): boolean {
  return problem instanceof ApiProblem && Object.keys(problem.items).some((member) => member in FIELD_OF);
}

/** A trade as it is typed, kept in this tab until it is recorded. */
export function TradeForm(props: TradeFormProps) {
  const { trade, initial, proposals, baseCurrency, isSending, problem } = props;
  const { onSubmit, onCancel, onDelete } = props;
  const t = useT();
  const draftKey = trade?.id ?? 'new';
  const [kept, setKept] = useState(() => keptDraft(draftKey));
  const [typed, setTyped] = useState<TradeFields>(() =>
    kept ? { ...kept, type: trade ? kept.type : initial.type } : initial,
  );
  const [written, setWritten] = useState(() => writtenIn(kept));
  const [sent, setSent] = useState<TradeFields | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  const isin = typedIsin(typed.isin);
  const fields = trade ? typed : propose(typed, written, isin, proposals);
  const draft = tradeDraft(fields, baseCurrency, trade);
  const shown = sent ? { ...serverWords(t, problem, sent, fields), ...wordsOf(t, draft.errors) } : {};
  const isinError = liveIsinError(fields.isin);
  const errors = isinError ? { ...shown, isin: draftWords(t, isinError) } : shown;

  const change = (changed: Partial<TradeFields>) => {
    const next = { ...typed, ...changed };
    setTyped(next);
    setWritten(new Set([...written, ...(Object.keys(changed) as FieldName[])]));
    keepDraft(draftKey, next);
  };
  const clear = () => {
    dropDraft(draftKey);
    setKept(null);
    setWritten(new Set());
    setTyped({ ...initial, type: fields.type });
  };
  const submit = () => {
    setSent(fields);
    if (draft.body && !isSending) onSubmit(draft.body);
  };
  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          submit();
        }
      }}
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
      {problem && !namesAField(problem) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      <div className={styles.actions}>
        {onDelete && (
          <Button look="danger" onClick={onDelete}>
            {t('ui.delete')}
          </Button>
        )}
        {kept && (
          <Button look="plain" onClick={clear}>
            {t('transactions.clear-kept')}
          </Button>
        )}
        <span className={styles.space} />
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={isSending}>
          <SubmitWords isEdit={trade !== undefined} type={fields.type} />{' '}
          <Kbd on="accent" keys={submitKeys()} />
        </Button>
      </div>
    </form>
  );
}

function SubmitWords({ isEdit, type }: { isEdit: boolean; type: TradeFields['type'] }) {
  const t = useT();
  if (isEdit) return t('ui.save');
  return type === 'BUY' ? t('transactions.record-buy') : t('transactions.record-sale');
}
