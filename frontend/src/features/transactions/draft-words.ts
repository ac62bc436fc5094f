import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import type { DraftError } from './drafts/draft-error.ts';

const WORDS = {
  'date-missing': 'transactions.date-missing',
  'broker-missing': 'transactions.broker-missing',
  'isin-missing': 'transactions.isin-missing',
  'isin-length': 'transactions.isin-length',
  'isin-pattern': 'transactions.isin-pattern',
  'isin-check-digit': 'transactions.isin-check-digit',
  'units-above-zero': 'transactions.units-above-zero',
  'price-above-zero': 'transactions.price-above-zero',
  'amount-above-zero': 'transactions.amount-above-zero',
  'ratio-whole': 'transactions.ratio-whole',
  'acquired-later': 'transactions.acquired-later',
  'currency-letters': 'transactions.currency-letters',
  'rate-above-zero': 'transactions.rate-above-zero',
  'fee-not-negative': 'transactions.fee-not-negative',
  'tax-not-negative': 'transactions.tax-not-negative',
} as const satisfies Record<DraftError['code'], MessageKey>;

/** What is wrong with a field of the form, and how to put it right. */
export function draftWords(t: Translate, { code, values }: DraftError): string {
  return t(WORDS[code], values);
}
