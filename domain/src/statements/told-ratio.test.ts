import { expect, test } from 'vitest';
import { toldRatio } from './told-ratio.ts';

const told = (text: string) => {
  const ratio = toldRatio(text);
  return ratio && `${ratio.newUnits}:${ratio.oldUnits}`;
};

test.each([
  ['2:1', '2:1'],
  [' 3 / 2 ', '3:2'],
  ['2 for 1', '2:1'],
  ['1 zu 10', '1:10'],
  ['4 à 1', '4:1'],
  // 3.5 : 1 = 7 : 2
  ['3.5 for 1', '7:2'],
  ['2', '2:1'],
  // 1.5 = 3 : 2, 0.1 = 1 : 10
  ['1,5', '3:2'],
  ['0.1', '1:10'],
])('%s is %s', (text, ratio) => {
  expect(told(text)).toBe(ratio);
});

test.each(['', '1', '2:2', '0:1', '1:0', 'two for one', '2:1:1', '-2', '9999999999:1', '999999999:0.000001'])(
  '"%s" is no ratio that changes anything',
  (text) => {
    expect(told(text)).toBeNull();
  },
);
