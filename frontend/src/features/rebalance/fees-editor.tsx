import { useState } from 'react';
import type { BrokerFees } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { editableText, type FeeFields, feesDraft, percentText } from './draft.ts';
import { useSetBrokerFees } from './queries.ts';
import styles from '../../ui/entry-rows.module.css';

export interface FeesEditorProps {
  readonly fees: BrokerFees['fees'];
  readonly brokers: readonly string[];
  readonly currency: string;
  readonly onSaved: (changeId: number | null) => void;
}

const ZERO = '0';

/** What each broker takes for an order; remembered, so that it is typed once. */
export function FeesEditor({ fees, brokers, currency, onSaved }: FeesEditorProps) {
  const t = useT();
  const [rows, setRows] = useState<readonly FeeFields[]>(() =>
    [...new Set([...brokers, ...fees.map(({ broker }) => broker)])].map((broker) => {
      const known = fees.find((one) => one.broker === broker);
      return {
        broker,
        fixed: editableText(known?.fixed ?? ZERO),
        percent: percentText(known?.rate ?? ZERO),
        minimum: editableText(known?.minimum ?? ZERO),
      };
    }),
  );
  const [isWrong, setWrong] = useState(false);
  const save = useSetBrokerFees();
  const submit = () => {
    const draft = feesDraft(rows);
    setWrong(draft === null);
    if (draft !== null && !save.isPending) save.mutate(draft, { onSuccess: onSaved });
  };
  if (rows.length === 0) return <p className={styles.quiet}>{t('rebalance.no-brokers')}</p>;
  return (
    <form
      noValidate
      className={styles.section}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.quiet}>{t('rebalance.fees-help')}</p>
      <ul className={styles.rows}>
        {rows.map((row) => {
          const number = (field: 'fixed' | 'percent' | 'minimum', label: string) => (
            <div className={styles.small}>
              <Field
                label={
                  <>
                    {label} <span className="visually-hidden">{row.broker}</span>
                  </>
                }
              >
                <DecimalInput
                  value={row[field]}
                  onChange={(event) => {
                    setRows(rows.map((one) => (one === row ? { ...row, [field]: event.target.value } : one)));
                  }}
                />
              </Field>
            </div>
          );
          return (
            <li key={row.broker} className={styles.row}>
              <div className={styles.what}>{row.broker}</div>
              {number('fixed', t('rebalance.fee-fixed', { currency }))}
              {number('percent', t('rebalance.fee-percent'))}
              {number('minimum', t('rebalance.fee-minimum', { currency }))}
            </li>
          );
        })}
      </ul>
      {isWrong && <Notice tone="wrong">{t('rebalance.enter-an-amount')}</Notice>}
      {save.error && <Notice tone="wrong">{errorWords(t, save.error)}</Notice>}
      <div className={styles.actions}>
        <Button type="submit">{t('rebalance.save-fees')}</Button>
      </div>
    </form>
  );
}
