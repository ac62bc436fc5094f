import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearchText, writeSearchText } from './search-text.ts';

test.each([
  ['?trade=5', { trade: 5 }],
  ['?trade=%225%22', { trade: '5' }],
  ['?a=true&b=false&c=null', { a: true, b: false, c: null }],
  ['?search=%22true%22', { search: 'true' }],
  ['?search=gold', { search: 'gold' }],
  ['?search=a+b%2Bc%26', { search: 'a b+c&' }],
  ['?search=007', { search: '007' }],
  ['?at=2026-09-30', { at: '2026-09-30' }],
  ['?list=%5B1%2C%22x%22%5D&of=%7B%22a%22%3A1%7D', { list: [1, 'x'], of: { a: 1 } }],
  ['?empty=', { empty: '' }],
  ['', {}],
])('%s means the same in both directions', (text, search) => {
  expect(readSearchText(text)).toEqual(search);
  expect(writeSearchText(search)).toBe(text);
});

test.each([
  ['?search=%E0%A4%A', { search: '\uFFFD%A' }],
  ['?search=%', { search: '%' }],
  ['?search="5', { search: '"5' }],
  ['?a=1&a=2&b=x', { a: [1, 2], b: 'x' }],
  ['?constructor=1&__proto__=2', JSON.parse('{"constructor":1,"__proto__":2}')],
  ['?&&=', { '': '' }],
])('%s is read, whatever it is', (text, search) => {
  expect(readSearchText(text)).toEqual(search);
});

test('what is undefined is not written', () => {
  expect(writeSearchText({ trade: undefined, search: 'gold' })).toBe('?search=gold');
  expect(writeSearchText({ trade: undefined })).toBe('');
});

/** What pages write: text, whole and broken numbers, yes and no. */
const VALUE = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.integer(),
  fc.boolean(),
  // Text that looks like something else.
  fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.constant(null)).map((value) => JSON.stringify(value)),
);

test('whatever pages write is read again as it was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), VALUE), (search) => {
      expect(readSearchText(writeSearchText(search))).toEqual({ ...search });
    }),
  );
});
