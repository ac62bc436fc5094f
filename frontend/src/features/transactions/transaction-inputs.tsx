import { useId } from 'react';
import { useT } from '../../i18n/language.tsx';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { typedIsin } from './drafts/isin.ts';
import { FigureInputs } from './figure-inputs.tsx';
import type { InputsProps } from './inputs-props.ts';
import { FIELDS_OF } from './transaction-fields.ts';
import styles from './transaction-form.module.css';

/** The inputs that the type of the transaction asks for, and no others. */
export function TransactionInputs(props: InputsProps) {
  const { fields, errors, onChange } = props;
  const t = useT();
  return (
    <>
      <DayAndBroker {...props} />
      <Instrument {...props} />
      <FigureInputs {...props} />
      <Field label={t('transactions.note')} error={errors.note}>
        <TextInput
          maxLength={1000}
          value={fields.note}
          onChange={(event) => {
            onChange({ note: event.target.value });
          }}
        />
      </Field>
    </>
  );
}

function DayAndBroker({ fields, errors, proposals, onChange }: InputsProps) {
  const t = useT();
  const list = useId();
  return (
    <div className={styles.pair}>
      <Field label={t('transactions.date')} error={errors.date}>
        <DateInput
          value={fields.date}
          onDay={(date) => {
            onChange({ date });
          }}
        />
      </Field>
      <Field label={t('transactions.broker')} error={errors.broker}>
        <TextInput
          data-autofocus={fields.broker === '' || undefined}
          list={list}
          maxLength={100}
          value={fields.broker}
          onChange={(event) => {
            onChange({ broker: event.target.value });
          }}
        />
      </Field>
      <datalist id={list}>
        {proposals?.brokers.map(({ broker }) => (
          <option key={broker} value={broker} />
        ))}
      </datalist>
    </div>
  );
}

function Instrument({ fields, errors, proposals, onChange }: InputsProps) {
  const t = useT();
  const instruments = useId();
  const known = proposals?.instruments.find(({ isin }) => isin === typedIsin(fields.isin));
  const mayBeNone = fields.type === 'FEE' || fields.type === 'TAX';
  const hasCurrency = FIELDS_OF[fields.type].includes('currency');
  return (
    <div className={hasCurrency ? styles.instrument : undefined}>
      <Field
        label="ISIN"
        error={errors.isin}
        hint={known?.name ?? (mayBeNone ? t('transactions.portfolio-hint') : undefined)}
      >
        <TextInput
          data-autofocus={fields.broker !== '' || undefined}
          list={instruments}
          autoCapitalize="characters"
          value={fields.isin}
          onChange={(event) => {
            onChange({ isin: event.target.value.toUpperCase() });
          }}
        />
      </Field>
      {hasCurrency && (
        <Field label={t('transactions.currency')} error={errors.currency}>
          <CurrencyInput
            value={fields.currency}
            onCurrency={(currency) => {
              onChange({ currency });
            }}
          />
        </Field>
      )}
      <datalist id={instruments}>
        {proposals?.instruments.map(({ isin, name }) => (
          <option key={isin} value={isin} label={name ?? isin} />
        ))}
      </datalist>
    </div>
  );
}
