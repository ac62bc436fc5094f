import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { dateFromDayNumber } from '../calendar/date-from-day-number.ts';
import { dayNumber, localDate, type LocalDate } from '../calendar/local-date.ts';
import { add, compare, type Decimal, ONE } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { bestAndWorst } from './best-and-worst.ts';
import { binary } from './binary.ts';
import { brentRoot } from './brent-root.ts';
import { drawdown, falls, type Level } from './drawdown.ts';
import { growthIndex } from './growth-index.ts';
import { returnsByCalendar } from './returns-by-calendar.ts';
import { sharpeRatio } from './sharpe-ratio.ts';
import { isAbsent } from './absent-figure.ts';
import { volatility } from './volatility.ts';

const FIRST = dayNumber(localDate('2024-01-01'));
const levels = (...indices: string[]): Level[] =>
  indices.map((index, at) => ({ date: dateFromDayNumber(FIRST + at) as LocalDate, index: decimal(index) }));
const shown = (value: Decimal) => decimalText(roundHalfEven(value, 10));

describe('drawdown', () => {
  test('is the deepest fall from the peak before it, its days, and the longest time below', () => {
    // 2 → 1 is −50 % (days 2 to 4, back on day 6); 4 → 3 is −25 % and lasts
    const found = drawdown(levels('1', '2', '1.5', '1', '1.8', '2', '4', '3'));
    expect(found).toMatchObject({
      peakDate: '2024-01-02',
      troughDate: '2024-01-04',
      recoveryDate: '2024-01-06',
      longestDays: 4,
    });
    expect(found && [shown(found.maximum), shown(found.current)]).toEqual(['-0.5', '-0.25']);
  });

  // Portfolio Performance, RiskTest: accumulated returns 0, 0.1, 0.2, −1.4 fall by 1.333… within a day
  test('of more than everything is as deep as it is', () => {
    const found = drawdown(levels('1', '1.1', '1.2', '-0.4'));
    expect(found && shown(found.maximum)).toBe('-1.3333333333');
    expect(found).toMatchObject({ longestDays: 1, recoveryDate: null });
  });

  // Portfolio Performance, RiskTest: never below a peak
  test('of an index that only rises is none', () => {
    expect(drawdown(levels('1', '2', '3', '3', '10'))).toMatchObject({
      maximum: { digits: 0n },
      peakDate: null,
      troughDate: null,
      recoveryDate: null,
      longestDays: 0,
    });
  });

  test('of an index without days is unknown; from nothing nothing falls', () => {
    expect(drawdown([])).toBeNull();
    expect(falls([])).toEqual([]);
    expect(drawdown(levels('0', '-1'))).toMatchObject({ maximum: { digits: 0n }, longestDays: 1 });
  });

  test('is never above 0, and 0 on the day of a peak', () => {
    const index = fc.integer({ min: 1, max: 1000 }).map(String);
    fc.assert(
      fc.property(fc.array(index, { minLength: 1 }), (indices) => {
        const given = levels(...indices);
        const depths = falls(given);
        const found = drawdown(given);
        const deepest = depths.reduce((low, depth) => (compare(depth, low) < 0 ? depth : low));
        expect(found && shown(found.maximum)).toBe(shown(deepest));
        expect(found && shown(found.current)).toBe(shown(depths.at(-1) as Decimal));
        expect(depths.every((depth) => depth.digits <= 0n)).toBe(true);
      }),
    );
  });
});

