import { describe, expect, test } from 'vitest';
import { isinMetadata } from '../../testing/why-bodies.ts';
import { EMPTY_FIELDS, fieldsOf, instrumentDraft, type InstrumentFields, liveIsinProblem } from './draft.ts';

const complete: InstrumentFields = {
  isin: ' ie00bk5bqt80 ',
  name: ' FTSE All-World ',
  type: 'STOCK',
  currency: 'eur',
  ter: '0,22',
  symbol: ' VWCE ',
};

const terOf = (ter: string) => instrumentDraft({ ...complete, ter }).body?.ter;

describe('an instrument', () => {
  test('is read trimmed, with its letters large', () => {
    expect(instrumentDraft(complete)).toEqual({
      problems: {},
      body: {
        isin: 'IE00BK5BQT80',
        name: 'FTSE All-World',
        type: 'STOCK',
        currency: 'EUR',
        ter: '0.0022',
        symbol: 'VWCE',
      },
    });
  });

  test('may have no currency, cost or symbol: they are not known then', () => {
    const { body } = instrumentDraft({ ...complete, currency: ' ', ter: '', symbol: '' });
    expect(body).toMatchObject({ currency: null, ter: null, symbol: null });
  });

  test('says what is missing', () => {
    const { problems, body } = instrumentDraft(EMPTY_FIELDS);
    expect(body).toBeNull();
    expect(Object.keys(problems)).toEqual(['isin', 'name', 'type']);
  });

  test('is edited as the text it was entered with', () => {
    const fields = fieldsOf(isinMetadata({ ter: '0.00075', symbol: null }));
    expect(fields).toMatchObject({ ter: '0.075', symbol: '', currency: 'EUR' });
    expect(instrumentDraft(fields).body).toMatchObject({ ter: '0.00075', symbol: null });
  });
});

describe('the yearly cost', () => {
  test.each([
    ['0.22', '0.0022'],
    ['0,07 %', '0.0007'],
    ['.5', '0.005'],
    ['0', '0'],
    ['99.99', '0.9999'],
    ['0.123456789012345678', '0.00123456789012345678'],
  ])('typed as %s percent is the fraction %s, to the last digit', (typed, fraction) => {
    expect(terOf(typed)).toBe(fraction);
  });

  test.each(['100', '-0.1', 'cheap', '0.2.2'])('typed as %s is refused', (typed) => {
    expect(terOf(typed)).toBeUndefined();
  });
});

describe('an ISIN', () => {
  test.each([
    ['IE00', 'isin-metadata.isin-length', { count: '4' }],
    ['1E00BK5BQT80', 'isin-metadata.isin-pattern', undefined],
    ['IE00BK5BQT81', 'isin-metadata.isin-check-digit', { digit: '0' }],
  ])('%s is refused with %s', (isin, key, values) => {
    expect(instrumentDraft({ ...complete, isin }).problems.isin).toEqual(values ? { key, values } : { key });
  });

  test('is not judged while it is typed, before it is complete', () => {
    expect(liveIsinProblem('IE00')).toBeUndefined();
    expect(liveIsinProblem('IE00BK5BQT80')).toBeUndefined();
    expect(liveIsinProblem('IE00BK5BQT81')?.key).toBe('isin-metadata.isin-check-digit');
  });
});

test.each([
  ['name', 'x'.repeat(256), 'isin-metadata.name-too-long'],
  ['currency', 'EU', 'isin-metadata.currency-form'],
] as const)('a wrong %s is refused', (field, text, key) => {
  expect(instrumentDraft({ ...complete, [field]: text }).problems[field]).toEqual({ key });
});
