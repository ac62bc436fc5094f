import { decimalText } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dateField, endOf, momentField, pastDateField, timeField } from './date-fields.ts';
import { decimalTextField } from './decimal-text-field.ts';
import { parseJson } from './json-body.ts';
import {
  booleanField,
  decimalField,
  idField,
  integerField,
  NOT_NEGATIVE,
  POSITIVE,
} from './number-fields.ts';
import { validationBody, validationProblem } from './problem.ts';
import { currencyField, enumField, isinField, isinPathField, textField, wordField } from './text-fields.ts';

/** What a member of a body comes to, written as JSON: its value, or the entry of the 422 without its words. */
function read(member: z.ZodType, json: string): unknown {
  const body = parseJson(`{"x": ${json}}`);
  return outcome(z.object({ x: member }).safeParse(body), body);
}

function outcome(result: z.ZodSafeParseResult<{ x?: unknown }>, whole: unknown): unknown {
  if (result.success) return result.data.x;
  const [entry] = validationBody(validationProblem('body', result.error.issues, whole)).detail;
  if (!entry) throw new Error('a refusal without an entry');
  expect(entry.loc).toEqual(['body', 'x']);
  expect(entry.msg).not.toBe('');
  return entry.ctx === undefined ? entry.type : [entry.type, entry.ctx];
}

const RULE = { error: {} };

describe('every field', () => {
  const fields: [string, z.ZodType][] = [
    ['decimal', decimalField({ description: '' })],
    ['integer', integerField(0, 1, '')],
    ['text', textField(0, 9, '')],
    ['date', dateField('')],
    ['moment', momentField('')],
    ['enum', enumField(['a'], '')],
    ['boolean', booleanField('')],
    ['isin', isinField()],
  ];

  test.each(fields)('%s: absent is missing, and the input shown is the whole object', (_name, member) => {
    const result = z.object({ x: member }).safeParse({ y: 1 });
    const issues = result.error?.issues ?? [];
    const { detail } = validationBody(validationProblem('body', issues, { y: 1 }));
    expect(detail).toEqual([{ type: 'missing', loc: ['body', 'x'], msg: 'Field required', input: { y: 1 } }]);
  });

  test.each(fields)('%s: refuses null, an object, a list and a lone surrogate', (_name, member) => {
    for (const json of ['null', '{"a": 1}', '[1]', '"\\ud800"', '"\\u0000"']) {
      expect(z.object({ x: member }).safeParse(parseJson(`{"x": ${json}}`)).success).toBe(false);
    }
  });

  test.each(fields)('%s: may be optional', (_name, member) => {
    expect(z.object({ x: member.optional() }).safeParse({})).toEqual({ success: true, data: {} });
  });
});

describe('decimal', () => {
  const positive = decimalField({ ...POSITIVE, description: '' }).transform((value) => decimalText(value));
  const notNegative = decimalField({ ...NOT_NEGATIVE, description: '' }).transform((value) =>
    decimalText(value),
  );

  test.each([
    ['12.5', '12.5'],
    ['"12.50"', '12.5'],
    ['" 1e3\\n"', '1000'],
    ['1E-10', '0.0000000001'],
    ['123456789012345.1234567891', '123456789012345.1234567891'], // more digits than a float has
    ['"123456789012345.1234567891"', '123456789012345.1234567891'],
    ['0.1000000000000000055511151231257827', ['decimal_max_places', { decimal_places: 10 }]],
    ['"0.12345678901"', ['decimal_max_places', { decimal_places: 10 }]],
    ['"0.12345678900"', '0.123456789'], // zeros at the end do not count
    ['999999999999999.9999999999', '999999999999999.9999999999'],
    ['1000000000000000', ['decimal_whole_digits', { whole_digits: 15 }]],
    ['1e400', ['decimal_whole_digits', { whole_digits: 15 }]],
    [`"${'9'.repeat(400)}"`, ['decimal_whole_digits', { whole_digits: 15 }]],
    ['9'.repeat(400), ['decimal_whole_digits', { whole_digits: 15 }]],
    ['1e999999999', 'decimal_parsing'],
    ['1e-999999999', 'decimal_parsing'],
    [`"${'9'.repeat(100_000)}"`, 'decimal_parsing'],
    ['0', ['greater_than', { gt: 0 }]],
    ['-0.0', ['greater_than', { gt: 0 }]],
    ['"-1e400"', ['greater_than', { gt: 0 }]],
    ['"NaN"', 'finite_number'],
    ['" -Infinity "', 'finite_number'],
    ['"inf"', 'finite_number'],
    ['true', 'decimal_type'],
    ['null', 'decimal_type'],
    ['{}', 'decimal_type'],
    ['""', 'decimal_parsing'],
    ['"1,5"', 'decimal_parsing'],
    ['"1_000"', 'decimal_parsing'],
    ['"٣"', 'decimal_parsing'],
    ['"1\\u0000"', 'decimal_parsing'],
  ])('positive %s', (json, expected) => {
    expect(read(positive, json)).toEqual(expected);
  });

  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['"-0.00"', '0'],
    ['-1e-10', ['greater_than_equal', { ge: 0 }]],
  ])('not negative %s', (json, expected) => {
    expect(read(notNegative, json)).toEqual(expected);
  });

  test.each([
    ['"24.50"', '24.50'],
    ['24.50', '24.5'],
    [`"1.${'0'.repeat(300)}"`, '1.0000000000'],
    ['"25e-1"', '2.5'],
    ['"24.555"', ['decimal_max_places', { decimal_places: 2 }]],
  ])('as text, %s', (json, expected) => {
    expect(read(decimalTextField({ ...POSITIVE, fractionDigits: 2, description: '' }), json)).toEqual(
      expected,
    );
  });
});

