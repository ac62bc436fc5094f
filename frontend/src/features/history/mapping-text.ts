import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';
import { FIELDS } from './field-words.ts';

/** What the columns of a file tell, as it is kept. */
interface KeptMapping {
  readonly columns: Readonly<Partial<Record<string, string>>>;
  readonly types: readonly { readonly word: string; readonly type: string }[];
  readonly dateOrder: string;
  readonly decimalMark: string;
  readonly broker: string;
}

/** Members of a transaction that are called otherwise where a column tells them. */
const OTHER_FIELDS: Readonly<Partial<Record<string, MessageKey>>> = {
  amount: 'import.map-amount',
  ratio: 'import.map-ratio',
  broker: 'import.map-broker-column',
};
const TYPES: Readonly<Partial<Record<string, MessageKey>>> = {
  ...TYPE_TAGS,
  LEAVE_OUT: 'import.map-leave-out',
};
const ORDERS: Readonly<Partial<Record<string, MessageKey>>> = {
  ymd: 'import.map-ymd',
  dmy: 'import.map-dmy',
  mdy: 'import.map-mdy',
};
const MARKS: Readonly<Partial<Record<string, MessageKey>>> = {
  comma: 'import.map-comma',
  dot: 'import.map-dot',
};

function readMapping(json: string): KeptMapping | null {
  try {
    const mapping = JSON.parse(json) as Partial<KeptMapping> | null;
    return mapping?.columns && mapping.types ? (mapping as KeptMapping) : null;
  } catch {
    return null;
  }
}

/** Of which broker the files of a kept mapping are; null for a text that is none. */
export const mappedBroker = (json: string): string | null => readMapping(json)?.broker ?? null;

/** What the columns of a file tell, in sentences; null for a text that is no mapping. */
export function mappingText(t: Translate, json: string): string | null {
  const mapping = readMapping(json);
  if (mapping === null) return null;
  const words = (keys: Readonly<Partial<Record<string, MessageKey>>>, code: string) => {
    const key = keys[code];
    return key === undefined ? code : t(key);
  };
  const fieldName = (field: string) => {
    const key = OTHER_FIELDS[field] ?? FIELDS[field]?.words;
    return key === undefined ? field : t(key);
  };
  const columns = Object.entries(mapping.columns).map(([field, column = '']) =>
    t('history.mapping-column', { column, field: fieldName(field) }),
  );
  const types = mapping.types.map(({ word, type }) =>
    t('history.mapping-word', { word, type: words(TYPES, type) }),
  );
  const order = `${t('import.map-date-order')}: ${words(ORDERS, mapping.dateOrder)}`;
  const mark = `${t('import.map-decimal-mark')}: ${words(MARKS, mapping.decimalMark)}`;
  const sentences = [columns.join('; '), types.join('; '), order, mark].filter((one) => one !== '');
  return [t('history.mapping-of', { broker: mapping.broker }), ...sentences.map((one) => `${one}.`)].join(
    ' ',
  );
}

/** The names of columns that are kept as a list. */
export function columnsText(json: string): string | null {
  try {
    const names: unknown = JSON.parse(json);
    return Array.isArray(names) ? names.join(', ') : null;
  } catch {
    return null;
  }
}
