import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfEpochDay, epochDay } from './epoch-day.ts';
import { localDate } from './local-date.ts';

describe('epochDay', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-01-01', 10_957], // 30 · 365 + 7 leap days
    ['0001-01-01', -719_162], // 1969 · 365 + 477 leap days: 718 685 + 477
  ])('%s is %i', (date, day) => {
    expect(epochDay(localDate(date))).toBe(day);
    expect(dateOfEpochDay(day)).toBe(date);
  });

  it('counts as the clock of a computer does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString();
        return iso.startsWith(dateOfEpochDay(day)) && epochDay(dateOfEpochDay(day)) === day;
      }),
    );
  });

  it('there is no day outside the calendar', () => {
    expect(() => dateOfEpochDay(-719_163)).toThrow(RangeError);
  });
});
