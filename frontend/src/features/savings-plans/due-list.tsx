import { useState } from 'react';
import type { DuePurchase } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Day } from '../../ui/day.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { editableText, purchaseDraft, type PurchaseFields } from './draft.ts';
import { useConfirmDay, useSkipDay } from './queries.ts';
import styles from '../../ui/entry-rows.module.css';

export interface DueListProps {
  readonly due: readonly DuePurchase[];
  readonly currency: string;
  readonly onSettled: (words: string, changeId: number | null) => void;
}

/** What savings plans propose: each purchase is confirmed, with other figures where it was another, or skipped. */
export function DueList({ due, currency, onSettled }: DueListProps) {
  const t = useT();
  return (
    <section className={styles.section} aria-labelledby="due">
      <h2 id="due">{t('savings-plans.due')}</h2>
      <p className={styles.quiet}>{t('savings-plans.due-help')}</p>
      <ul className={styles.rows}>
        {due.map((one) => (
          <DueRow key={`${one.plan_id} ${one.due_on}`} due={one} currency={currency} onSettled={onSettled} />
        ))}
      </ul>
    </section>
  );
}

const REASONS = {
  no_price: 'savings-plans.no-price',
  no_rate: 'savings-plans.no-rate',
  amount_too_small: 'savings-plans.amount-too-small',
} as const;

function DueRow({ due, currency, onSettled }: { due: DuePurchase } & Omit<DueListProps, 'due'>) {
  const t = useT();
  const [fields, setFields] = useState<PurchaseFields>(() => ({
    date: due.due_on,
    units: editableText(due.units),
    price: editableText(due.price),
    fee: editableText(due.fee),
  }));
  const [isChecked, setChecked] = useState(false);
  const confirm = useConfirmDay(due.plan_id);
  const skip = useSkipDay(due.plan_id);
  const { errors, body } = purchaseDraft(due.due_on, fields);
  const name = due.name ?? due.isin;
  const isPending = confirm.isPending || skip.isPending;
  const error = confirm.error ?? skip.error;
  const told = (field: keyof PurchaseFields) => (isChecked && errors[field] ? t(errors[field]) : undefined);
  const number = (field: 'units' | 'price' | 'fee', label: string) => (
    <div className={styles.small}>
      <Field label={label} error={told(field)}>
        <DecimalInput
          value={fields[field]}
          onChange={(event) => {
            setFields({ ...fields, [field]: event.target.value });
          }}
        />
      </Field>
    </div>
  );
  const send = () => {
    setChecked(true);
    if (body === null || isPending) return;
    confirm.mutate(body, {
      onSuccess: (changeId) => {
        onSettled(t('savings-plans.confirmed', { name }), changeId);
      },
    });
  };
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <strong>{name}</strong>
        <span className={styles.second}>
          <Day date={due.due_on} /> · {due.broker}
          {due.amount !== null && (
            <>
              {' '}
              · <Amount value={due.amount} currency={currency} />
            </>
          )}
        </span>
        {due.price_date !== null && due.price_date !== due.due_on && (
          <span className={styles.second}>
            {t('savings-plans.price-of')} <Day date={due.price_date} />
          </span>
        )}
        {due.reason !== null && <span className={styles.second}>{t(REASONS[due.reason])}</span>}
      </div>
      <div className={styles.narrow}>
        <Field label={t('savings-plans.date')} error={told('date')}>
          <DateInput
            value={fields.date}
            onDay={(date) => {
              setFields({ ...fields, date });
            }}
          />
        </Field>
      </div>
      {number('units', t('savings-plans.units'))}
      {number('price', t('savings-plans.price', { currency }))}
      {number('fee', t('savings-plans.fee', { currency }))}
      <div className={styles.actions}>
        <Button onClick={send}>
          {t('savings-plans.confirm')} <span className="visually-hidden">{name}</span>
        </Button>
        <Button
          look="plain"
          onClick={() => {
            if (isPending) return;
            skip.mutate(due.due_on, {
              onSuccess: (changeId) => {
                onSettled(t('savings-plans.skipped', { name }), changeId);
              },
            });
          }}
        >
          {t('savings-plans.skip')} <span className="visually-hidden">{name}</span>
        </Button>
      </div>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
    </li>
  );
}
