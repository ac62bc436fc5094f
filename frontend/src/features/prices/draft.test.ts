import { expect, test } from 'vitest';
import { editableText, enteredDraft, priceBody, rateBody, valueDraft } from './draft.ts';

test.each([
  ['121,0918', '121.0918'],
  ['1.234,5', '1234.5'],
  ["1'234.50", '1234.5'],
])('%s is the close %s', (typed, value) => {
  expect(valueDraft(typed)).toEqual({ value });
});

test.each(['', '0', '-1', 'dear'])('%j is no close', (typed) => {
  expect(valueDraft(typed)).toEqual({ error: 'prices.enter-a-value' });
});

test('a close is complete with its day and its currency, whose case is kept', () => {
  const fields = { date: '2026-11-20', value: '804,5', currency: ' GBp ' };
  const { entered } = enteredDraft(fields);
  expect(entered && priceBody('IE00BK5BQT80', entered, undefined)).toEqual({
    prices: [{ isin: 'IE00BK5BQT80', date: '2026-11-20', close: '804.5', currency: 'GBp' }],
  });
  expect(enteredDraft({ date: '', value: 'x', currency: 'E' })).toEqual({
    errors: {
      date: 'prices.enter-a-day',
      value: 'prices.enter-a-value',
      currency: 'prices.currency-form',
    },
    entered: null,
  });
});

test('a rate is of a currency as it was typed', () => {
  const { entered } = enteredDraft({ date: '2026-11-20', value: '1.0412', currency: 'usd' });
  expect(entered && rateBody(entered, null)).toEqual({
    rates: [{ currency: 'usd', date: '2026-11-20', rate: '1.0412', based_on: null }],
  });
});

test('editing begins with the digits that count', () => {
  expect(editableText('121.090000')).toBe('121.09');
});
