import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFromDayNumber } from '../calendar/date-from-day-number.ts';
import { dayNumber, localDate, type LocalDate } from '../calendar/local-date.ts';
import { decimal } from '../money/parse-decimal.ts';
import { multiply, negate } from '../money/decimal.ts';
import { binary } from './binary.ts';
import { type DatedAmount, moneyWeightedReturn, type MoneyWeightedReturn } from './money-weighted-return.ts';

interface PublishedCase {
  readonly case: string;
  readonly rate: number | null;
  readonly flows: readonly (readonly [date: string, amount: string])[];
}

const published = JSON.parse(
  readFileSync(new URL('../../../fixtures/returns/xirr.json', import.meta.url), 'utf8'),
) as PublishedCase[];

const flow = ([date, amount]: readonly [string, string]): DatedAmount => ({
  date: localDate(date),
  amount: decimal(amount),
});
const rateOf = (...flows: (readonly [string, string])[]) => {
  const result = moneyWeightedReturn(flows.map(flow));
  return 'rate' in result ? binary(result.rate) : result.unavailable;
};

describe('published cases', () => {
  test.each(published)('$case', ({ flows, rate }) => {
    const found = rateOf(...flows);
    if (rate === null) expect(found).toBe('no_solution');
    else expect(found).toBeCloseTo(rate, 9);
  });
});

describe('moneyWeightedReturn', () => {
  test('of one year is what came back for what went in', () => {
    expect(rateOf(['2023-01-01', '-100'], ['2024-01-01', '108.34'])).toBe(0.0834); // 365 days
    expect(rateOf(['2023-01-01', '-100'], ['2024-01-01', '40'])).toBe(-0.6);
  });

  test('of money that came back as it went is exactly 0', () => {
    expect(rateOf(['2023-01-01', '-100'], ['2024-06-01', '100'])).toBe(0);
  });

  test('shorter than a year is still a yearly rate', () => {
    // 1.01^365 − 1 = 36.78343433…
    expect(rateOf(['2024-01-01', '-100'], ['2024-01-02', '101'])).toBeCloseTo(36.78343433, 6);
  });

  test('does not depend on the order of the flows, and counts those of one day together', () => {
    const once = rateOf(['2023-01-01', '-100'], ['2023-07-01', '-50'], ['2024-01-01', '160']);
    expect(
      rateOf(['2024-01-01', '160'], ['2023-07-01', '-80'], ['2023-01-01', '-100'], ['2023-07-01', '30']),
    ).toBe(once);
  });

  test.each<[string, (readonly [string, string])[]]>([
    ['no flows', []],
    ['one flow', [['2024-01-01', '-100']]],
    [
      'flows of one sign',
      [
        ['2024-01-01', '-100'],
        ['2025-01-01', '-1'],
      ],
    ],
    [
      'flows of one day',
      [
        ['2024-01-01', '-100'],
        ['2024-01-01', '110'],
      ],
    ],
    [
      'flows that cancel',
      [
        ['2024-01-01', '-100'],
        ['2024-01-01', '100'],
        ['2025-01-01', '0'],
      ],
    ],
    // −100 + 230 x − 140 x² has no real root: 230² < 4 · 100 · 140
    [
      'no rate at all',
      [
        ['2023-01-01', '-100'],
        ['2024-01-01', '230'],
        ['2024-12-31', '-140'],
      ],
    ],
  ])('has no solution for %s', (_, flows) => {
    expect(rateOf(...flows)).toBe('no_solution');
  });

  test('says when another rate solves it too, and takes the one nearest to 0', () => {
    // −100 + 230 x − 132 x² = 0 for x = 1/1.1 and 1/1.2
    const result = moneyWeightedReturn(
      (
        [
          ['2023-01-01', '-100'],
          ['2024-01-01', '230'],
          ['2024-12-31', '-132'],
        ] as const
      ).map(flow),
    ) as MoneyWeightedReturn;
    expect(binary(result.rate)).toBeCloseTo(0.1, 9);
    expect(result.isAmbiguous).toBe(true);
  });

  test('says so however close together the rates are', () => {
    // −1000 + 2215 x − 1226.55 x² = 0 for x = 1/1.105 and 1/1.11: 2.215 = 1.105 + 1.11, 1.22655 = 1.105 · 1.11
    const result = moneyWeightedReturn(
      (
        [
          ['2023-01-01', '-1000'],
          ['2024-01-01', '2215'],
          ['2024-12-31', '-1226.55'],
        ] as const
      ).map(flow),
    ) as MoneyWeightedReturn;
    expect(binary(result.rate)).toBeCloseTo(0.105, 9);
    expect(result.isAmbiguous).toBe(true);
  });

  test('that no number can tell is said to be too large', () => {
    // 10^3 on one day would be 10^1095 in a year
    expect(rateOf(['2024-01-01', '-1'], ['2024-01-02', '1000'])).toBe('too_large');
  });
});

describe('laws', () => {
  const day = fc.integer({
    min: dayNumber(localDate('2000-01-01')),
    max: dayNumber(localDate('2026-11-24')),
  });
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const dated = (number: number) => dateFromDayNumber(number) as LocalDate;
  const flows = fc
    .array(fc.record({ day, amount }), { minLength: 2, maxLength: 30 })
    .map((all) =>
      all.map((one) => ({ date: dated(one.day), amount: { digits: BigInt(one.amount), scale: 2 } })),
    );

  test('at the rate the flows are worth nothing, as nearly as a rate of ten digits can make them', () => {
    fc.assert(
      fc.property(flows, (all) => {
        const result = moneyWeightedReturn(all);
        fc.pre('rate' in result && binary(result.rate) > -0.999 && binary(result.rate) < 100);
        const rate = binary(result.rate);
        const first = Math.min(...all.map(({ date }) => dayNumber(date)));
        const terms = all.map(
          ({ date, amount: money }) => binary(money) / (1 + rate) ** ((dayNumber(date) - first) / 365),
        );
        const moved = terms.reduce((sum, term) => sum + Math.abs(term), 0);
        // The rate is rounded to 1e-10; 27 years of that move a term by less than 3e-6 of itself at −99.9 %.
        expect(Math.abs(terms.reduce((sum, term) => sum + term, 0))).toBeLessThanOrEqual(moved * 3e-6);
      }),
    );
  });

  test('scaling every amount leaves the rate, turning every sign too', () => {
    fc.assert(
      fc.property(flows, (all) => {
        const scaled = all.map(({ date, amount: money }) => ({
          date,
          amount: multiply(money, decimal('1024')),
        }));
        const turned = all.map(({ date, amount: money }) => ({ date, amount: negate(money) }));
        expect(moneyWeightedReturn(scaled)).toEqual(moneyWeightedReturn(all));
        expect(moneyWeightedReturn(turned)).toEqual(moneyWeightedReturn(all));
      }),
    );
  });

  test('one purchase and one sale earn the root of what came back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7300 }), fc.integer({ min: 50, max: 200 }), (days, back) => {
        const start = dayNumber(localDate('2004-01-01'));
        const rate = rateOf(['2004-01-01', '-100'], [dated(start + days), String(back)]);
        const expected = (back / 100) ** (365 / days) - 1;
        if (rate === 'too_large') expect(expected).toBe(Infinity);
        else expect(Number(rate) / expected || 1).toBeCloseTo(1, 5);
      }),
    );
  });
});
