import { expect, test } from 'vitest';
import { dateFromDayNumber } from './date-from-day-number.ts';
import { dayAfter } from './day-after.ts';
import { dayNumber, localDate, type LocalDate } from './local-date.ts';

test('the day after is the one with the next number, through leap years and centuries', () => {
  for (const start of ['1899-12-31', '1999-12-20', '2023-12-01', '9998-01-01']) {
    let date: LocalDate = localDate(start);
    for (let day = dayNumber(date); day < dayNumber(localDate(start)) + 800; day += 1) {
      if (date === '9999-12-31') break;
      const next = dayAfter(date);
      expect(next).toBe(dateFromDayNumber(day + 1));
      date = next as LocalDate;
    }
  }
});

test('the calendar ends', () => {
  expect(dayAfter(localDate('9999-12-31'))).toBeNull();
});
