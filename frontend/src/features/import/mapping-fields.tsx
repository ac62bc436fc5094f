import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { CurrencyInput } from '../../ui/currency-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './columns-explained.module.css';
import { examplesOf, type MappingDraft, typedWords, withColumn, withType } from './draft.ts';
import {
  CHARGE_WORDS,
  DATE_ORDER_WORDS,
  FIELD_WORDS,
  MARK_WORDS,
  RATE_WORDS,
  TYPE_WORDS,
} from './mapping-words.ts';

export interface MappingFieldsProps {
  readonly draft: MappingDraft;
  readonly onChange: (draft: MappingDraft) => void;
}

/** No column. */
const NONE = '';

/** What each column tells, what is the same in all rows, and what the words of the file mean. */
export function MappingFields({ draft, onChange }: MappingFieldsProps) {
  const t = useT();
  const { survey, mapping } = draft;
  const columns = [
    { value: NONE, words: t('import.map-none') },
    ...survey.header.map((name) => ({ value: name, words: name })),
  ];
  const types = [
    { value: NONE, words: t('import.map-unsaid') } as const,
    ...(Object.keys(TYPE_WORDS) as (keyof typeof TYPE_WORDS)[]).map((each) => ({
      value: each,
      words: t(TYPE_WORDS[each]),
    })),
  ];
  const say = (told: Partial<MappingDraft['mapping']>) => {
    onChange({ survey, mapping: { ...mapping, ...told } });
  };
  const choice = <Value extends string>(
    label: MessageKey,
    words: Readonly<Record<Value, MessageKey>>,
    value: Value,
    onChoose: (value: Value) => void,
  ) => {
    const values = Object.keys(words) as Value[];
    return (
      <Field label={t(label)}>
        <Select
          options={values.map((each) => ({ value: each, words: t(words[each]) }))}
          value={value}
          onChoose={onChoose}
        />
      </Field>
    );
  };
  const { exchange_rate: rate, fee, tax, currency, transaction_type: typeColumn } = mapping.columns;
  return (
    <>
      <div className={styles.fields}>
        {FIELD_WORDS.map(([field, words]) => {
          const column = mapping.columns[field] ?? NONE;
          const cells = examplesOf(draft, column).join(' · ');
          return (
            <Field
              key={field}
              label={t(words)}
              hint={cells === '' ? undefined : t('import.map-example', { cells })}
            >
              <Select
                options={columns}
                value={column}
                onChoose={(chosen) => {
                  onChange(withColumn(draft, field, chosen === NONE ? null : chosen));
                }}
              />
            </Field>
          );
        })}
      </div>
      <section className={styles.part} aria-labelledby="map-all">
        <h3 id="map-all">{t('import.map-all')}</h3>
        <div className={styles.fields}>
          <Field label={t('import.map-broker')}>
            <TextInput
              maxLength={100}
              value={mapping.broker}
              onChange={(event) => {
                say({ broker: event.target.value });
              }}
            />
          </Field>
          {choice('import.map-date-order', DATE_ORDER_WORDS, mapping.dateOrder, (dateOrder) => {
            say({ dateOrder });
          })}
          {choice('import.map-decimal-mark', MARK_WORDS, mapping.decimalMark, (decimalMark) => {
            say({ decimalMark });
          })}
          {currency === undefined && (
            <Field label={t('import.map-currency')} hint={t('import.map-currency-hint')}>
              <CurrencyInput
                value={mapping.currency ?? ''}
                onCurrency={(code) => {
                  say({ currency: code });
                }}
              />
            </Field>
          )}
          {rate !== undefined &&
            choice('import.map-rate-of', RATE_WORDS, mapping.rateOf, (rateOf) => {
              say({ rateOf });
            })}
          {(fee !== undefined || tax !== undefined) &&
            choice('import.map-charges-in', CHARGE_WORDS, mapping.chargesIn, (chargesIn) => {
              say({ chargesIn });
            })}
        </div>
      </section>
      {typeColumn === undefined ? (
        <p className={styles.quiet}>{t('import.map-no-type')}</p>
      ) : (
        <section className={styles.part} aria-labelledby="map-words">
          <h3 id="map-words">{t('import.map-words', { column: typeColumn })}</h3>
          <div className={styles.fields}>
            {typedWords(draft).map(([word, type]) => (
              <Field key={word} label={word}>
                <Select
                  options={types}
                  value={type ?? NONE}
                  onChoose={(chosen) => {
                    onChange(withType(draft, word, chosen === NONE ? null : chosen));
                  }}
                />
              </Field>
            ))}
          </div>
        </section>
      )}
    </>
  );
}
