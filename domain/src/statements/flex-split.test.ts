import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRatioIn } from './flex-split.ts';

const words = (text: string): string | null => {
  const ratio = splitRatioIn(text);
  return ratio && `${ratio.newUnits}:${ratio.oldUnits}`;
};

describe('the ratio in the description of a split', () => {
  it.each([
    ['VT(US9220427424) SPLIT 4 FOR 1 (VT, SAMPLE)', '4:1'],
    ['SAMPLE split 1 for 25', '1:25'],
    ['SPLIT 3.5 FOR 1', '7:2'],
    ['SPLIT 10 FOR 4', '5:2'],
    ['SPLIT 1.000001 FOR 1', '1000001:1000000'],
    ['SPLIT 999999999.999999 FOR 1', null],
    ['SPLIT 1 FOR 999999999.999999', null],
    ['SPLIT 2 FOR 2', null],
    ['SPLIT 0 FOR 2', null],
    ['SPLIT 2 FOR 0', null],
    ['SPLITS 2 FOR 1', null],
    ['', null],
  ])('%j: %s', (text, ratio) => {
    expect(words(text)).toBe(ratio);
  });

  it('is in lowest terms and keeps its value', () => {
    const whole = fc.integer({ min: 1, max: 9999 });
    fc.assert(
      fc.property(whole, whole, (left, right) => {
        const ratio = splitRatioIn(`SPLIT ${left} FOR ${right}`);
        if (left === right) expect(ratio).toBeNull();
        else expect((ratio?.newUnits ?? 0n) * BigInt(right)).toBe((ratio?.oldUnits ?? 0n) * BigInt(left));
      }),
    );
  });
});
