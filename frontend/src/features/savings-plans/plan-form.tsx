import { useState } from 'react';
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
import { planDraft, type PlanFields } from './draft.ts';
import { useAddPlan } from './queries.ts';
import styles from './savings-plans.module.css';

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
  readonly onAdded: (changeId: number | null) => void;
}

/** Adds a plan: what, where, how much, how often. */
export function PlanForm({ names, brokers, today, onAdded }: PlanFormProps) {
  const t = useT();
  const blank: PlanFields = {
    isin: names.keys().next().value ?? '',
    broker: brokers[0] ?? '',
    of: 'amount',
    size: '',
    interval: 'monthly',
    day: '1',
    start: today,
    end: '',
  };
  const [fields, setFields] = useState(blank);
  const [isChecked, setChecked] = useState(false);
  const add = useAddPlan();
  const { errors, body } = planDraft(fields);
  const told = (field: keyof PlanFields) => (isChecked && errors[field] ? t(errors[field]) : undefined);
  const change = (changed: Partial<PlanFields>) => {
    setFields({ ...fields, ...changed });
  };
  const submit = () => {
    setChecked(true);
    if (body === null || add.isPending) return;
    add.mutate(body, {
      onSuccess: (changeId) => {
        setFields(blank);
        setChecked(false);
        onAdded(changeId);
      },
    });
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
        <Field label={t('savings-plans.instrument')} error={told('isin')}>
          {names.size > 0 ? (
            <Select
              options={Array.from(names, ([value, words]) => ({ value, words }))}
              value={fields.isin}
              onChoose={(isin) => {
                change({ isin });
              }}
            />
          ) : (
            <TextInput
              value={fields.isin}
              onChange={(event) => {
                change({ isin: event.target.value });
              }}
            />
          )}
        </Field>
      </div>
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
      <Button type="submit">{t('savings-plans.add')}</Button>
      {add.error && <Notice tone="wrong">{errorWords(t, add.error)}</Notice>}
    </form>
  );
}
