import { expect, test } from 'vitest';
import { kindCode } from './kind-code.ts';

test.each([
  ['Gold bars', [], 'gold_bars'],
  ['Životní pojištění', [], 'zivotni_pojisteni'],
  ['  P2P – loans! ', [], 'p2p_loans'],
  ['黄金', [], 'kind'],
  ['Gold bars', ['gold_bars', 'gold_bars_2'], 'gold_bars_3'],
])('a kind called %s beside %j has the code %s', (name, taken, code) => {
  expect(kindCode(name, taken)).toBe(code);
});

test('a long name gives a code that the API takes', () => {
  expect(kindCode('Something '.repeat(10), [])).toMatch(/^[a-z0-9]+(?:_[a-z0-9]+)*$/);
  expect(kindCode('Something '.repeat(10), []).length).toBeLessThanOrEqual(50);
});
