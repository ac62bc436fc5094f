import { expect, test } from 'vitest';
import { daysOfStretch } from './days-of-stretch.ts';

test.each([
  ['2025', '2024-12-31', '2025-12-31'],
  ['2024-02', '2024-01-31', '2024-02-29'],
  ['2025-12', '2025-11-30', '2025-12-31'],
])('%s is after %s until %s', (stretch, start, end) => {
  expect(daysOfStretch(stretch)).toEqual({ start, end });
});