describe('whole numbers and words', () => {
  test.each([
    ['"7"', 7],
    ['7', 7],
    ['" +7.0 "', 7],
    ['"-1"', ['greater_than_equal', { ge: 0 }]],
    ['"1001"', ['less_than_equal', { le: 1000 }]],
    [`"${'9'.repeat(400)}"`, ['less_than_equal', { le: 1000 }]],
    [`"${'9'.repeat(401)}"`, 'int_parsing'],
    ['"7.5"', 'int_parsing'],
    ['""', 'int_parsing'],
    ['"1e2"', 'int_parsing'],
    ['true', 'int_parsing'],
  ])('integer %s', (json, expected) => {
    expect(read(integerField(0, 1000, ''), json)).toEqual(expected);
  });

  test.each([
    ['"7"', 7],
    ['"-7"', -7],
    ['"99999999999999999999"', 1e20], // beyond exact numbers: found nowhere, and not taken for another id
    [`"${'9'.repeat(300)}"`, 1e300],
    [`"${'9'.repeat(400)}"`, Infinity],
    ['"seven"', 'int_parsing'],
  ])('id %s', (json, expected) => {
    expect(read(idField(''), json)).toEqual(expected);
  });

  test.each([
    ['"true"', true],
    ['"ON"', true],
    ['"0"', false],
    ['"f"', false],
    ['""', 'bool_parsing'],
    ['"2"', 'bool_parsing'],
    ['1', 'bool_parsing'], // queries are texts
  ])('boolean %s', (json, expected) => {
    expect(read(booleanField(''), json)).toEqual(expected);
  });

  test('a word of a list is case-sensitive', () => {
    const expected = "'BUY' or 'SELL'";
    expect(read(enumField(['BUY', 'SELL'], ''), '"BUY"')).toBe('BUY');
    expect(read(enumField(['BUY', 'SELL'], ''), '"buy"')).toEqual(['enum', { expected }]);
    expect(read(wordField(['asc', 'desc'], ''), '"ASC"')).toEqual([
      'string_pattern_mismatch',
      { pattern: '^(asc|desc)$' },
    ]);
  });
});

