import { useState } from 'react';
import { errorWords } from '../../i18n/error-words.ts';
import { type FieldOf, fieldWords, namesAField } from '../../i18n/field-words.ts';
import { useT } from '../../i18n/language.tsx';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DraftForm } from '../../ui/draft-form.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { dropKeptDraft, useKeptDraft } from '../../ui/use-kept-draft.ts';
import { enteredDraft, type ValueFields } from './draft.ts';
import styles from './value-dialog.module.css';

export interface ValueDialogProps {
  readonly title: string;
  /** What the number is called: a close, or a rate. */
  readonly valueLabel: string;
  /** The name under which this tab keeps what is typed. */
  readonly draftKey: string;
  readonly initial: ValueFields;
  readonly isSending: boolean;
  readonly problem: Error | null;
  /** Told what to send; `done` forgets what was typed. */
  readonly onSubmit: (entered: ValueFields, done: () => void) => void;
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
  const { title, valueLabel, draftKey, initial, isSending, problem, onSubmit, onClose } = props;
  const t = useT();
  const { draft: fields, wasKept, change, drop } = useKeptDraft(draftKey, initial);
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
          setSent(fields);
          if (entered && !isSending) {
            onSubmit(entered, () => {
              dropKeptDraft(draftKey);
            });
          }
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
        {problem && !namesAField(problem, FIELD_OF) && <Notice tone="wrong">{errorWords(t, problem)}</Notice>}
      </DraftForm>
    </Dialog>
  );
}
