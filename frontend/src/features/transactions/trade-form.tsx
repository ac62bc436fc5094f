import { useEffect, useRef, useState } from 'react';
import type { Transaction, TransactionInput } from '../../api/wire.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useT } from '../../i18n/language.tsx';
import { submitKeys } from '../../keyboard/command-key.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type FieldErrors, type FieldName, liveIsinError, tradeDraft, type TradeFields } from './draft.ts';
import { dropDraft, keepDraft, keptDraft } from './kept-draft.ts';
import type { Known } from './queries.ts';
import { TradeArithmeticLine } from './trade-arithmetic-line.tsx';
import { TradeInputs } from './trade-inputs.tsx';
import styles from './trade-form.module.css';

export interface TradeFormProps {
  /** The trade being edited; absent for a new one. */
  readonly trade?: Transaction;
  /** What the form holds before anything is typed. */
  readonly initial: TradeFields;
  readonly known: Known | undefined;
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
function serverErrors(problem: Error | null, sent: TradeFields, now: TradeFields): FieldErrors {
  if (!(problem instanceof ApiProblem)) return {};
  const named = Object.entries(problem.fields).flatMap(([member, words]) => {
    const field = FIELD_OF[member];
    return field && sent[field] === now[field] ? [[field, words]] : [];
  });
  return Object.fromEntries(named) as FieldErrors;
}

function namesAField(problem: Error): boolean {
  return problem instanceof ApiProblem && Object.keys(problem.fields).some((member) => member in FIELD_OF);
}

/** A trade as it is typed, kept in this tab until it is recorded. */
export function TradeForm(props: TradeFormProps) {
  const { trade, initial, known, isSending, problem, onSubmit, onCancel, onDelete } = props;
  const t = useT();
  const draftKey = trade?.id ?? 'new';
  const [kept, setKept] = useState(() => keptDraft(draftKey));
  const [fields, setFields] = useState<TradeFields>(() =>
    kept ? { ...kept, type: trade ? kept.type : initial.type } : initial,
  );
  const [isTried, setTried] = useState(false);
  const draft = tradeDraft(fields, trade);
  const [sent, setSent] = useState(initial);
  const fromServer = serverErrors(problem, sent, fields);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  const shown: FieldErrors = isTried ? { ...fromServer, ...draft.errors } : {};
  const isinNow = liveIsinError(fields.isin) ?? shown.isin;
  const errors = isinNow === undefined ? shown : { ...shown, isin: isinNow };

  const change = (changed: Partial<TradeFields>) => {
    const next = { ...fields, ...changed };
    setFields(next);
    keepDraft(draftKey, next);
  };
  const submit = () => {
    setTried(true);
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
        label="Type of trade"
        options={[
          { value: 'BUY', words: 'Buy' },
          { value: 'SELL', words: 'Sell' },
        ]}
        value={fields.type}
        onChange={(type) => {
          change({ type });
        }}
      />
      <TradeInputs fields={fields} errors={errors} known={known} onChange={change} />
      <TradeArithmeticLine type={fields.type} arithmetic={draft.arithmetic} />
      {problem && !namesAField(problem) && <Notice tone="wrong">{problem.message}</Notice>}
      <div className={styles.actions}>
        {onDelete && (
          <Button look="danger" onClick={onDelete}>
            {t('ui.delete')}
          </Button>
        )}
        {kept && (
          <Button
            look="plain"
            onClick={() => {
              dropDraft(draftKey);
              setKept(null);
              setFields({ ...initial, type: fields.type });
            }}
          >
            Clear what was kept
          </Button>
        )}
        <span className={styles.space} />
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={isSending}>
          {trade ? t('ui.save') : fields.type === 'BUY' ? 'Record buy' : 'Record sale'}{' '}
          <Kbd on="accent" keys={submitKeys()} />
        </Button>
      </div>
    </form>
  );
}