describe('volatility', () => {
  test('is the sample deviation of log returns times the root of 252', () => {
    // Ten days +1 %, ten days back: ln 1.01 = ±0.00995033…, mean 0, s = 0.00995033… · √(20/19)
    const factors = Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? decimal('1.01') : decimal(String(1 / 1.01)),
    );
    const expected = Math.log(1.01) * Math.sqrt(20 / 19) * Math.sqrt(252);
    expect(binary(volatility(factors) as Decimal)).toBeCloseTo(expected, 9);
  });

  test('of returns that do not differ is 0', () => {
    expect(volatility(Array.from({ length: 30 }, () => decimal('1.01')))).toMatchObject({ digits: 0n });
  });

  test('needs twenty returns, none of which lost everything', () => {
    const ones = Array.from({ length: 19 }, () => ONE);
    expect(volatility(ones)).toEqual({ unavailable: 'too_few_returns' });
    expect(volatility([...ones, decimal('0')])).toEqual({ unavailable: 'everything_lost' });
    expect(volatility([...ones, { digits: 10n ** 400n, scale: 0 }])).toEqual({ unavailable: 'too_large' });
  });
});

test('the Sharpe ratio is the excess return for a unit of risk; without risk there is none', () => {
  // (0.08 − 0.02) / 0.15
  expect(decimalText(sharpeRatio(decimal('0.08'), decimal('0.02'), decimal('0.15')) as Decimal)).toBe('0.4');
  expect(sharpeRatio(ONE, ONE, decimal('0'))).toEqual({ unavailable: 'no_volatility' });
  expect([isAbsent({ unavailable: 'nothing_held' }), isAbsent(ONE)]).toEqual([true, false]);
});

describe('returns by the calendar', () => {
  const day = (date: string, value: string) => ({
    date: localDate(date),
    value: decimal(value),
    inflow: decimal('0'),
    outflow: decimal('0'),
  });
  const points = growthIndex(decimal('100'), [
    day('2023-12-29', '110'),
    day('2023-12-31', '121'),
    day('2024-01-02', '108.9'),
    day('2024-02-01', '217.8'),
  ]);

  test('chain the days of a month or a year', () => {
    const by = (unit: 'day' | 'month' | 'year') =>
      returnsByCalendar(points, unit).map(({ period, rate }) => [period, shown(rate)]);
    expect(by('year')).toEqual([
      ['2023', '0.21'],
      ['2024', '0.8'],
    ]); // 217.8/121
    expect(by('month')).toEqual([
      ['2023-12', '0.21'],
      ['2024-01', '-0.1'],
      ['2024-02', '1'],
    ]);
    expect(by('day')).toHaveLength(4);
  });

  test('have a best and a worst, the earlier of equal ones', () => {
    const days = returnsByCalendar(points, 'day');
    expect(bestAndWorst(days)).toMatchObject({
      best: { period: '2024-02-01' },
      worst: { period: '2024-01-02' },
    });
    expect(bestAndWorst(days.slice(0, 2))?.best.period).toBe('2023-12-29');
    expect(bestAndWorst([])).toBeNull();
  });

  test('of all years chain to the whole', () => {
    const whole = returnsByCalendar(points, 'year').reduce(
      (growth, { rate }) => growth * (1 + binary(rate)),
      1,
    );
    expect(whole).toBeCloseTo(2.178, 12);
    expect(add(ONE, points.at(-1)?.index ?? ONE).scale).toBe(40);
  });
});

describe('brentRoot', () => {
  test.each<[string, (x: number) => number, number, number, number]>([
    ['a line', (x) => 2 * x - 1, 0, 3, 0.5],
    ['a parabola', (x) => x * x - 2, 0, 2, Math.SQRT2],
    ['a cubic with a flat root', (x) => (x - 1) ** 3, 0, 1.7, 1],
    ['a step', (x) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
    ['a steep exponential', (x) => Math.exp(20 * x) - 5, -1, 1, Math.log(5) / 20],
    ['a root at the lower end', (x) => x, 0, 1, 0],
    ['a root at the upper end', (x) => x - 1, 0, 1, 1],
  ])('finds the root of %s', (_, f, low, high, root) => {
    expect(brentRoot(f, low, high, 1e-14)).toBeCloseTo(root, 4);
  });

  test('needs ends of different signs', () => {
    expect(() => brentRoot((x) => x * x + 1, -1, 1, 1e-9)).toThrow('no sign change');
  });
});
