import { expect, test } from 'vitest';
import { shownValue } from './shown-value.ts';

test.each([
  [null, 'nothing'],
  [undefined, 'nothing'],
  [0.5, '0.5'],
  [Infinity, 'Infinity'],
  [Buffer.from('x'), 'binary data'],
  ['crypto', '"crypto"'],
  ['a "b"', '"a \\"b\\""'],
  ['\u001b[31mred\n', '"\\u001b[31mred\\n"'],
  ['evil\u202egnp', '"evil\\u202egnp"'], // turns the text that follows around
  ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
])('%j is shown as %s', (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});
