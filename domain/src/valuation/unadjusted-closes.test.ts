import { describe, expect, it } from 'vitest';
import { localDate } from '../calendar/local-date.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { unadjustedCloses } from './unadjusted-closes.ts';

const close = (date: string, text: string) => ({ date: localDate(date), close: decimal(text) });
const split = (date: string, newUnits: bigint, oldUnits: bigint) => ({
  date: localDate(date),
  newUnits,
  oldUnits,
});
const texts = (closes: readonly { close: ReturnType<typeof decimal> }[]) =>
  closes.map((told) => decimalText(told.close));

describe('unadjustedCloses', () => {
  it('are as told where there was no split', () => {
    const told = [close('2026-03-02', '109.06')];
    expect(unadjustedCloses(told, [], 7)).toEqual(told);
  });

  it('before a split are multiplied by its ratio, and from its day on as told', () => {
    const told = [close('2026-03-02', '27.265'), close('2026-03-03', '27.5'), close('2026-03-04', '27.6')];
    // 27.265 × 4 = 109.06
    expect(texts(unadjustedCloses(told, [split('2026-03-03', 4n, 1n)], 7))).toEqual([
      '109.06',
      '27.5',
      '27.6',
    ]);
  });

  it('before several splits are multiplied by all of them', () => {
    const splits = [split('2026-03-05', 3n, 2n), split('2026-03-03', 2n, 1n)];
    const told = [close('2026-03-02', '20'), close('2026-03-04', '20')];
    expect(texts(unadjustedCloses(told, splits, 7))).toEqual(['60', '30']); // 20 × 2 × 3/2; 20 × 3/2
  });

  it('are rounded to the digits that the provider tells', () => {
    // 33.33333 × 3 = 99.99999: seven digits tell no more than that
    expect(
      texts(unadjustedCloses([close('2026-03-02', '33.33333')], [split('2026-03-03', 3n, 1n)], 7)),
    ).toEqual(['99.99999']);
    // 33.333332 × 3 = 99.999996, of which seven digits are 100
    expect(
      texts(unadjustedCloses([close('2026-03-02', '33.333332')], [split('2026-03-03', 3n, 1n)], 7)),
    ).toEqual(['100']);
    // 100 × 1/3 = 33.333333…
    expect(texts(unadjustedCloses([close('2026-03-02', '100')], [split('2026-03-03', 1n, 3n)], 7))).toEqual([
      '33.33333',
    ]);
    // 40,000,000 × 1/3 = 13,333,333.3…: no digit before the point is lost
    expect(
      texts(unadjustedCloses([close('2026-03-02', '40000000')], [split('2026-03-03', 1n, 3n)], 7)),
    ).toEqual(['13333333']);
  });
});
