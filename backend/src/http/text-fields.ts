import { inWholeUnits, ONE, parseIsin } from '@portfolio/domain';
import { chain, field, type FieldError, valueError, type FieldResult } from './field.ts';

/** C0 controls other than tab and line ends, and DEL: no name contains them and no list is readable with them. */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isAllowed = code >= 0x20 ? code !== 0x7f : code === 0x09 || code === 0x0a || code === 0x0d;
    if (!isAllowed) return true;
  }
  return false;
}

export function readText(value: unknown): FieldResult<string> {
  if (typeof value !== 'string')
    return { error: { type: 'string_type', message: 'Input should be a valid string' } };
  if (!value.isWellFormed()) {
    return {
      error: { type: 'string_unicode', message: 'Input should be valid Unicode, without lone surrogates' },
    };
  }
  if (hasControlCharacter(value))
    return { error: valueError('control_characters', 'control characters are not allowed') };
  return { value };
}

/** Length counted in Unicode code points. */
export function withLength(least: number, most: number): (text: string) => FieldResult<string> {
  return (text) => {
    const length = Array.from(text).length;
    if (length < least) {
      const message = `String should have at least ${least} character${least === 1 ? '' : 's'}`;
      return { error: { type: 'string_too_short', message, ctx: { min_length: least } } };
    }
    if (length > most) {
      const message = `String should have at most ${most} character${most === 1 ? '' : 's'}`;
      return { error: { type: 'string_too_long', message, ctx: { max_length: most } } };
    }
    return { value: text };
  };
}

/** A text of `least` to `most` characters, kept as it is. */
export function textField(least: number, most: number, description: string) {
  return field(
    { type: 'string', minLength: least, maxLength: most, description },
    chain(readText, withLength(least, most)),
  );
}

/** A text that is more than blanks, measured as it was sent and then trimmed. */
export function trimmedField(what: string, most: number, description: string, example: string) {
  return field(
    { type: 'string', minLength: 1, maxLength: most, description, examples: [example] },
    chain(chain(readText, withLength(1, most)), (text) => {
      const trimmed = text.trim();
      return trimmed === '' ? { error: valueError('blank', `the ${what} is blank`) } : { value: trimmed };
    }),
  );
}

const ISIN_PATTERN = '^[A-Za-z]{2}[A-Za-z0-9]{9}[0-9]$';

function wrongCheckDigit(expected: string): FieldError {
  const message = `the check digit does not match: a valid ISIN here ends in ${expected}`;
  return valueError('isin_check_digit', message, { expected });
}

function readIsin(text: string): FieldResult<string> {
  const isin = parseIsin(text);
  if (typeof isin === 'string') return { value: isin };
  return isin.code === 'isin_check_digit'
    ? { error: wrongCheckDigit(isin.expected) }
    : { error: valueError('isin_pattern', 'an ISIN is two letters, nine letters or digits, and one digit') };
}

/** An ISIN whose check digit is right; upper-cased. */
export function isinField(description = 'International Securities Identification Number (ISO 6166)') {
  return field(
    {
      type: 'string',
      minLength: 12,
      maxLength: 12,
      pattern: ISIN_PATTERN,
      description,
      examples: ['IE00BK5BQT80'],
    },
    chain(chain(readText, withLength(12, 12)), readIsin),
  );
}

/** Twelve characters of a path, upper-cased, whatever they are: what does not exist is 404, not 422. */
export function isinPathField() {
  return field(
    { type: 'string', minLength: 12, maxLength: 12, description: 'ISIN in either case' },
    chain(chain(readText, withLength(12, 12)), (text) => ({ value: text.toUpperCase() })),
  );
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}

/** What is wrong with a value that is none of the given words. */
export function enumMismatch(values: readonly string[]): FieldError {
  const expected = oneOf(values);
  return { type: 'enum', message: `Input should be ${expected}`, ctx: { expected } };
}

/** One of the given words, case-sensitive. */
export function enumField<const V extends string>(values: readonly V[], description: string) {
  const error = enumMismatch(values);
  return field({ type: 'string', enum: values, description }, (value): FieldResult<V> => {
    const found = values.find((word) => word === value);
    return found === undefined ? { error } : { value: found };
  });
}

/** One of the given words, reported as a pattern as the existing implementation does for sort parameters. */
export function wordField<const V extends string>(values: readonly V[], description: string) {
  const pattern = `^(${values.join('|')})$`;
  return field({ type: 'string', pattern, description }, (value): FieldResult<V> => {
    const found = values.find((word) => word === value);
    const message = `String should match pattern '${pattern}'`;
    return found === undefined
      ? { error: { type: 'string_pattern_mismatch', message, ctx: { pattern } } }
      : { value: found };
  });
}

/** A three-letter currency code; upper-cased, and of a hundredth the currency itself. */
export function currencyField(description: string) {
  return field(currencySchema(description), (value) => {
    const read = readCurrency(value);
    return 'error' in read ? read : { value: inWholeUnits(ONE, read.value).currency };
  });
}

/** A currency code as exchanges quote it, in the case in which it was written: GBp are pence, GBP are pounds. */
export function quotedCurrencyField(description: string) {
  return field(currencySchema(description), readCurrency);
}

const currencySchema = (description: string) =>
  ({
    type: 'string',
    minLength: 3,
    maxLength: 3,
    pattern: '^[A-Za-z]{3}$',
    description,
    examples: ['EUR'],
  }) as const;

function readCurrency(value: unknown): FieldResult<string> {
  const text = readText(value);
  if ('error' in text || /^[A-Za-z]{3}$/.test(text.value)) return text;
  return { error: valueError('currency_letters', 'a currency is three letters, such as EUR (ISO 4217)') };
}
