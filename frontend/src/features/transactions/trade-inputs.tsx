import { useId } from 'react';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { BASE_CURRENCY, type FieldErrors, type TradeFields } from './draft.ts';
import type { Known } from './queries.ts';
import styles from './trade-form.module.css';

export interface TradeInputsProps {
  readonly fields: TradeFields;
  readonly errors: FieldErrors;
  readonly known: Known | undefined;
  readonly onChange: (changed: Partial<TradeFields>) => void;
}

/** Currencies that ETFs are traded in most; any other can be typed. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CZK', 'SEK', 'PLN', 'JPY'];

/** The inputs of a trade; the exchange rate is asked for when the price is in another currency. */
export function TradeInputs({ fields, errors, known, onChange }: TradeInputsProps) {
  const lists = useId();
  const currency = fields.currency.trim().toUpperCase();
  const isForeign = currency !== BASE_CURRENCY && currency !== '';
  const instrument = known?.instruments.find(({ isin }) => isin === fields.isin.trim().toUpperCase());
  return (
    <>
      <div className={styles.pair}>
        <Field label="Date" error={errors.date}>
          <DateInput
            value={fields.date}
            onChange={(event) => {
              onChange({ date: event.target.value });
            }}
          />
        </Field>
        <Field label="Broker" error={errors.broker}>
          <TextInput
            data-autofocus={fields.broker === '' || undefined}
            list={`${lists}-brokers`}
            maxLength={100}
            value={fields.broker}
            onChange={(event) => {
              onChange({ broker: event.target.value });
            }}
          />
        </Field>
      </div>
      <div className={styles.instrument}>
        <Field label="ISIN" error={errors.isin} hint={instrument?.name ?? undefined}>
          <TextInput
            data-autofocus={fields.broker !== '' || undefined}
            list={`${lists}-instruments`}
            autoCapitalize="characters"
            value={fields.isin}
            onChange={(event) => {
              onChange({ isin: event.target.value.toUpperCase() });
            }}
          />
        </Field>
        <Field label="Currency" error={errors.currency}>
          <TextInput
            list={`${lists}-currencies`}
            maxLength={3}
            autoCapitalize="characters"
            value={fields.currency}
            onChange={(event) => {
              onChange({ currency: event.target.value.toUpperCase() });
            }}
          />
        </Field>
      </div>
      <div className={styles.triple}>
        <Field label="Units" error={errors.units}>
          <DecimalInput
            value={fields.units}
            onChange={(event) => {
              onChange({ units: event.target.value });
            }}
          />
        </Field>
        <Field label={`Price, ${currency}`} error={errors.price}>
          <DecimalInput
            value={fields.price}
            onChange={(event) => {
              onChange({ price: event.target.value });
            }}
          />
        </Field>
        <Field label={`Fee, ${BASE_CURRENCY}`} error={errors.fee}>
          <DecimalInput
            placeholder="0.00"
            value={fields.fee}
            onChange={(event) => {
              onChange({ fee: event.target.value });
            }}
          />
        </Field>
      </div>
      {isForeign && (
        <div className={styles.triple}>
          <Field label={`${currency} for 1 ${BASE_CURRENCY}`} error={errors.exchangeRate}>
            <DecimalInput
              value={fields.exchangeRate}
              onChange={(event) => {
                onChange({ exchangeRate: event.target.value });
              }}
            />
          </Field>
        </div>
      )}
      <Suggestions id={`${lists}-brokers`} values={known?.brokers ?? []} />
      <Suggestions id={`${lists}-currencies`} values={CURRENCIES} />
      <datalist id={`${lists}-instruments`}>
        {known?.instruments.map(({ isin, name }) => (
          <option key={isin} value={isin} label={name ?? isin} />
        ))}
      </datalist>
    </>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
