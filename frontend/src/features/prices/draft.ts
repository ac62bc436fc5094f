import { type Decimal, decimalText, isPositive, parseDecimal, parseLocalDate } from '@portfolio/domain';
import { basedOn } from '../../api/based-on.ts';
import type { PricesInput, RatesInput } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** Reads a number with `,` or `.` before its fraction; the other of them, spaces and apostrophes group digits. */
function readDecimal(text: string): Decimal | null {
  const bare = text.trim().replace(/(?<=\d)[\s'’](?=\d)/gu, '');
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  if (comma < 0 || point < 0) return parseDecimal(bare.replace(',', '.'));
  const [group, mark] = comma > point ? ['.', ','] : [',', '.'];
  return parseDecimal(bare.replaceAll(group, '').replace(mark, '.'));
}

export type ValueDraft = { readonly value: string } | { readonly error: MessageKey };

/** Reads a close or a rate: above 0. */
export function valueDraft(text: string): ValueDraft {
  const value = readDecimal(text);
  return value && isPositive(value) ? { value: decimalText(value) } : { error: 'prices.enter-a-value' };
}

/** A value of the API as the text to begin editing with: no zeros that nobody typed. */
export function editableText(value: string): string {
  const known = parseDecimal(value);
  return known ? decimalText(known) : value;
}

/** A close or a rate as it is typed. */
export interface ValueFields {
  readonly date: string;
  readonly value: string;
  readonly currency: string;
}

export type ValueErrors = Partial<Record<keyof ValueFields, MessageKey>>;

export interface EnteredDraft {
  readonly errors: ValueErrors;
  /** Null while something is missing or wrong. */
  readonly entered: ValueFields | null;
}

/** As exchanges quote: GBp are pence, so the case is kept. */
const CURRENCY = /^[A-Za-z]{3}$/;

/** Reads the form of a close or a rate. */
export function enteredDraft(fields: ValueFields): EnteredDraft {
  const value = valueDraft(fields.value);
  const currency = fields.currency.trim();
  const found: Record<keyof ValueFields, MessageKey | undefined> = {
    date: parseLocalDate(fields.date) ? undefined : 'prices.enter-a-day',
    value: 'error' in value ? value.error : undefined,
    currency: CURRENCY.test(currency) ? undefined : 'prices.currency-form',
  };
  const errors = Object.fromEntries(Object.entries(found).filter(([, error]) => error));
  if ('error' in value || Object.keys(errors).length > 0) return { errors, entered: null };
  return { errors, entered: { date: fields.date, value: value.value, currency } };
}

/**
 * The request that enters one close.
 *
 * @param overAt when what it is typed over was entered; null for nothing, undefined when nobody knows
 */
export function priceBody(
  isin: string,
  { date, value, currency }: ValueFields,
  overAt: string | null | undefined,
): PricesInput {
  return { prices: [{ isin, date, close: value, currency, ...basedOn(overAt) }] };
}

/** The request that enters one rate. */
export function rateBody(
  { date, value, currency }: ValueFields,
  overAt: string | null | undefined,
): RatesInput {
  return { rates: [{ currency, date, rate: value, ...basedOn(overAt) }] };
}
