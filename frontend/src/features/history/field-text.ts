import { dateText } from '../../format/date.ts';
import { hiddenDigits } from '../../format/hidden-digits.ts';
import { instantText } from '../../format/instant.ts';
import { percentParts } from '../../format/percent.ts';
import { exactParts } from '../../format/quantity.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';
import { FIELDS, type FieldTraits } from './field-words.ts';
import { columnsText, mappingText } from './mapping-text.ts';
import type { Reader } from './use-reader.ts';

const NUMBER = /^-?\d+(\.\d+)?$/;

type Words = Readonly<Partial<Record<string, MessageKey>>>;

const CLASSES: Words = {
  STOCK: 'ui.class-stock',
  BOND: 'ui.class-bond',
  REAL_ASSET: 'ui.class-real-asset',
  MONEY_MARKET: 'ui.class-money-market',
  COMMODITY: 'ui.class-commodity',
  CRYPTO: 'ui.class-crypto',
  MIXED: 'ui.class-mixed',
  OTHER: 'ui.class-other',
};

/** Codes that stand in rows and have words of the app, by member. */
const CODES: Readonly<Partial<Record<string, Words>>> = {
  transaction_type: TYPE_TAGS,
  type: CLASSES,
  kind: { region: 'allocation.region', sector: 'allocation.sector', holding: 'allocation.holding' },
  key: CLASSES,
  scope: { instrument: 'history.scope-instrument', asset_class: 'history.field-class' },
  outcome: { confirmed: 'history.outcome-confirmed', skipped: 'history.outcome-skipped' },
  interval: {
    monthly: 'savings-plans.monthly',
    quarterly: 'savings-plans.quarterly',
    half_yearly: 'savings-plans.half-yearly',
    yearly: 'savings-plans.yearly',
  },
  name: {
    broker_fees: 'history.broker-fees',
    base_currency: 'settings.base-currency',
    czk_eur_exchange_rate: 'history.field-exchange-rate',
  },
};

/** Whether a value is written as a number: a member that may hold one does not always. */
export function isNumber(traits: FieldTraits | undefined, value: string): boolean {
  return (traits?.as === 'amount' || traits?.as === 'number') && NUMBER.test(value);
}

/** The value of a member of a row for a reader, as exact as it is kept; a dash for none. */
export function fieldText(reader: Reader, name: string, value: string | null): string {
  const { t, locale, dates, isPrivate, kindName } = reader;
  if (value === null) return '—';
  const traits = FIELDS[name];
  if (isNumber(traits, value)) {
    const written = exactParts(locale, value)
      .map((part) => part.value)
      .join('');
    return traits?.as === 'amount' && isPrivate ? hiddenDigits(written) : written;
  }
  switch (traits?.as) {
    case 'fraction':
      return percentParts(locale, value, { unit: 'fraction', mostDigits: 10 })
        .map((part) => part.value)
        .join('');
    case 'day':
      return dateText(dates, value);
    case 'moment':
      return instantText(dates, value);
    case 'flag':
      return t(value === '1' || value === 'true' ? 'history.yes' : 'history.no');
    case 'kind':
      return kindName(value);
    case 'mapping':
      return mappingText(t, value) ?? value;
    case 'columns':
      return columnsText(value) ?? value;
    default: {
      const words = CODES[name]?.[value];
      return words === undefined ? value : t(words);
    }
  }
}