describe('texts', () => {
  test.each([
    ['"abc"', 'abc'],
    ['" a\\n"', ' a\n'], // kept as it is
    ['"😀😀😀"', '😀😀😀'], // three characters, six code units
    ['""', ['string_too_short', { min_length: 1 }]],
    ['"abcd"', ['string_too_long', { max_length: 3 }]],
    ['"a\\u0000"', ['value_error', RULE]],
    ['"a\\u001b"', ['value_error', RULE]],
    ['"a\\u007f"', ['value_error', RULE]],
    ['"a\\ud83d"', 'string_unicode'],
    ['7', 'string_type'],
    ['null', 'string_type'],
  ])('of 1 to 3 characters: %s', (json, expected) => {
    expect(read(textField(1, 3, ''), json)).toEqual(expected);
  });

  test.each([
    ['"ie00bk5bqt80"', 'IE00BK5BQT80'],
    ['"IE00BK5BQT81"', ['value_error', RULE]],
    ['"IE00BK5BQT8X"', ['value_error', RULE]],
    ['"IE00BK5BQT8"', ['string_too_short', { min_length: 12 }]],
    ['" IE00BK5BQT80"', ['string_too_long', { max_length: 12 }]],
    ['"IE00BK5BQT8٠"', ['value_error', RULE]], // a digit, but none of ours
    ['"ıe00bk5bqt80"', ['value_error', RULE]], // a dotless i becomes I
  ])('ISIN %s', (json, expected) => {
    expect(read(isinField(), json)).toEqual(expected);
  });

  test('an ISIN of a path is any twelve characters', () => {
    expect(read(isinPathField(), '"xx0000000000"')).toBe('XX0000000000');
    expect(read(isinPathField(), '"short"')).toEqual(['string_too_short', { min_length: 12 }]);
  });

  test.each([
    ['"usd"', 'USD'],
    ['"US"', ['value_error', RULE]],
    ['"ÄÖÜ"', ['value_error', RULE]],
    ['1', 'string_type'],
  ])('currency %s', (json, expected) => {
    expect(read(currencyField(''), json)).toEqual(expected);
  });
});

describe('days and moments', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 12) });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['"2024-02-29"', '2024-02-29'],
    ['"2024-02-29T00:00:00"', '2024-02-29'],
    ['"2024-02-29 00:00:00.000Z"', '2024-02-29'],
    ['1709164800', '2024-02-29'],
    ['"1709164800"', '2024-02-29'],
    ['1709164800000', '2024-02-29'], // milliseconds
    ['"2024-02-29T00:00:01"', 'date_from_datetime_inexact'],
    ['1709164801', 'date_from_datetime_inexact'],
    ['1709164800.5', 'date_from_datetime_inexact'],
    ['"2023-02-29"', ['date_from_datetime_parsing', { error: 'no such calendar day' }]],
    ['"2023-2-9"', ['date_from_datetime_parsing', { error: 'no such calendar day' }]],
    ['""', ['date_from_datetime_parsing', { error: 'no such calendar day' }]],
    ['9999999999999999', ['date_from_datetime_parsing', { error: 'timestamp out of range' }]],
    ['true', 'date_type'],
    ['null', 'date_type'],
  ])('day %s', (json, expected) => {
    expect(read(dateField(''), json)).toEqual(expected);
  });

  test('today may be a past day, tomorrow may not', () => {
    expect(read(pastDateField(''), '"2026-11-24"')).toBe('2026-11-24');
    expect(read(pastDateField(''), '"2026-11-25"')).toEqual(['value_error', RULE]);
    expect(read(pastDateField(''), '"2026-13-01"')).toMatchObject(['date_from_datetime_parsing', {}]);
  });

  test.each([
    ['"09:15"', '09:15'],
    ['"23:59:59"', '23:59:59'],
    ['"24:00"', 'time_parsing'],
    ['9', 'time_parsing'],
  ])('time %s', (json, expected) => {
    expect(read(timeField(''), json)).toEqual(expected);
  });

  const moment = momentField('').transform((value) => `${value.instant} … ${endOf(value)}`);
  const exactly = (instant: string) => `${instant} … ${instant}`;

  test.each([
    ['"2024-03-05"', '2024-03-05T00:00:00.000000 … 2024-03-05T23:59:59.999999'],
    ['"20240305"', '2024-03-05T00:00:00.000000 … 2024-03-05T23:59:59.999999'],
    ['"2024-03-05T00:00:00"', exactly('2024-03-05T00:00:00.000000')],
    ['"2024-03-05T12:00:00.25+02:00"', exactly('2024-03-05T10:00:00.250000')],
    ['"2024-03-05T12:00:00 02:00"', exactly('2024-03-05T10:00:00.000000')], // a plus sign that nobody escaped
    ['"2024-03-05 12:00"', exactly('2024-03-05T12:00:00.000000')],
    ['"1709640000"', exactly('2024-03-05T12:00:00.000000')],
    ['"99999999"', exactly('1973-03-03T09:46:39.000000')], // no such day: a unix time
  ])('moment %s', (json, expected) => {
    expect(read(moment, json)).toEqual(expected);
  });

  test.each(['""', '"soon"', '"2024-02-30"', '"0001-01-01T00:00+01:00"', 'true', '"9999999999999999"'])(
    'moment %s is refused',
    (json) => {
      expect(read(moment, json)).toEqual(['datetime_from_date_parsing', { error: 'no such moment' }]);
    },
  );
});
