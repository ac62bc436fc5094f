import { expect, test } from 'vitest';
import { spreadEvenly } from './spread-evenly.ts';

test('with money enough everything comes to its target, or stays above where it cannot come down', () => {
  expect(spreadEvenly([5n, -10n, -20n], 100n)).toEqual({ cost: 25n, level: 0n });
  expect(spreadEvenly([5n, 3n], 8n)).toEqual({ cost: 34n, level: 0n });
});

test('with less, the lowest are lifted to one level', () => {
  // −1 stays: the others share −1 … of −15 in all −14, and come to −7 each.
  expect(spreadEvenly([-1n, -10n, -20n], -15n)).toEqual({ cost: 1n + 98n, level: -7n });
  // 15 / 2, rounded down; 225 / 2, rounded down.
  expect(spreadEvenly([-10n, -20n], -15n)).toEqual({ cost: 112n, level: -8n });
});

test('without money nothing moves, and what cannot be paid has no cost', () => {
  expect(spreadEvenly([-10n, -20n], -30n)).toEqual({ cost: 500n, level: -20n });
  expect(spreadEvenly([-10n, -20n], -31n)).toBeNull();
  expect(spreadEvenly([5n], 4n)).toBeNull();
  expect(spreadEvenly([], 0n)).toEqual({ cost: 0n, level: 0n });
});
