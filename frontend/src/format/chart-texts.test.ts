import { describe, expect, test } from 'vitest';
import { plainSpaces } from '../testing/figure-text.ts';
import { axisDateText } from './axis-date.ts';
import { compactMoneyText, compactNumberText, compactPercentText } from './compact.ts';
import { hiddenDigits } from './hidden-digits.ts';
import { instantDayText, instantText, instantTimeText, isWholeDay } from './instant.ts';

describe('a figure of an axis', () => {
  test.each([
    ['en-GB', '115000', '€115k'],
    ['en-GB', '2500', '€2.5k'],
    ['en-US', '-1250000', '−€1.25M'],
    ['en-GB', '0', '€0'],
    ['de-DE', '115000', '115.000 €'],
    ['de-DE', '1250000', '1,25 Mio. €'],
    ['cs-CZ', '115000', '115 tis. €'],
    ['fr-FR', '115000', '115 k €'],
  ])('of money in %s: %s', (locale, value, written) => {
    expect(plainSpaces(compactMoneyText(locale, value, 'EUR'))).toBe(written);
  });

  test('of a ratio or a bare number has no digit too many', () => {
    expect(compactPercentText('en-GB', '-0.125')).toBe('−12.5%');
    expect(compactNumberText('en-GB', '1200')).toBe('1.2k');
  });
});

test('a day of an axis says as much as it has room for', () => {
  expect(axisDateText('en-GB', '2026-11-24', 'day')).toBe('24 Nov');
  expect(axisDateText('en-GB', '2026-11-01', 'month')).toBe('Nov');
  expect(axisDateText('en-GB', '2026-01-01', 'year')).toBe('2026');
});

describe('an instant of the API', () => {
  const style = { locale: 'en-GB', format: 'auto' } as const;

  test('is told where the reader is, with its day', () => {
    const there = new Date(2026, 10, 24, 14, 2).toISOString().slice(0, 19);
    expect(instantText(style, there)).toBe('24 Nov 2026, 14:02');
    expect(instantDayText(style, there)).toBe('24 Nov 2026');
    expect(instantTimeText(style, there)).toBe('14:02');
  });

  test('at the beginning of a day is that day, wherever the reader is', () => {
    expect(instantText(style, '2026-11-24T00:00:00')).toBe('24 Nov 2026');
    expect(instantText(style, '2026-11-24')).toBe('24 Nov 2026');
    expect(instantDayText(style, '2026-11-24T00:00:00')).toBe('24 Nov 2026');
    expect(instantTimeText(style, '2026-11-24T00:00:00')).toBeNull();
    expect(isWholeDay('2026-11-24T00:00:00.000000')).toBe(true);
    expect(isWholeDay('2026-11-24T00:00:01')).toBe(false);
  });
});

test('an amount in privacy keeps its shape', () => {
  expect(hiddenDigits('€115,234.25')).toBe('€•••,•••.••');
});
