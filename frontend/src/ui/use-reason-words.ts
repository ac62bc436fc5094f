import { dateText } from '../format/date.ts';
import { hiddenDigits } from '../format/hidden-digits.ts';
import { useDateStyle, useLocale } from '../format/locale.tsx';
import { exactParts } from '../format/quantity.ts';
import { type Coded, codedWords } from '../i18n/coded-words.ts';
import { useT } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/message-key.ts';
import { usePrivacy } from './privacy.tsx';

/** Why a row of a file is refused or skipped, or what to know of it; null is for the row as a whole. */
export interface RowReason extends Coded {
  readonly field: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** The members of a row, as the server calls them. */
export const REASON_FIELDS: Readonly<Partial<Record<string, MessageKey>>> = {
  row: 'import.row',
  date: 'history.field-date',
  time: 'history.field-time',
  isin: 'history.field-isin',
  units: 'history.field-units',
  price_per_unit: 'history.field-price',
  currency: 'history.field-currency',
  exchange_rate: 'history.field-exchange-rate',
  close: 'history.field-close',
  rate: 'history.field-exchange-rate',
  transaction_type: 'history.field-type',
  symbol: 'history.field-symbol',
  amount: 'history.field-amount',
  tax: 'history.field-tax',
  fee: 'history.field-fee',
  fx_fee: 'history.field-fx-fee',
  total: 'import.total',
  external_id: 'history.field-order',
  snapshot_date: 'snapshots.date',
  asset_type: 'history.field-kind',
  asset_detail: 'history.field-account',
  value: 'history.field-value',
  value_eur: 'history.field-value-eur',
  created_at: 'import.recorded-at',
};

/** Values that are amounts: written as the reader writes numbers, hidden in privacy. */
const AMOUNTS = new Set(['told', 'own', 'amount']);

/** Tells reasons in the reader's language: `Price: missing`. A code that is not known here is told by the server. */
export function useReasonWords(): (reason: RowReason) => string {
  const t = useT();
  const dates = useDateStyle();
  const locale = useLocale();
  const isHidden = usePrivacy();
  const amount = (value: string) => {
    const text = exactParts(locale, value)
      .map((part) => part.value)
      .join('');
    return isHidden ? hiddenDigits(text) : text;
  };
  const written = (name: string, value: string) =>
    name === 'date' ? dateText(dates, value) : AMOUNTS.has(name) ? amount(value) : value;
  return ({ field, code, values, message }) => {
    const shown = Object.entries(values).map(([name, value]) => [name, written(name, value)]);
    const filled = Object.fromEntries(shown) as Record<string, string>;
    const words = codedWords(t, 'reasons', { code, values: filled, message });
    const key = field === null ? undefined : REASON_FIELDS[field];
    return key === undefined || words === message ? words : t('import.reason', { field: t(key), words });
  };
}
