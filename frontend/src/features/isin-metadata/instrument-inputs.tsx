import { useT } from '../../i18n/language.tsx';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { ASSET_CLASSES, type AssetClass } from './asset-classes.ts';
import type { FieldName, InstrumentFields } from './draft.ts';
import styles from './instrument-form.module.css';

export type FieldErrors = Partial<Record<FieldName, string>>;

export interface InstrumentInputsProps {
  readonly fields: InstrumentFields;
  readonly errors: FieldErrors;
  /** The ISIN is typed only for a new one. */
  readonly isNew: boolean;
  readonly tradedAs: string | null;
  readonly onChange: (changed: Partial<InstrumentFields>) => void;
}

/** The inputs of an instrument. */
export function InstrumentInputs({ fields, errors, isNew, tradedAs, onChange }: InstrumentInputsProps) {
  const t = useT();
  return (
    <>
      <Field label="ISIN" error={errors.isin}>
        <TextInput
          data-autofocus={isNew || undefined}
          readOnly={!isNew}
          autoCapitalize="characters"
          value={fields.isin}
          onChange={(event) => {
            onChange({ isin: event.target.value.toUpperCase() });
          }}
        />
      </Field>
      <Field
        label={t('isin-metadata.name')}
        error={errors.name}
        hint={tradedAs === null ? undefined : t('isin-metadata.traded-as', { name: tradedAs })}
      >
        <TextInput
          data-autofocus={!isNew || undefined}
          value={fields.name}
          onChange={(event) => {
            onChange({ name: event.target.value });
          }}
        />
      </Field>
      <ClassField value={fields.type} error={errors.type} onChange={onChange} />
      <div className={styles.triple}>
        <Field label={t('isin-metadata.currency')} error={errors.currency}>
          <CurrencyInput
            value={fields.currency}
            onCurrency={(currency) => {
              onChange({ currency });
            }}
          />
        </Field>
        <Field label={t('isin-metadata.ter-per-year')} error={errors.ter} hint={t('isin-metadata.ter-hint')}>
          <DecimalInput
            value={fields.ter}
            onChange={(event) => {
              onChange({ ter: event.target.value });
            }}
          />
        </Field>
        <Field label={t('isin-metadata.symbol')} error={errors.symbol} hint={t('isin-metadata.symbol-hint')}>
          <TextInput
            autoCapitalize="characters"
            value={fields.symbol}
            onChange={(event) => {
              onChange({ symbol: event.target.value });
            }}
          />
        </Field>
      </div>
    </>
  );
}

interface ClassFieldProps extends Pick<InstrumentInputsProps, 'onChange'> {
  readonly value: AssetClass | '';
  readonly error: string | undefined;
}

function ClassField({ value, error, onChange }: ClassFieldProps) {
  const t = useT();
  const classes = Object.entries(ASSET_CLASSES) as [AssetClass, (typeof ASSET_CLASSES)[AssetClass]][];
  return (
    <div className={styles.class}>
      <p className={styles.label} aria-hidden="true">
        {t('isin-metadata.class')}
      </p>
      <Segmented<AssetClass | ''>
        wide="rows"
        label={t('isin-metadata.class')}
        options={classes.map(([type, key]) => ({ value: type, words: t(key) }))}
        value={value}
        onChange={(type) => {
          onChange({ type });
        }}
      />
      {error !== undefined && (
        <p className={styles.error} role="alert">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
    </div>
  );
}
