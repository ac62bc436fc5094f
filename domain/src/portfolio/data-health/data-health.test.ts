import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CloseSeries } from '../../valuation/close-series.ts';
import { suspectedDuplicates } from './suspected-duplicates.ts';
import { suspectedSplits } from './suspected-splits.ts';

/** Closes of days in a row from day 100 on; null is a day without one. */
const series = (closes: readonly (number | null)[]): CloseSeries => {
  const told = closes.flatMap((close, index) => (close === null ? [] : [{ day: 100 + index, close }]));
  return {
    currency: 'EUR',
    days: Int32Array.from(told, ({ day }) => day),
    digits: BigInt64Array.from(told, ({ close }) => BigInt(close)),
    scale: 2,
  };
};

describe('a jump of closes', () => {
  it('by about a whole number suggests a split', () => {
    // 10000 / 5100 = 1.96, which misses 2 by 200 of 10000, less than a tenth.
    expect(suspectedSplits(series([9900, 10_000, 5100, 5000]), [])).toEqual([
      { day: 102, newUnits: 2n, oldUnits: 1n },
    ]);
    // 60000 / 2500 = 24, nearest to 25: 25 × 2500 misses by 2500 of 60000.
    expect(suspectedSplits(series([60_000, 2500]), [])).toEqual([{ day: 101, newUnits: 25n, oldUnits: 1n }]);
    expect(suspectedSplits(series([100, 1000]), [])).toEqual([{ day: 101, newUnits: 1n, oldUnits: 10n }]);
  });

  it('suggests none where it is small, between two ratios, or after a long time', () => {
    expect(suspectedSplits(series([10_000, 5700, 9900]), [])).toEqual([]);
    // 10000 / 800 = 12.5: 10 × 800 and 15 × 800 both miss by 2000, more than a tenth.
    expect(suspectedSplits(series([10_000, 800]), [])).toEqual([]);
    expect(suspectedSplits(series([10_000, ...Array.from({ length: 10 }, () => null), 5000]), [])).toEqual(
      [],
    );
  });

  it('is explained by a split that is recorded near its day, or taken back by the next closes', () => {
    expect(suspectedSplits(series([10_000, 5000]), [105])).toEqual([]);
    expect(suspectedSplits(series([10_000, 5000]), [112])).toHaveLength(1);
    expect(suspectedSplits(series([10_000, 100, 10_000, 10_000]), [])).toEqual([]);
  });

  it('is found wherever a steady course is split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2, maxLength: 40 }),
        fc.nat(),
        fc.constantFrom(2, 3, 4, 5, 10, 50),
        (moves, at, ratio) => {
          let close = 1_000_000;
          const steady = moves.map((percent) => (close = Math.round((close * (100 + percent)) / 100)));
          expect(suspectedSplits(series(steady), [])).toEqual([]);
          const index = 1 + (at % (steady.length - 1));
          const split = steady.map((each, day) => (day < index ? each : Math.round(each / ratio)));
          expect(suspectedSplits(series(split), [])).toEqual([
            { day: 100 + index, newUnits: BigInt(ratio), oldUnits: 1n },
          ]);
        },
      ),
    );
  });
});

describe('transactions that look alike', () => {
  const like = (
    id: number,
    identity: string | null = null,
    externalId: string | null = null,
    recordedAt = `moment ${id}`,
  ) => ({ id, identity, externalId, recordedAt });

  it('are suspected when they came by two ways, or by hand', () => {
    expect(suspectedDuplicates([like(2), like(1)])).toEqual([1, 2]);
    expect(suspectedDuplicates([like(1, 'a|1'), like(2)])).toEqual([1, 2]);
    expect(suspectedDuplicates([like(1, 'a|1'), like(2, 'b|1')])).toEqual([1, 2]);
  });

  it('are not when they are fills of one statement, or two orders', () => {
    expect(suspectedDuplicates([like(1, 'a|1'), like(2, 'a|2')])).toEqual([]);
    expect(suspectedDuplicates([like(1, 'a|1', 'X'), like(2, 'b|1', 'Y')])).toEqual([]);
    expect(suspectedDuplicates([like(1, 'a|1', 'X'), like(2, 'b|1', 'Y'), like(3, null, 'X')])).toEqual([
      1, 3,
    ]);
    expect(suspectedDuplicates([like(1)])).toEqual([]);
    // One of two fills bears the fee of the order, so that their rows differ.
    expect(suspectedDuplicates([like(1, 'fee|1', 'X', 'now'), like(2, 'free|1', 'X', 'now')])).toEqual([]);
    expect(suspectedDuplicates([like(1, 'fee|1', 'X', 'now'), like(2, null, 'X', 'now')])).toEqual([1, 2]);
  });

  it('are not when their broker numbers them differently', () => {
    expect(suspectedDuplicates([like(1, '#flex|7|1', 'X'), like(2, '#flex|8|1', 'X')])).toEqual([]);
    expect(suspectedDuplicates([like(1, '#flex|7|1', 'X'), like(2, '#other|8|1', 'X')])).toEqual([1, 2]);
    expect(suspectedDuplicates([like(1, '#flex|7|1', 'X'), like(2, 'b|1', 'X')])).toEqual([1, 2]);
  });
});
