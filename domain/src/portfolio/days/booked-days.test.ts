import { describe, expect, test } from 'vitest';
import { publishedText } from '../../money/decimal-text.ts';
import { entries } from '../../testing/index.ts';
import { bookedDays } from './booked-days.ts';

const LINES = `
  2025-01-01 BUY 10 @ 100 fee 1 at A
  2025-01-01 BUY 6 @ 100 at B
  2025-01-02 DIVIDEND 8 tax 2 at A
  2025-01-02 DIVIDEND 9 tax 2 at B
  2025-01-03 SPLIT 2:1 at B
  2025-01-04 FEE 3 at B
  2025-01-04 SELL 2 @ 60 fee 1 tax 4 at A
`;

const told = (broker: string | null) =>
  bookedDays(entries(LINES), broker).map(
    ({ date, units, inflow, outflow }) =>
      `${date.slice(8)} ${publishedText(units)} in ${publishedText(inflow)} out ${publishedText(outflow)}`,
  );

describe('booked days', () => {
  test('of all brokers', () => {
    expect(told(null)).toEqual([
      '01 16 in 1601 out 0',
      '02 16 in 0 out 13', // 8 − 2 + 9 − 2
      '03 32 in 0 out 0',
      '04 30 in 3 out 115', // 120 − 1 − 4
    ]);
  });

  test('of one broker; a split wherever it was recorded', () => {
    expect(told('A')).toEqual([
      '01 10 in 1001 out 0',
      '02 10 in 0 out 6',
      '03 20 in 0 out 0',
      '04 18 in 0 out 115',
    ]);
  });

  test('of a broker nothing but splits and prices is told before it has anything, and nothing when it never has', () => {
    const lines = entries(
      '2025-01-01 BUY 1 @ 8 fee 1 at A; 2025-01-02 SPLIT 2:1 at A; 2025-01-03 BUY 3 @ 9 at B',
    );
    const days = bookedDays(lines, 'B').map(({ date, units, inflow, split, price }) => [
      `${date.slice(8)} ${publishedText(units)} in ${publishedText(inflow)}`,
      split?.newUnits,
      price && publishedText(price.amount),
    ]);
    expect(days).toEqual([
      ['01 0 in 0', undefined, '8'],
      ['02 0 in 0', 2n, null],
      ['03 3 in 27', undefined, '9'],
    ]);
    expect(bookedDays(lines, 'C')).toEqual([]);
  });

  test('what happens before a split of the same day counts as it is in the evening', () => {
    const timed = entries(
      '2025-01-01 09:00 BUY 10 @ 100; 2025-01-01 10:00 TRANSFER_IN 4 @ 1; 2025-01-01 11:00 SPLIT 2:1; 2025-01-01 12:00 SPLIT 3:2',
    );
    const [day] = bookedDays(timed, null);
    expect(day?.split).toEqual({ newUnits: 6n, oldUnits: 2n });
    expect([day?.units, day?.unitsIn].map((units) => units && publishedText(units))).toEqual(['42', '12']);
    expect(day?.price).toMatchObject({ amount: { digits: 200n }, divisor: { digits: 6n } }); // 100 / 3
  });
});
