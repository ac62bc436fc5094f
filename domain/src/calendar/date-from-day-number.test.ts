import { describe, expect, it } from 'vitest';
import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayNumber, localDate } from './local-date.ts';

describe('dateFromDayNumber', () => {
  it('is the inverse of dayNumber on every day of the first and the last 400 years', () => {
    const last = dayNumber(localDate('9999-12-31'));
    const days = Array.from({ length: 146_097 }, (_, day) => [day, last - day]).flat();
    const isWrong = (day: number): boolean => {
      const date = dateFromDayNumber(day);
      return date === null || dayNumber(date) !== day;
    };
    expect(days.filter(isWrong)).toEqual([]);
  });

  it.each([
    [0, '0001-01-01'],
    [146_096, '0400-12-31'],
    [146_097, '0401-01-01'],
    [719_162, '1970-01-01'],
    [738_214, '2022-03-01'],
  ])('day %d is %s', (day, date) => {
    expect(dateFromDayNumber(day)).toBe(date);
  });

  it('knows no day before the first and after the last', () => {
    expect([dateFromDayNumber(-1), dateFromDayNumber(dayNumber(localDate('9999-12-31')) + 1)]).toEqual([
      null,
      null,
    ]);
  });
});
