import { type ReactNode, useEffect, useState } from 'react';
import { isEditConflict } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { type FieldOf, fieldWords, namesAField } from '../../i18n/field-words.ts';
import { useT } from '../../i18n/language.tsx';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DraftForm } from '../../ui/draft-form.tsx';
import { EditConflict } from '../../ui/edit-conflict.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { dropKeptDraft, useKeptDraft } from '../../ui/use-kept-draft.ts';
import { enteredDraft, type ValueFields } from './draft.ts';
import styles from './value-dialog.module.css';

/** What a person has entered for a day. */
export interface Entered {
  /** Null when nothing was, undefined while nobody knows. */
  readonly at: string | null | undefined;
  readonly value: ReactNode;
}

type Basis = Entered['at'];

/** What was typed, and what it was typed over. */
interface KeptValue extends ValueFields {
  readonly over?: { readonly date: string; readonly at: Basis } | undefined;
}

export interface ValueDialogProps {
  readonly title: string;
  /** What the number is called: a close, or a rate. */
  readonly valueLabel: string;
  /** The name under which this tab keeps what is typed. */
  readonly draftKey: string;
  readonly initial: ValueFields;
  readonly isSending: boolean;
  readonly problem: Error | null;
  /** What was entered for the day that is typed. */
  readonly there: Entered;
  /** Told of every day that is typed. */
  readonly onDay: (date: string) => void;
  /** Told what to send, and when what it is typed over was entered; `done` forgets what was typed. */
  readonly onSubmit: (entered: ValueFields, basedOn: Basis, done: () => void) => void;
  /** Forgets the problem, when its reader has done with it. */
  readonly onSettled: () => void;
  readonly onClose: () => void;
}

/** The members of the API under the names of the form. */
const FIELD_OF: FieldOf<keyof ValueFields> = {
  date: 'date',
  close: 'value',
  rate: 'value',
  currency: 'currency',
};

/** Enters the close of an instrument or the rate of a currency of one day. */
export function ValueDialog(props: ValueDialogProps) {
  const { title, valueLabel, draftKey, initial, isSending, problem, there } = props;
  const { onDay, onSubmit, onSettled, onClose } = props;
  const t = useT();
  const { draft: fields, wasKept, change: keep, drop } = useKeptDraft<KeptValue>(draftKey, initial);
  useEffect(() => {
    onDay(fields.date);
  }, [fields.date, onDay]);
  // What is typed is typed over what was there when it began, however often that changes meanwhile.
  const over = fields.over?.date === fields.date ? fields.over : { date: fields.date, at: there.at };
  const change = (changed: Partial<ValueFields>) => {
    keep({ ...changed, over: changed.date === undefined && over.at !== undefined ? over : undefined });
  };
  const submit = (basedOn: Basis) => {
    setSent(fields);
    if (!entered || isSending) return;
    onSubmit(entered, basedOn, () => {
      dropKeptDraft(draftKey);
    });
  };
  const [sent, setSent] = useState<ValueFields | null>(null);
  const { errors: found, entered } = enteredDraft(fields);
  const told = fieldWords(t, problem, FIELD_OF, (field) => sent?.[field] === fields[field]);
  const errorOf = (field: keyof ValueFields) => {
    const own = sent ? found[field] : undefined;
    return own ? t(own) : told[field];
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <DraftForm
        action={t('ui.save')}
        isSending={isSending}
        onSubmit={() => {
          submit(over.at);
        }}
        onCancel={onClose}
        onClear={wasKept ? drop : undefined}
      >
        <div className={styles.triple}>
          <Field label={t('prices.day')} error={errorOf('date')}>
            <DateInput
              value={fields.date}
              onDay={(date) => {
                change({ date });
              }}
            />
          </Field>
          <Field label={valueLabel} error={errorOf('value')}>
            <DecimalInput
              data-autofocus
              value={fields.value}
              onChange={(event) => {
                change({ value: event.target.value });
              }}
            />
          </Field>
          <Field label={t('prices.currency')} error={errorOf('currency')}>
            <CurrencyInput
              value={fields.currency}
              onCurrency={(currency) => {
                change({ currency });
              }}
            />
          </Field>
        </div>
        {isEditConflict(problem) ? (
          <EditConflict
            words={errorWords(t, problem)}
            newer={there.value}
            onShowNewer={() => {
              drop();
              onSettled();
            }}
            onSaveMine={() => {
              submit(there.at);
            }}
          />
        ) : (
          problem && !namesAField(problem, FIELD_OF) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>
        )}
      </DraftForm>
    </Dialog>
  );
}
