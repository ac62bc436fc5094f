import { describe, expect, test } from 'vitest';
import { plainSpaces } from '../testing/figure-text.ts';
import { countedText, countText } from './count.ts';
import { dateText, momentText, timeText } from './date.ts';
import { fileSizeText } from './file-size.ts';
import { negated } from './negated.ts';
import { columnDigits } from './precision.ts';

describe('a day', () => {
  test.each([
    ['en-GB', '24 Nov 2026'],
    ['de-DE', '24. Nov. 2026'],
    ['de-CH', '24. Nov. 2026'],
    ['cs-CZ', '24. 11. 2026'],
    ['fr-FR', '24 nov. 2026'],
    ['it-IT', '24 nov 2026'],
  ])('is written as %s writes it', (locale, written) => {
    expect(plainSpaces(dateText({ locale, format: 'auto' }, '2026-11-24'))).toBe(written);
  });

  test.each([
    ['iso', '2026-01-09'],
    ['dots', '09.01.2026'],
    ['day-first', '09/01/2026'],
    ['month-first', '01/09/2026'],
  ] as const)('is written as chosen: %s', (format, written) => {
    expect(dateText({ locale: 'en-GB', format }, '2026-01-09')).toBe(written);
  });

  test('is the day that is written, on the last evening of a year too', () => {
    expect(dateText({ locale: 'en-GB', format: 'auto' }, '2025-12-31')).toBe('31 Dec 2025');
  });
});

test('a time is the clock where the reader is', () => {
  expect(timeText({ locale: 'en-GB', format: 'auto' }, new Date(2026, 10, 24, 14, 2).getTime())).toBe(
    '14:02',
  );
});

test('a moment is told by its clock time, and before today with its day', () => {
  const style = { locale: 'en-GB', format: 'iso' } as const;
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 2).getTime();
  expect(momentText(style, at(24, 0), at(24, 23))).toBe('00:02');
  expect(momentText(style, at(23, 23), at(24, 0))).toBe('2026-11-23, 23:02');
});

test('a count has its noun in one or in many', () => {
  expect(countText('en-GB', 100_000)).toBe('100,000');
  expect(countedText('en-GB', 1, 'trade', 'trades')).toBe('1 trade');
  expect(countedText('de-DE', 1234, 'trade', 'trades')).toBe('1.234 trades');
});

test('a file has a size in kilobytes, from a million bytes on in megabytes', () => {
  expect(fileSizeText('en-GB', 640_000)).toBe('640 kB');
  expect(fileSizeText('en-GB', 12_449_000)).toBe('12.4 MB');
});

describe('the precision of a column', () => {
  test('is what its neediest value needs, up to four digits', () => {
    expect(columnDigits(['612.0000', '310.5000', null])).toBe(1);
    expect(columnDigits(['1.123456'])).toBe(4);
    expect(columnDigits(['10', '20.000'])).toBe(0);
  });

  test('is not below what the column asks for', () => {
    expect(columnDigits(['10'], 2)).toBe(2);
    expect(columnDigits([], 4)).toBe(4);
  });
});

test('a figure that is taken off has the other sign, digit for digit', () => {
  expect(negated('12345678901234567890.10')).toBe('-12345678901234567890.10');
  expect(negated('-0.5')).toBe('0.5');
});
