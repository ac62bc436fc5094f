import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsOfTime, readTime } from './clock-time.ts';

describe('a clock time', () => {
  test.each([
    ['9', '09:00'],
    ['9:05', '09:05'],
    ['09.05', '09:05'],
    ['9h05', '09:05'],
    ['14h', '14:00'],
    ['905', '09:05'],
    ['0905', '09:05'],
    [' 23 : 59 ', '23:59'],
    ['9:05 pm', '21:05'],
    ['9 p.m.', '21:00'],
    ['12:30 AM', '00:30'],
    ['12:30 PM', '12:30'],
  ])('is read from %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  test.each(['', 'noon', '24:00', '9:5', '9:60', '13:00 pm', '0:30 am', '12:34:56', '-1:00'])(
    'is not read from %j',
    (text) => {
      expect(readTime(text)).toBeNull();
    },
  );

  test('is read again as it is written, wherever the reader is', () => {
    const locales = fc.constantFrom('en', 'en-GB', 'de', 'fr', 'it', 'cs');
    fc.assert(
      fc.property(locales, fc.nat(23), fc.nat(59), (locale, hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(readTime(digitsOfTime(locale, time))).toBe(time);
      }),
    );
  });
});
