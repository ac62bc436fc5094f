import { localDate } from '@portfolio/domain';
import { expect, test } from 'vitest';
import { isTradingDay } from './is-trading-day.ts';

test.each([
  ['2026-11-23', true, 'Monday'],
  ['2026-11-27', true, 'Friday'],
  ['2026-11-28', false, 'Saturday'],
  ['2026-11-29', false, 'Sunday'],
  ['2026-04-03', false, 'Good Friday'],
  ['2026-04-06', false, 'Easter Monday'],
  ['2026-05-01', false, 'Labour Day'],
  ['2025-12-24', false, 'Christmas Eve'],
])('%s: %s (%s)', (day, isOpen) => {
  expect(isTradingDay(localDate(day))).toBe(isOpen);
});
