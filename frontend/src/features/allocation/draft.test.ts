import { expect, test } from 'vitest';
import { percentText, weightsDraft } from './draft.ts';

const TODAY = '2026-11-24';
const line = (id: number, name: string, percent: string) => ({ id, name, percent });
const draft = (...lines: Parameters<typeof line>[]) =>
  weightsDraft(
    lines.map((one) => line(...one)),
    TODAY,
    TODAY,
  );

test('percentages with comma or point become fractions; lines with nothing in them do not count', () => {
  const { parts, sum } = draft([1, ' Japan ', '12,5'], [2, '', ' '], [3, 'Debts', '-2.5']);
  expect(parts).toEqual([
    { name: 'Japan', weight: '0.125' },
    { name: 'Debts', weight: '-0.025' },
  ]);
  expect(sum).toBe('0.1');
});

test('what is wrong stands at its line', () => {
  const { lineErrors, parts } = draft([1, 'Apple Inc.', '5'], [2, 'APPLE INC', 'x'], [3, '', '1']);
  expect(parts).toBeNull();
  expect([...lineErrors]).toEqual([
    [2, { name: 'allocation.name-twice', percent: 'allocation.enter-a-percentage' }],
    [3, { name: 'allocation.enter-a-name' }],
  ]);
});

test.each([
  [[], 'allocation.sum-wrong'],
  [[[1, 'A', '0']], 'allocation.sum-wrong'],
  [[[1, 'A', '101']], null],
  [[[1, 'A', '101.01']], 'allocation.sum-wrong'],
] as const)('%j: the sum is more than 0 and at most the whole with its tolerance', (lines, error) => {
  expect(draft(...lines.map((one): Parameters<typeof line> => [...one])).sumError).toBe(error);
});

test.each(['', '2026-02-30', '2026-11-25'])('%j is no day that weights can be of', (day) => {
  expect(weightsDraft([line(1, 'A', '1')], day, TODAY)).toMatchObject({
    dayError: 'allocation.enter-a-day',
    parts: null,
  });
});

test('a stored fraction is edited as the percentage that it is', () => {
  expect(percentText('0.0725')).toBe('7.25');
});
