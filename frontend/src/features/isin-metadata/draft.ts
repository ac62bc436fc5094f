import {
  compare,
  type Decimal,
  decimalText,
  isNegative,
  ONE,
  parseDecimal,
  parseIsin,
} from '@portfolio/domain';
import type { IsinMetadata, IsinMetadataInput } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { MessageValues } from '../../i18n/translator.ts';
import type { AssetClass } from './asset-classes.ts';

/** The form of an instrument as it is typed. */
export interface InstrumentFields {
  readonly isin: string;
  readonly name: string;
  /** Empty until one is chosen. */
  readonly type: AssetClass | '';
  readonly currency: string;
  /** In percent a year. */
  readonly ter: string;
  readonly symbol: string;
}

export type FieldName = keyof InstrumentFields;

/** What is wrong with a field, in a message and what fills it in. */
export interface FieldProblem {
  readonly key: MessageKey;
  readonly values?: MessageValues;
}

export type FieldProblems = Partial<Record<FieldName, FieldProblem>>;

export interface InstrumentDraft {
  readonly problems: FieldProblems;
  /** Null while something is missing or wrong. */
  readonly body: IsinMetadataInput | null;
}

export const EMPTY_FIELDS: InstrumentFields = {
  isin: '',
  name: '',
  type: '',
  currency: '',
  ter: '',
  symbol: '',
};

const NAME_LENGTH = 255;
const CURRENCY = /^[A-Z]{3}$/;

/**
 * A percentage as a fraction, by moving the decimal mark two places: `0.22` is 0.0022, exactly.
 *
 * @param text with `,` or `.` as decimal mark and with or without `%`
 */
function fractionOfPercent(text: string): Decimal | null {
  const bare = text.replace(/%$/, '').trim().replace(',', '.');
  return parseDecimal(`${bare}e-2`);
}

/** The other way: 0.0022 is `0.22`. */
function percentText(fraction: string): string {
  const percent = parseDecimal(`${fraction}e2`);
  return percent ? decimalText(percent) : '';
}

function isinProblem(text: string): FieldProblem | undefined {
  if (text === '') return { key: 'isin-metadata.enter-isin' };
  const isin = parseIsin(text);
  if (typeof isin === 'string') return undefined;
  if (isin.code === 'isin_length') {
    return { key: 'isin-metadata.isin-length', values: { count: String(text.length) } };
  }
  if (isin.code === 'isin_pattern') return { key: 'isin-metadata.isin-pattern' };
  return { key: 'isin-metadata.isin-check-digit', values: { digit: isin.expected } };
}

/** What is wrong with an ISIN while it is typed: nothing before it is complete. */
export function liveIsinProblem(text: string): FieldProblem | undefined {
  return text.trim().length === 12 ? isinProblem(text.trim()) : undefined;
}

function nameProblem(name: string): FieldProblem | undefined {
  if (name === '') return { key: 'isin-metadata.enter-name' };
  return name.length > NAME_LENGTH ? { key: 'isin-metadata.name-too-long' } : undefined;
}

/** Reads the form: the request to send, or what is missing. What is left empty is not known: null. */
export function instrumentDraft(fields: InstrumentFields): InstrumentDraft {
  const isin = fields.isin.trim().toUpperCase();
  const name = fields.name.trim();
  const currency = fields.currency.trim().toUpperCase();
  const typedTer = fields.ter.trim();
  const ter = typedTer === '' ? null : fractionOfPercent(typedTer);
  const isTer = typedTer === '' || (ter !== null && !isNegative(ter) && compare(ter, ONE) < 0);
  const found: Record<FieldName, FieldProblem | undefined> = {
    isin: isinProblem(isin),
    name: nameProblem(name),
    type: fields.type === '' ? { key: 'isin-metadata.choose-class' } : undefined,
    currency: currency === '' || CURRENCY.test(currency) ? undefined : { key: 'isin-metadata.currency-form' },
    ter: isTer ? undefined : { key: 'isin-metadata.ter-form' },
    symbol: undefined,
  };
  const problems = Object.fromEntries(Object.entries(found).filter(([, problem]) => problem));
  if (fields.type === '' || Object.keys(problems).length > 0) return { problems, body: null };
  return {
    problems,
    body: {
      isin,
      name,
      type: fields.type,
      currency: currency === '' ? null : currency,
      ter: ter && decimalText(ter),
      symbol: fields.symbol.trim() === '' ? null : fields.symbol.trim(),
    },
  };
}

/** An instrument as the text to begin editing with. */
export function fieldsOf({ isin, name, type, currency, ter, symbol }: IsinMetadata): InstrumentFields {
  return {
    isin,
    name,
    type,
    currency: currency ?? '',
    ter: ter === null ? '' : percentText(ter),
    symbol: symbol ?? '',
  };
}
