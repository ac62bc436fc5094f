import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  daysBetween,
  daysInMonth,
  isLeapYear,
  localDate,
  localDateOf,
  parseLocalDate,
} from './local-date.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

describe('the calendar', () => {
  it('has a leap day every fourth year, but in full centuries only every fourth century', () => {
    expect([2023, 2024, 1900, 2000, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]);
    expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(2024, 4), daysInMonth(2024, 12)]).toEqual(
      [28, 29, 30, 31],
    );
    expect([daysInMonth(2024, 0), daysInMonth(2024, 13)]).toEqual([0, 0]);
  });
});

describe('parseLocalDate', () => {
  it.each(['2024-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-00-10',
    '2024-13-10',
    '2024-01-00',
    '0000-01-01',
    '24-01-01',
    '2024-1-1',
    '20240101',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '01-02-2024',
    '',
  ])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });
});

describe('localDateOf', () => {
  it('writes the day with leading zeros', () => {
    expect(localDateOf(33, 4, 3)).toBe('0033-04-03');
  });

  it.each([
    [2024.5, 1, 1],
    [10_000, 1, 1],
    [2024, 1.5, 1],
    [2024, 1, 1.5],
    [Number.NaN, 1, 1],
  ])('refuses %d-%d-%d', (year, month, day) => {
    expect(localDateOf(year, month, day)).toBeNull();
  });
});

describe('localDate', () => {
  it('throws at a literal that is no day', () => {
    expect(localDate('2024-02-29')).toBe('2024-02-29');
    expect(() => localDate('2023-02-29')).toThrow(RangeError);
  });
});

describe('days between two dates', () => {
  it('counts calendar days, with a sign', () => {
    expect(dayNumber(localDate('0001-01-01'))).toBe(0);
    expect(daysBetween(localDate('2024-02-28'), localDate('2024-03-01'))).toBe(2);
    expect(daysBetween(localDate('2023-02-28'), localDate('2023-03-01'))).toBe(1);
    expect(daysBetween(localDate('2024-12-31'), localDate('2024-01-01'))).toBe(-365);
    expect(daysBetween(localDate('2008-01-01'), localDate('2009-02-15'))).toBe(411); // 366 + 45
  });
});

describe('laws', () => {
  const anyDay = fc.date({
    min: new Date('0001-01-01T00:00Z'),
    max: new Date('9999-12-31T00:00Z'),
    noInvalidDate: true,
  });
  const textOf = (day: Date) => day.toISOString().slice(0, 10);

  it('parse ∘ print = identity', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const printed = localDateOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
        expect(printed).toBe(textOf(day));
        expect(parseLocalDate(textOf(day))).toBe(printed);
      }),
    );
  });

  it('counts the days that the clock counts', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (start, end) => {
        const [first, last] = [localDate(textOf(start)), localDate(textOf(end))];
        const milliseconds = Date.parse(last) - Date.parse(first);
        expect(daysBetween(first, last)).toBe(milliseconds / MILLISECONDS_PER_DAY);
      }),
    );
  });

  it('dates sort as text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (left, right) => {
        const [a, b] = [localDate(textOf(left)), localDate(textOf(right))];
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });
});
