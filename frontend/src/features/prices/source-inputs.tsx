import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Button } from '../../ui/button.tsx';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import {
  FIELDS_OF_PROVIDER,
  type SourceErrors,
  type SourceField,
  type SourceFields,
} from './listing-fields.ts';
import styles from './listing-form.module.css';
import { sourceWords } from './source-words.ts';

export interface SourceInputsProps {
  readonly source: SourceFields;
  /** 0 is asked first. */
  readonly place: number;
  readonly errors: SourceErrors;
  readonly onChange: (changed: Partial<SourceFields>) => void;
  /** Absent for the first. */
  readonly onFirst: (() => void) | undefined;
  /** Absent for the only one. */
  readonly onRemove: (() => void) | undefined;
}

const LABELS = {
  symbol: 'prices.symbol',
  exchange: 'prices.exchange',
  currency: 'prices.currency',
  address: 'prices.address',
  rowsAt: 'prices.rows-at',
  dayAt: 'prices.day-at',
  closeAt: 'prices.close-at',
} as const satisfies Record<SourceField, MessageKey>;

/** One who is asked for prices: the provider, and what it has to be told. */
export function SourceInputs({ source, place, errors, onChange, onFirst, onRemove }: SourceInputsProps) {
  const t = useT();
  const title = t(place === 0 ? 'prices.first-source' : 'prices.next-source');
  const fields = FIELDS_OF_PROVIDER[source.provider].filter(
    (field) => field !== 'rowsAt' || source.format === 'json',
  );
  return (
    <fieldset className={styles.source}>
      <legend className={styles.head}>{title}</legend>
      <Segmented
        wide
        label={t('prices.provider')}
        options={(['yahoo', 'address', 'manual'] as const).map((value) => ({
          value,
          words: sourceWords(t, value),
        }))}
        value={source.provider}
        onChange={(provider) => {
          onChange({ provider });
        }}
      />
      {source.provider === 'address' && (
        <Segmented
          label={t('prices.address-format')}
          options={[
            { value: 'json', words: 'JSON' },
            { value: 'csv', words: 'CSV' },
          ]}
          value={source.format}
          onChange={(format) => {
            onChange({ format });
          }}
        />
      )}
      {fields.length > 0 && (
        <div className={styles.fields}>
          {fields.map((field) => {
            const error = errors[field];
            return (
              <div key={field} className={field === 'address' ? styles.whole : undefined}>
                <Field
                  label={t(LABELS[field])}
                  error={error && t(error)}
                  hint={field === 'address' ? t('prices.address-hint') : undefined}
                >
                  {field === 'currency' ? (
                    <CurrencyInput
                      value={source.currency}
                      onCurrency={(currency) => {
                        onChange({ currency });
                      }}
                    />
                  ) : (
                    <TextInput
                      value={source[field]}
                      onChange={(event) => {
                        onChange({ [field]: event.target.value });
                      }}
                    />
                  )}
                </Field>
              </div>
            );
          })}
        </div>
      )}
      {(onFirst ?? onRemove) && (
        <div className={styles.acts}>
          {onFirst && <Button onClick={onFirst}>{t('prices.move-up')}</Button>}
          {onRemove && (
            <Button look="danger" onClick={onRemove}>
              {t('prices.remove-source')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
