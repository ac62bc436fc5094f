import { expect, it } from 'vitest';
import { isStale } from './staleness.ts';

it.each([
  [100, 100, false],
  [93, 100, false],
  [92, 100, true],
  [101, 100, false], // of a later day, as when a clock was set back
])('a price of day %i is on day %i stale: %s', (day, today, stale) => {
  expect(isStale(day, today)).toBe(stale);
});
