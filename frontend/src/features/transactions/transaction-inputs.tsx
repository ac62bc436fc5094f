import { useId } from 'react';
import type { Proposals } from '../../api/wire.ts';
import { useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { type FieldName, type TradeFields, typedIsin } from './draft.ts';
import styles from './trade-form.module.css';

/** The sentence under each field that is wrong. */
export type FieldWords = Partial<Record<FieldName, string>>;

export interface TradeInputsProps {
  readonly fields: TradeFields;
  readonly errors: FieldWords;
  readonly proposals: Proposals | undefined;
  readonly baseCurrency: string;
  /** Whether the fee is proposed and not written. */
  readonly isFeeProposed: boolean;
  readonly onChange: (changed: Partial<TradeFields>) => void;
}

/** The inputs of a trade; the exchange rate is asked for when the price is in another currency. */
export function TradeInputs(props: TradeInputsProps) {
  const { fields, errors, baseCurrency, onChange } = props;
  const t = useT();
  const currency = fields.currency.trim().toUpperCase();
  const isForeign = currency !== baseCurrency && currency !== '';
  return (
    <>
      <DayAndBroker {...props} />
      <Instrument {...props} />
      <Figures {...props} currency={currency} />
      {isForeign && (
        <div className={styles.triple}>
          <Field
            label={t('transactions.rate-label', { currency, base: baseCurrency })}
            error={errors.exchangeRate}
          >
            <DecimalInput
              value={fields.exchangeRate}
              onChange={(event) => {
                onChange({ exchangeRate: event.target.value });
              }}
            />
          </Field>
        </div>
      )}
    </>
  );
}

function DayAndBroker({ fields, errors, proposals, onChange }: TradeInputsProps) {
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

function Instrument({ fields, errors, proposals, onChange }: TradeInputsProps) {
  const t = useT();
  const instruments = useId();
  const known = proposals?.instruments.find(({ isin }) => isin === typedIsin(fields.isin));
  return (
    <div className={styles.instrument}>
      <Field label="ISIN" error={errors.isin} hint={known?.name ?? undefined}>
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
      <Field label={t('transactions.currency')} error={errors.currency}>
        <CurrencyInput
          value={fields.currency}
          onCurrency={(currency) => {
            onChange({ currency });
          }}
        />
      </Field>
      <datalist id={instruments}>
        {proposals?.instruments.map(({ isin, name }) => (
          <option key={isin} value={isin} label={name ?? isin} />
        ))}
      </datalist>
    </div>
  );
}

function Figures(props: TradeInputsProps & { currency: string }) {
  const { fields, errors, proposals, baseCurrency, isFeeProposed, onChange, currency } = props;
  const t = useT();
  const locale = useLocale();
  const last = proposals?.instruments.find(({ isin }) => isin === typedIsin(fields.isin));
  const lastPrice = last && last.last_currency === currency ? last.last_price : null;
  return (
    <div className={styles.triple}>
      <Field label={t('transactions.units')} error={errors.units}>
        <DecimalInput
          value={fields.units}
          onChange={(event) => {
            onChange({ units: event.target.value });
          }}
        />
      </Field>
      <Field
        label={t('transactions.price-in', { currency })}
        error={errors.price}
        hint={
          lastPrice === null
            ? undefined
            : t('transactions.last-price', { price: textOf(exactParts(locale, lastPrice)) })
        }
      >
        <DecimalInput
          value={fields.price}
          onChange={(event) => {
            onChange({ price: event.target.value });
          }}
        />
      </Field>
      <Field
        label={t('transactions.fee-in', { currency: baseCurrency })}
        error={errors.fee}
        hint={isFeeProposed ? t('transactions.usual-fee', { broker: fields.broker }) : undefined}
      >
        <DecimalInput
          placeholder={textOf(exactParts(locale, '0.00'))}
          value={fields.fee}
          onChange={(event) => {
            onChange({ fee: event.target.value });
          }}
        />
      </Field>
    </div>
  );
}
