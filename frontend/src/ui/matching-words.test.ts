import { expect, test } from 'vitest';
import { matchingWords } from './matching-words.ts';

const ALL = ['Import a statement', 'Important fund', 'Statement of costs', 'Živí a mrtví'];
const found = (typed: string) => matchingWords(ALL, (text) => text, typed);

test('every typed word has to be there, in any order and case', () => {
  expect(found('stat IMP')).toEqual(['Import a statement']);
  expect(found('nowhere')).toEqual([]);
});

test('words that begin so come before words that contain it', () => {
  expect(found('t')).toEqual(ALL);
  expect(found('ment')).toEqual(['Import a statement', 'Statement of costs']);
  expect(found('st')).toEqual(['Import a statement', 'Statement of costs']);
  expect(matchingWords(['xab', 'ab'], (text) => text, 'ab')).toEqual(['ab', 'xab']);
});

test('accents do not matter', () => {
  expect(found('zivi')).toEqual(['Živí a mrtví']);
});
