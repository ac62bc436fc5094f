import { useState } from 'react';
import type { SavingsPlan } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { planDraft, planFields, type PlanFields } from './draft.ts';
import { useAddPlan, useEditPlan } from './queries.ts';
import styles from '../../ui/entry-rows.module.css';

/** How often a plan buys, in words. */
export const intervalWords = (t: Translate): Readonly<Record<PlanFields['interval'], string>> => ({
  monthly: t('savings-plans.monthly'),
  quarterly: t('savings-plans.quarterly'),
  half_yearly: t('savings-plans.half-yearly'),
  yearly: t('savings-plans.yearly'),
});

export interface PlanFormProps {
  readonly names: ReadonlyMap<string, string>;
  readonly brokers: readonly string[];
  readonly today: string;
  /** The plan that is edited; null to add one. */
  readonly plan: SavingsPlan | null;
  readonly onSaved: (changeId: number | null) => void;
  readonly onCancel: () => void;
}

/** The choice of an ISIN that is in no list. */
const OTHER = '';

/** Adds or edits a plan: what, where, how much, how often. Not for another plan once it is there: give it a key. */
export function PlanForm({ names, brokers, today, plan, onSaved, onCancel }: PlanFormProps) {
  const t = useT();
  const blank: PlanFields = {
    isin: names.keys().next().value ?? OTHER,
    broker: brokers[0] ?? '',
    of: 'amount',
    size: '',
    interval: 'monthly',
    day: '1',
    start: today,
    end: '',
  };
  const [fields, setFields] = useState(plan ? planFields(plan) : blank);
  const [isOther, setOther] = useState(!names.has(fields.isin));
  const [isChecked, setChecked] = useState(false);
  const add = useAddPlan();
  const edit = useEditPlan();
  const error = add.error ?? edit.error;
  const { errors, body } = planDraft(fields);
  const told = (field: keyof PlanFields) => (isChecked && errors[field] ? t(errors[field]) : undefined);
  const change = (changed: Partial<PlanFields>) => {
    setFields({ ...fields, ...changed });
  };
  const submit = () => {
    setChecked(true);
    if (body === null || add.isPending || edit.isPending) return;
    const onSuccess = (changeId: number | null) => {
      setFields(blank);
      setOther(names.size === 0);
      setChecked(false);
      onSaved(changeId);
    };
    if (plan) edit.mutate({ plan, body }, { onSuccess });
    else add.mutate(body, { onSuccess });
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.what}>
        <Field label={t('savings-plans.instrument')} error={isOther ? undefined : told('isin')}>
          <Select
            options={[
              ...Array.from(names, ([value, words]) => ({ value, words })),
              { value: OTHER, words: t('savings-plans.another-isin') },
            ]}
            value={isOther ? OTHER : fields.isin}
            onChoose={(isin) => {
              setOther(isin === OTHER);
              change({ isin });
            }}
          />
        </Field>
      </div>
      {isOther && (
        <div className={styles.narrow}>
          <Field
            label={t('savings-plans.isin')}
            error={told('isin')}
            hint={names.get(fields.isin.trim().toUpperCase())}
          >
            <TextInput
              value={fields.isin}
              onChange={(event) => {
                change({ isin: event.target.value });
              }}
            />
          </Field>
        </div>
      )}
      <div className={styles.narrow}>
        <Field label={t('savings-plans.broker')} error={told('broker')}>
          <TextInput
            value={fields.broker}
            onChange={(event) => {
              change({ broker: event.target.value });
            }}
          />
        </Field>
      </div>
      <div className={styles.small}>
        <Field label={t('savings-plans.of')}>
          <Select
            options={[
              { value: 'amount', words: t('savings-plans.amount') },
              { value: 'units', words: t('savings-plans.units') },
            ]}
            value={fields.of}
            onChoose={(of) => {
              change({ of });
            }}
          />
        </Field>
      </div>
      <div className={styles.small}>
        <Field label={t('savings-plans.size')} error={told('size')}>
          <DecimalInput
            value={fields.size}
            onChange={(event) => {
              change({ size: event.target.value });
            }}
          />
        </Field>
      </div>
      <div className={styles.narrow}>
        <Field label={t('savings-plans.interval')}>
          <Select
            options={Object.entries(intervalWords(t)).map(([value, words]) => ({
              value: value as PlanFields['interval'],
              words,
            }))}
            value={fields.interval}
            onChoose={(interval) => {
              change({ interval });
            }}
          />
        </Field>
      </div>
      <div className={styles.small}>
        <Field label={t('savings-plans.day')} error={told('day')}>
          <DecimalInput
            value={fields.day}
            onChange={(event) => {
              change({ day: event.target.value });
            }}
          />
        </Field>
      </div>
      <div className={styles.narrow}>
        <Field label={t('savings-plans.start')} error={told('start')}>
          <DateInput
            value={fields.start}
            onDay={(start) => {
              change({ start });
            }}
          />
        </Field>
      </div>
      <div className={styles.narrow}>
        <Field label={t('savings-plans.end')} error={told('end')}>
          <DateInput
            value={fields.end}
            onDay={(end) => {
              change({ end });
            }}
          />
        </Field>
      </div>
      <Button type="submit">{t(plan ? 'savings-plans.save' : 'savings-plans.add')}</Button>
      {plan && <Button onClick={onCancel}>{t('ui.cancel')}</Button>}
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
    </form>
  );
}
