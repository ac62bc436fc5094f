import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFromDayNumber } from '../calendar/date-from-day-number.ts';
import { dayNumber, localDate, type LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, multiply, ONE, subtract, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { divide } from '../money/divide.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { annualisedReturn } from './annualised-return.ts';
import { growthIndex } from './growth-index.ts';
import { timeWeightedReturn } from './time-weighted-return.ts';
import type { ValuedDay } from './valued-day.ts';

const day = (date: string, value: string, inflow = '0', outflow = '0'): ValuedDay => ({
  date: localDate(date),
  value: decimal(value),
  inflow: decimal(inflow),
  outflow: decimal(outflow),
});
const twr = (start: string, ...days: ValuedDay[]) => timeWeightedReturn(growthIndex(decimal(start), days));
const shown = (value: Decimal) => decimalText(roundHalfEven(value, 10));

describe('timeWeightedReturn', () => {
  test('of a period without days is 0', () => {
    expect(twr('100')).toEqual(ZERO);
  });

  test('does not see money coming in at the start of a day or going out at its end', () => {
    // 110/100 · (231/(110 + 100)) · ((115.5 + 115.5)/231) = 1.1 · 1.1 · 1 = 1.21
    const days = [
      day('2024-01-02', '110'),
      day('2024-01-03', '231', '100'),
      day('2024-01-04', '115.5', '0', '115.5'),
    ];
    expect(shown(twr('100', ...days))).toBe('0.21');
  });

  test('of a day that rose 1 % is 1 %, though everything was taken out on it', () => {
    expect(shown(twr('1000', day('2024-01-02', '0', '0', '1010')))).toBe('0.01');
  });

  test('counts from the first purchase on, with its fee as money put in', () => {
    // 100 for units worth 98 at the end of the day: 98/100 − 1
    expect(shown(twr('0', day('2024-01-01', '0'), day('2024-01-02', '98', '100')))).toBe('-0.02');
  });

  test('a day that begins with nothing is 0, and told apart when it ends with something', () => {
    const points = growthIndex(ZERO, [
      day('2024-01-01', '0'),
      day('2024-01-02', '0', '0', '1'),
      day('2024-01-03', '5'),
    ]);
    expect(points.map(({ isUntold }) => isUntold)).toEqual([false, true, true]);
    expect(timeWeightedReturn(points)).toEqual(ZERO);
  });

  // Portfolio Performance, ClientIndexTest, weekly sums of its spreadsheet: (1 + 0.023)(1 − 0.077402422) − 1
  test('chains as the spreadsheet of Portfolio Performance does', () => {
    expect(shown(twr('100', day('2012-01-01', '102.3'), day('2012-01-08', '94.3817322294')))).toBe(
      '-0.0561826777',
    );
  });
});

describe('annualisedReturn', () => {
  // Ghostfolio, calculation-helper.spec.ts, to two decimals: 23.74 % in 575 days is 14.5 % a year; here exp(365/575 · ln 1.2374) − 1
  test.each([
    ['0.05', 365, '0.05'],
    ['0.2374', 575, '0.144784683'],
    ['0.21', 730, '0.1'],
    ['-0.75', 730, '-0.5'],
    ['0', 10_000, '0'],
  ])('%s in %i days is %s a year', (total, days, perYear) => {
    expect(decimalText(annualisedReturn(decimal(total), days) as Decimal)).toBe(perYear);
  });

  test('is absent where it would mislead or cannot be', () => {
    expect(annualisedReturn(decimal('0.1025'), 65)).toEqual({ unavailable: 'shorter_than_a_year' });
    expect(annualisedReturn(decimal('0.1025'), 364)).toEqual({ unavailable: 'shorter_than_a_year' });
    expect(annualisedReturn(decimal('-1'), 800)).toEqual({ unavailable: 'everything_lost' });
    expect(annualisedReturn({ digits: 10n ** 310n, scale: 0 }, 365)).toEqual({ unavailable: 'too_large' });
  });
});

describe('laws', () => {
  const cents = (most: number) =>
    fc.integer({ min: 0, max: most }).map((digits) => ({ digits: BigInt(digits), scale: 2 }));
  const first = dayNumber(localDate('2020-01-01'));
  const days = fc
    .array(fc.record({ value: cents(10_000_000), inflow: cents(100_000), outflow: cents(100_000) }), {
      maxLength: 40,
    })
    .map((all) =>
      all.map((one, index): ValuedDay => ({ ...one, date: dateFromDayNumber(first + index) as LocalDate })),
    );
  const start = cents(10_000_000);

  test('returns of periods that follow each other chain', () => {
    fc.assert(
      fc.property(start, days, fc.nat(40), (value, all, cut) => {
        const [early, late] = [all.slice(0, cut), all.slice(cut)];
        const between = early.at(-1)?.value ?? value;
        const whole = add(ONE, timeWeightedReturn(growthIndex(value, all)));
        const chained = multiply(
          add(ONE, timeWeightedReturn(growthIndex(value, early))),
          add(ONE, timeWeightedReturn(growthIndex(between, late))),
        );
        // Each is right to 1e-40 of itself per day; a day multiplies by at most 1e7.
        const size = add(whole, ONE);
        expect(shown(divide(subtract(chained, whole), size, 25))).toBe('0');
      }),
    );
  });

  test('a day without a change or a flow changes nothing', () => {
    fc.assert(
      fc.property(start, days, (value, all) => {
        const last = all.at(-1);
        fc.pre(last !== undefined);
        const quiet = { ...last, inflow: ZERO, outflow: ZERO };
        expect(timeWeightedReturn(growthIndex(value, [...all, quiet]))).toEqual(
          add(timeWeightedReturn(growthIndex(value, all)), { digits: 0n, scale: 40 }),
        );
      }),
    );
  });

  test('scaling every amount leaves the return', () => {
    fc.assert(
      fc.property(start, days, (value, all) => {
        const k = decimal('7');
        const scaled = all.map(({ date, ...amounts }) => ({
          date,
          value: multiply(amounts.value, k),
          inflow: multiply(amounts.inflow, k),
          outflow: multiply(amounts.outflow, k),
        }));
        expect(timeWeightedReturn(growthIndex(multiply(value, k), scaled))).toEqual(
          timeWeightedReturn(growthIndex(value, all)),
        );
      }),
    );
  });
});
