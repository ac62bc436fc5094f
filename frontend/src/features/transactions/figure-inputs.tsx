import { useLocale } from '../../format/locale.tsx';
import { textOf } from '../../format/number-parts.ts';
import { exactParts } from '../../format/quantity.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { typedIsin } from './drafts/isin.ts';
import { isForeign, recordedAs, typedCurrency } from './drafts/reading.ts';
import type { InputsProps } from './inputs-props.ts';
import { FIELDS_OF, type FieldName, type TransactionFields } from './transaction-fields.ts';
import styles from './transaction-form.module.css';

type Other = 'date' | 'broker' | 'isin' | 'currency' | 'note';
type Figure = Exclude<FieldName, Other>;

const OTHERS: readonly string[] = ['date', 'broker', 'isin', 'currency', 'note'] satisfies Other[];

const isFigure = (name: FieldName): name is Figure => !OTHERS.includes(name);

/** The numbers of the transaction, none alone on its row where they are four; the exchange rate is asked for when they are in another currency. */
export function FigureInputs(props: InputsProps) {
  const { fields, errors, baseCurrency, onChange } = props;
  const t = useT();
  const locale = useLocale();
  const currency = typedCurrency(fields);
  const needsRate = currency !== '' && isForeign(fields, baseCurrency);
  const asked = FIELDS_OF[fields.type]
    .filter(isFigure)
    .filter((name) => name !== 'exchangeRate' || needsRate);
  const zero = textOf(exactParts(locale, '0.00'));
  return (
    <div className={asked.length === 4 ? styles.pair : styles.triple}>
      {asked.map((name) => (
        <Field
          key={name}
          label={labelOf(t, name, fields, currency, baseCurrency)}
          error={errors[name]}
          hint={hintOf(t, locale, name, currency, props)}
        >
          {name === 'acquired' ? (
            <DateInput
              value={fields.acquired}
              onDay={(acquired) => {
                onChange({ acquired });
              }}
            />
          ) : (
            <DecimalInput
              placeholder={name === 'fee' || name === 'tax' ? zero : undefined}
              value={fields[name]}
              onChange={(event) => {
                onChange({ [name]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function labelOf(
  t: Translate,
  name: Figure,
  { type }: TransactionFields,
  currency: string,
  base: string,
): string {
  switch (name) {
    case 'units':
      return t('transactions.units');
    case 'price':
      return t(type === 'TRANSFER_IN' ? 'transactions.unit-cost-in' : 'transactions.price-in', { currency });
    case 'amount':
      return t(amountLabel(type), { currency });
    case 'newUnits':
      return t('transactions.new-units');
    case 'oldUnits':
      return t('transactions.old-units');
    case 'acquired':
      return t('transactions.acquired');
    case 'exchangeRate':
      return t('transactions.rate-label', { currency, base });
    case 'fee':
      return t('transactions.fee-in', { currency: base });
    case 'tax':
      return t('transactions.tax-in', { currency: base });
  }
}

function amountLabel(type: TransactionFields['type']) {
  if (type === 'FEE') return 'transactions.fee-in';
  return type === 'TAX' ? 'transactions.tax-in' : 'transactions.gross-in';
}

function hintOf(
  t: Translate,
  locale: string,
  name: Figure,
  currency: string,
  { fields, proposals, isFeeProposed }: InputsProps,
): string | undefined {
  const isTransfer = fields.type === 'TRANSFER_IN';
  if (name === 'acquired') return t('transactions.acquired-hint');
  if (name === 'newUnits') return t('transactions.ratio-hint');
  if (name === 'fee')
    return isFeeProposed ? t('transactions.usual-fee', { broker: fields.broker }) : undefined;
  if (name !== 'price' && name !== 'amount') return undefined;
  const recorded = recordedAs(fields[name], currency);
  if (recorded) return `= ${textOf(exactParts(locale, recorded.value))} ${recorded.currency}`;
  if (name === 'amount') return undefined;
  if (isTransfer) return t('transactions.unit-cost-hint');
  const last = proposals?.instruments.find(({ isin }) => isin === typedIsin(fields.isin));
  const price = last && last.last_currency === currency ? last.last_price : null;
  return price === null
    ? undefined
    : t('transactions.last-price', { price: textOf(exactParts(locale, price)) });
}
