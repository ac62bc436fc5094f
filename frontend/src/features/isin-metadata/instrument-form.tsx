import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import type { IsinMetadataInput } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { problemWords } from '../../i18n/problem-words.ts';
import type { Translate } from '../../i18n/translator.ts';
import { submitKeys } from '../../keyboard/command-key.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type FieldName, instrumentDraft, type InstrumentFields, liveIsinProblem } from './draft.ts';
import { type FieldErrors, InstrumentInputs } from './instrument-inputs.tsx';
import styles from './instrument-form.module.css';
import { keepDraft, keptDraft } from './kept-draft.ts';

export interface InstrumentFormProps {
  /** `new`, or the ISIN of the instrument, which cannot be changed then. */
  readonly edited: string;
  /** What the form holds before anything is typed. */
  readonly initial: InstrumentFields;
  /** What the broker calls it, while nobody else has named it. */
  readonly tradedAs: string | null;
  readonly isSending: boolean;
  readonly problem: Error | null;
  readonly onSubmit: (body: IsinMetadataInput) => void;
  readonly onCancel: () => void;
  readonly onDelete: (() => void) | undefined;
}

const FIELDS: readonly string[] = ['isin', 'name', 'type', 'currency', 'ter', 'symbol'];

/** What the server says about the fields that are still as they were sent; their names are those of the API. */
function serverErrors(
  t: Translate,
  problem: Error | null,
  sent: InstrumentFields,
  now: InstrumentFields,
): FieldErrors {
  if (!(problem instanceof ApiProblem)) return {};
  const isSame = (field: string) => sent[field as FieldName] === now[field as FieldName];
  const named = Object.entries(problem.items).filter(([field]) => FIELDS.includes(field) && isSame(field));
  return Object.fromEntries(named.map(([field, item]) => [field, problemWords(t, item)]));
}

function namesAField(problem: Error): boolean {
  return problem instanceof ApiProblem && Object.keys(problem.items).some((field) => FIELDS.includes(field));
}

/** The fields with what is wrong in them, once somebody has tried to save. */
function useFields({ edited, initial, problem }: InstrumentFormProps) {
  const t = useT();
  const [kept, setKept] = useState(() => keptDraft(edited));
  const [fields, setFields] = useState(kept ?? initial);
  const [sent, setSent] = useState<InstrumentFields | null>(null);
  const draft = instrumentDraft(fields);
  const found = sent ? draft.problems : {};
  const live = liveIsinProblem(fields.isin);
  const problems = Object.entries(live ? { ...found, isin: live } : found);
  const own = problems.map(([field, { key, values }]) => [field, t(key, values)]);
  return {
    fields,
    body: draft.body,
    errors: {
      ...serverErrors(t, problem, sent ?? initial, fields),
      ...(Object.fromEntries(own) as FieldErrors),
    },
    change: (changed: Partial<InstrumentFields>) => {
      const next = { ...fields, ...changed };
      setFields(next);
      keepDraft(edited, next);
    },
    tried: () => {
      setSent(fields);
    },
    hasKept: kept !== null,
    clear: () => {
      keepDraft(edited, null);
      setKept(null);
      setFields(initial);
    },
  };
}

/** What is known of an instrument as it is typed, kept in this tab until it is saved. */
export function InstrumentForm(props: InstrumentFormProps) {
  const { edited, tradedAs, isSending, problem, onSubmit, onCancel, onDelete } = props;
  const t = useT();
  const { fields, body, errors, change, tried, hasKept, clear } = useFields(props);
  const submit = () => {
    tried();
    if (body && !isSending) onSubmit(body);
  };
  return (
    <form
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
      <InstrumentInputs
        fields={fields}
        errors={errors}
        isNew={edited === 'new'}
        tradedAs={tradedAs}
        onChange={change}
      />
      {problem && !namesAField(problem) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      <div className={styles.actions}>
        {onDelete && (
          <Button look="danger" onClick={onDelete}>
            {t('ui.delete')}
          </Button>
        )}
        {hasKept && (
          <Button look="plain" onClick={clear}>
            {t('isin-metadata.clear-kept')}
          </Button>
        )}
        <span className={styles.space} />
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={isSending}>
          {t('ui.save')} <Kbd on="accent" keys={submitKeys()} />
        </Button>
      </div>
    </form>
  );
}
