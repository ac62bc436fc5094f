import { decimalText } from '@portfolio/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printedDecimal, shortestDecimal } from './decimal-of-double.ts';

describe('printedDecimal', () => {
  test.each([
    [0.33335, 4, '0.3333'],
    [1.00005, 4, '1.0001'],
    [1.00015, 4, '1.0002'],
    [0.125, 2, '0.12'], // exact midpoints go to the even neighbour
    [0.375, 2, '0.38'],
    [0.03125, 4, '0.0312'],
    [0.09375, 4, '0.0938'],
    [-0.125, 2, '-0.12'],
    [41.6667, 2, '41.67'],
    [2.675, 2, '2.67'], // 2.67499999999999982236431605997495353221893310546875
    [1e21, 2, '1000000000000000000000'],
    [123456789012345680000, 4, '123456789012345683968'], // the binary value, not its shortest name
    [0.00004, 4, '0'],
    [0.00005, 4, '0.0001'], // 0.000050000000000000002…
    [5e-324, 4, '0'],
    [1.7976931348623157e308, 0, (2n ** 1024n - 2n ** 971n).toString()],
    [0, 2, '0'],
    [-0, 2, '0'],
    [12, 4, '12'],
  ])('%d to %i digits is %s', (double, digits, text) => {
    expect(decimalText(printedDecimal(double, digits))).toBe(text);
  });

  test('agrees with toFixed but for exact midpoints, where that rounds up', () => {
    const isMidpoint = (double: number) => (double * 20_000) % 2 === 1;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (double) => {
        fc.pre(!isMidpoint(double));
        const { digits } = printedDecimal(double, 4);
        expect(digits).toBe(BigInt(double.toFixed(4).replace('.', '')));
      }),
    );
  });
});

describe('shortestDecimal', () => {
  test.each([
    [41.6667, '41.6667'],
    [4928.131416837782, '4928.1314168378'],
    [10_000, '10000'],
    [1e-7, '0.0000001'],
    [1e-11, '0'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [0.1 + 0.2, '0.3'],
  ])('%d is %s', (double, text) => {
    expect(decimalText(shortestDecimal(double, 10))).toBe(text);
  });
});
