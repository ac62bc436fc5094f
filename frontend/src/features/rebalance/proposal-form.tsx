import { useState } from 'react';
import type { RebalancingInput } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { proposalDraft, type ProposalFields } from './draft.ts';
import styles from '../../ui/entry-rows.module.css';

const BLANK: ProposalFields = { amount: '', minimum: '', sales: 'no', units: 'whole' };

/** How the portfolio is to come closer to its targets: with how much money, and with sales or not. */
export function ProposalForm({
  currency,
  onAsk,
}: {
  currency: string;
  onAsk: (asked: RebalancingInput) => void;
}) {
  const t = useT();
  const [fields, setFields] = useState(BLANK);
  const [isChecked, setChecked] = useState(false);
  const { errors, asked } = proposalDraft(fields);
  const told = (name: keyof ProposalFields) => {
    const error = isChecked ? errors[name] : undefined;
    return error && t(error);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (asked) onAsk(asked);
      }}
    >
      <div className={styles.narrow}>
        <Field label={t('rebalance.amount', { currency })} error={told('amount')}>
          <DecimalInput
            placeholder="0"
            value={fields.amount}
            onChange={(event) => {
              setFields({ ...fields, amount: event.target.value });
            }}
          />
        </Field>
      </div>
      <div className={styles.narrow}>
        <Field label={t('rebalance.minimum-order', { currency })} error={told('minimum')}>
          <DecimalInput
            placeholder="0"
            value={fields.minimum}
            onChange={(event) => {
              setFields({ ...fields, minimum: event.target.value });
            }}
          />
        </Field>
      </div>
      <Segmented
        label={t('rebalance.sales')}
        options={[
          { value: 'no', words: t('rebalance.buy-only') },
          { value: 'yes', words: t('rebalance.with-sales') },
        ]}
        value={fields.sales}
        onChange={(sales) => {
          setFields({ ...fields, sales });
        }}
      />
      <Segmented
        label={t('rebalance.units')}
        options={[
          { value: 'whole', words: t('rebalance.whole-units') },
          { value: 'fractions', words: t('rebalance.fractions') },
        ]}
        value={fields.units}
        onChange={(units) => {
          setFields({ ...fields, units });
        }}
      />
      <Button look={isChecked ? 'quiet' : 'primary'} type="submit">
        {t('rebalance.propose')}
      </Button>
    </form>
  );
}
