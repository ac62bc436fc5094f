import { expect, test } from 'vitest';
import { printInParts } from './print-in-parts.ts';

const printed = (answer: object) => Buffer.concat([...printInParts(answer)]).toString();

test.each([
  {},
  { rows: [] },
  { total: 0, rows: [{ isin: 'IE00BK5BQT80', product: 'Größe "x"' }], rate: null, note: 'a\u2028b' },
  { first: Array.from({ length: 1000 }, (_, index) => index), second: Array.from({ length: 2001 }, String) },
])('is the text that JSON has for it, however many parts %#', (answer) => {
  expect(printed(answer)).toBe(JSON.stringify(answer));
});

test('prints lists that are only there entry by entry, and holds no long one as a whole', () => {
  const numbers = function* () {
    for (let number = 0; number < 5000; number += 1) yield { number };
  };
  const parts = [...printInParts({ numbers: numbers() })];
  expect(JSON.parse(Buffer.concat(parts).toString())).toEqual({ numbers: [...numbers()] });
  // Five parts of a thousand entries, and what closes the list and the object.
  expect(parts).toHaveLength(7);
});
