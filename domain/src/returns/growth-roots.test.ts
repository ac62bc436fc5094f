import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decimal } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { growthRoots } from './growth-roots.ts';

/** Amounts at equal distances over the span. */
const rootsOf = (...amounts: readonly string[]) =>
  growthRoots(
    amounts.map(decimal),
    amounts.map((_, index) => index / (amounts.length - 1)),
  );

/** The coefficients of c · Π (1 − x / gⱼ) for growths gⱼ each period, x = 1 / growth, exact, of the unit 10^−9. */
function productOf(growths: readonly bigint[], digits: bigint): Decimal[] {
  let coefficients = [1n];
  for (const growth of growths) {
    // (1 − growth · x) with growth in units of 10^−digits: the coefficient of xⁿ has scale n · digits.
    const next = [...coefficients, 0n];
    coefficients.forEach((coefficient, index) => {
      next[index + 1] = (next[index + 1] as bigint) - coefficient * growth;
    });
    coefficients = next;
  }
  return coefficients.map((coefficient, index) => ({ digits: coefficient, scale: index * Number(digits) }));
}

const DIGITS = 6n;
const evenly = (amounts: readonly Decimal[]) => amounts.map((_, index) => index / (amounts.length - 1));

describe('growthRoots', () => {
  it('finds two roots between neighbouring points of its grid', () => {
    // −1000 + 2215 x − 1226.55 x² = 0 for x = 1/1.105 and 1/1.11: growths over two periods of 1.105² and 1.11².
    const roots = rootsOf('-1000', '2215', '-1226.55');
    expect(roots).toHaveLength(2);
    expect(roots[0]).toBeCloseTo(2 * Math.log(1.105), 9);
    expect(roots[1]).toBeCloseTo(2 * Math.log(1.11), 9);
    // The same with time turned over: 1/1.105 and 1/1.11.
    const losses = rootsOf('-1226.55', '2215', '-1000');
    expect(losses).toHaveLength(2);
    expect(losses[0]).toBeCloseTo(-2 * Math.log(1.11), 9);
  });

  it('finds a root that the sum only touches, once', () => {
    // −100 + 220 x − 121 x² = −(10 − 11 x)²
    const roots = rootsOf('-100', '220', '-121');
    expect(roots).toHaveLength(1);
    expect(roots[0]).toBeCloseTo(2 * Math.log(1.1), 5);
    // Rounding may show it as two, or in two intervals.
    for (let growth = 1_001_000n; growth < 1_300_000n; growth += 7_001n) {
      const twice = productOf([growth, growth], DIGITS);
      const [root, ...others] = growthRoots(twice, evenly(twice));
      expect(others).toEqual([]);
      expect(root).toBeCloseTo(2 * Math.log(Number(growth) / 1e6), 5);
    }
  });

  it('finds none where the sum comes close to 0 and does not reach it', () => {
    // −100 + 219.999 x − 121 x²: 219.999² < 4 · 100 · 121
    expect(rootsOf('-100', '219.999', '-121')).toEqual([]);
  });

  it('finds three in one interval, and 0 beside others', () => {
    // (1 − 1.1 x)(1 − 1.101 x)(1 − 1.102 x)
    const close = productOf([1_100_000n, 1_101_000n, 1_102_000n], DIGITS);
    const roots = growthRoots(close, evenly(close));
    expect(roots).toHaveLength(3);
    for (const [index, growth] of [1.1, 1.101, 1.102].entries())
      expect(roots[index]).toBeCloseTo(3 * Math.log(growth), 6);
    // −(1 − x)(1 − 1.2 x)
    expect(rootsOf('-1', '2.2', '-1.2')).toEqual([0, expect.closeTo(2 * Math.log(1.2), 9)]);
  });

  it('gives up on telling roots apart where the sum hardly leaves 0, and ends soon', () => {
    // (1 − 1.1 x)^20: within 10^−13 of 0 over a fifth of the grid
    const flat = productOf(Array<bigint>(20).fill(11n), 1n);
    const begin = performance.now();
    // What it tells there is rounding; that it ends and makes nothing up beside the stretch is what can be asked of it.
    for (const root of growthRoots(flat, evenly(flat)))
      expect(Math.abs(root - 20 * Math.log(1.1))).toBeLessThan(8);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('finds as many as a grid as fine as anybody likes, and no other ones', () => {
    const growth = fc.bigInt({ min: 400_000n, max: 2_500_000n });
    const near = fc.bigInt({ min: 60n, max: 20_000n });
    fc.assert(
      fc.property(fc.array(growth, { minLength: 1, maxLength: 3 }), near, (others, step) => {
        // Two of the growths are only `step` millionths apart.
        const growths = [...others, (others[0] as bigint) + step].sort((a, b) => (a < b ? -1 : 1));
        const gaps = growths.slice(1).map((one, index) => one - (growths[index] as bigint));
        fc.pre(gaps.every((gap) => gap >= 60n));
        const amounts = productOf(growths, DIGITS);
        const told = growthRoots(amounts, evenly(amounts));
        const known = growths.map((one) => growths.length * Math.log(Number(one) / 1e6));
        expect(told).toHaveLength(known.length);
        for (const [index, root] of told.entries())
          expect(Math.abs(root - (known[index] as number))).toBeLessThan(1e-4);
      }),
    );
  });

  it('finds whatever a fine grid sees, of any amounts', () => {
    const amount = fc.integer({ min: -1000, max: 1000 }).filter((one) => one !== 0);
    fc.assert(
      fc.property(fc.array(amount, { minLength: 3, maxLength: 8 }), (whole) => {
        const amounts = whole.map((one) => ({ digits: BigInt(one), scale: 0 }));
        const signs = Array.from({ length: 4001 }, (_, index) => {
          const growth = 40 * ((index - 2000) / 2000) ** 3;
          const origin = growth < 0 ? 1 : 0;
          const terms = whole.map((one, at) => one * Math.exp(-growth * (at / (whole.length - 1) - origin)));
          return Math.sign(terms.reduce((total, term) => total + term, 0));
        }).filter((sign) => sign !== 0);
        const seen = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
        expect(growthRoots(amounts, evenly(amounts)).length).toBeGreaterThanOrEqual(seen);
      }),
      { numRuns: 200 },
    );
  });
});
