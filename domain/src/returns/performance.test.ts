import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateFromDayNumber } from '../calendar/date-from-day-number.ts';
import { dayNumber, localDate, type LocalDate } from '../calendar/local-date.ts';
import { add, type Decimal, equals, multiply, ONE, subtract, sum, ZERO } from '../money/decimal.ts';
import { decimalText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { roundHalfEven } from '../money/round.ts';
import { isAbsent } from './absent-figure.ts';
import { type MaybeFigure, performance, type PricedDay, type ValuedPeriod } from './performance.ts';

const START = localDate('2023-12-31');
const dayAfter = (days: number) => dateFromDayNumber(dayNumber(START) + days) as LocalDate;

type Day = readonly [value: string, inflow?: string, outflow?: string, isCarried?: 'carried'];

function period(startValue: string, ...days: Day[]): ValuedPeriod {
  return {
    start: START,
    startValue: decimal(startValue),
    days: days.map(([value, inflow = '0', outflow = '0', carried], at) => ({
      date: dayAfter(at + 1),
      value: decimal(value),
      inflow: decimal(inflow),
      outflow: decimal(outflow),
      isPriced: carried === undefined,
    })),
  };
}

const shown = (figure: MaybeFigure) =>
  'unavailable' in figure ? figure.unavailable : decimalText(roundHalfEven(figure, 10));

describe('performance', () => {
  test('of three days, every figure worked out by hand', () => {
    // 1000 → 1100; 900 put in → 1900; 95 taken out → 1900
    const found = performance(
      period('1000', ['1100'], ['1900', '900'], ['1900', '0', '95']),
      decimal('900'),
      ZERO,
    );
    expect(found.days).toBe(3);
    expect(decimalText(found.netFlows)).toBe('805'); // 900 − 95
    expect(decimalText(found.totalGain)).toBe('95'); // 1900 − 1000 − 805
    expect(shown(found.simpleReturn)).toBe('0.05'); // 95 / (1000 + 900)
    // 1100/1000 · 1900/(1100 + 900) · (1900 + 95)/1900 = 1.1 · 0.95 · 1.05 = 1.09725
    expect(shown(found.timeWeightedReturn)).toBe('0.09725');
    expect(found.drawdown).toMatchObject({
      peakDate: '2024-01-01',
      troughDate: '2024-01-02',
      longestDays: 2, // 1.09725 is not yet 1.1
    });
    expect('maximum' in found.drawdown && shown(found.drawdown.maximum)).toBe('-0.05'); // 1.045 / 1.1 − 1
    const { day, month } = found.extremes;
    expect('best' in day && [day.best.period, shown(day.best.rate), day.worst.period]).toEqual([
      '2024-01-01',
      '0.1',
      '2024-01-02',
    ]);
    expect('best' in month && [month.best.period, shown(month.best.rate)]).toEqual(['2024-01', '0.09725']);
    expect(found.index.map(({ index }) => shown(index))).toEqual(['1', '1.1', '1.045', '1.09725']);
  });

  test('names why each figure that it has not is missing', () => {
    const short = performance(period('1000', ['1100'], ['1200']), ZERO, ZERO);
    expect(short).toMatchObject({
      timeWeightedReturnAnnualised: { unavailable: 'shorter_than_a_year' },
      volatility: { unavailable: 'too_few_returns' },
      sharpeRatio: { unavailable: 'shorter_than_a_year' },
    });
    const nothing = performance(period('0', ['0'], ['0']), ZERO, ZERO);
    expect(nothing).toMatchObject({
      simpleReturn: { unavailable: 'nothing_invested' },
      moneyWeightedReturn: { unavailable: 'no_solution' },
      drawdown: { unavailable: 'nothing_held' },
      extremes: { day: { unavailable: 'nothing_held' }, year: { unavailable: 'nothing_held' } },
    });
    const noDays = performance(period('5'), ZERO, ZERO);
    expect([noDays.days, noDays.endValue, noDays.totalGain]).toEqual([0, decimal('5'), ZERO]);
  });

  test('a year has its rate per year, its Sharpe ratio, and a money-weighted return like it when nothing moves in or out', () => {
    // 365 days, +0.1 % and −0.1 % in turn, the last day of the year makes it 1100
    const days = Array.from({ length: 365 }, (_, at): Day =>
      at === 364 ? ['1100'] : at % 2 === 0 ? ['1001'] : ['1000'],
    );
    const found = performance(period('1000', ...days), ZERO, decimal('0.02'));
    expect(shown(found.timeWeightedReturnAnnualised)).toBe('0.1'); // 1100 / 1000 over 365 days
    expect('rate' in found.moneyWeightedReturn && shown(found.moneyWeightedReturn.rate)).toBe('0.1');
    if (isAbsent(found.volatility) || isAbsent(found.sharpeRatio)) throw new Error('both are told of a year');
    // Sharpe · volatility = annualised − risk-free = 0.1 − 0.02
    const excess = multiply(found.sharpeRatio, found.volatility);
    expect(decimalText(roundHalfEven(excess, 8))).toBe('0.08');
  });

  test('a year of hardly any prices has a rate, but no spread to measure it by', () => {
    const days = Array.from({ length: 365 }, (): Day => ['1000', '0', '0', 'carried']);
    expect(performance(period('1000', ...days), ZERO, ZERO)).toMatchObject({
      timeWeightedReturnAnnualised: { digits: 0n },
      volatility: { unavailable: 'too_few_returns' },
      sharpeRatio: { unavailable: 'too_few_returns' },
    });
  });

  test('carried prices are no returns to measure the spread by', () => {
    const days = Array.from({ length: 40 }, (_, at): Day =>
      at % 2 === 0 ? [at % 4 === 0 ? '1010' : '1000'] : [at % 4 === 1 ? '1010' : '1000', '0', '0', 'carried'],
    );
    const priced = days.filter(([, , , carried]) => carried === undefined);
    expect(shown(performance(period('1000', ...days), ZERO, ZERO).volatility)).toBe(
      shown(performance(period('1000', ...priced), ZERO, ZERO).volatility),
    );
  });

  test('a time before anything was held is no time under water, and has no best day', () => {
    const found = performance(period('0', ['0'], ['0'], ['90', '100'], ['80']), decimal('100'), ZERO);
    // 100 in, 90 in the evening: falls are told from there on, 0.9 → 0.8
    expect(found.drawdown).toMatchObject({
      peakDate: '2024-01-03',
      troughDate: '2024-01-04',
      longestDays: 1,
    });
    // Bought and sold on one day: there has been no evening with a value
    expect(performance(period('0', ['0', '100', '101']), decimal('100'), ZERO).drawdown).toEqual({
      unavailable: 'nothing_held',
    });
    const { day } = found.extremes;
    expect('best' in day && [day.best.period, shown(day.best.rate)]).toEqual(['2024-01-03', '-0.1']);
  });

  const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => ({ digits: BigInt(cents), scale: 2 }));
  const priced = fc.record({ value: amount, inflow: amount, outflow: amount, isPriced: fc.boolean() });
  const periods = fc
    .tuple(amount, fc.array(priced, { maxLength: 30 }))
    .map(([startValue, days]): ValuedPeriod => ({
      start: START,
      startValue,
      days: days.map((day, at): PricedDay => ({ date: dayAfter(at + 1), ...day })),
    }));

  test('end value = start value + net flows + total gain, and the index ends at 1 + the return', () => {
    fc.assert(
      fc.property(periods, (each) => {
        const found = performance(each, sum(each.days.map((day) => day.inflow)), ZERO);
        const parts: Decimal[] = [each.startValue, found.netFlows, found.totalGain];
        expect(equals(found.endValue, sum(parts))).toBe(true);
        const last = found.index.at(-1)?.index ?? ZERO;
        expect(equals(subtract(last, ONE), found.timeWeightedReturn)).toBe(true);
        expect(found.index).toHaveLength(each.days.length + 1);
      }),
    );
  });

  test('two halves chain to the whole', () => {
    fc.assert(
      fc.property(periods, fc.nat(30), (each, at) => {
        const days = each.days.slice(0, at);
        const first: ValuedPeriod = { ...each, days };
        const last = days.at(-1);
        const second: ValuedPeriod = last
          ? { start: last.date, startValue: last.value, days: each.days.slice(at) }
          : { ...each, days: each.days.slice(at) };
        const [whole, left, right] = [each, first, second].map(
          (part) => performance(part, ZERO, ZERO).timeWeightedReturn,
        ) as [Decimal, Decimal, Decimal];
        const chained = subtract(multiply(add(ONE, left), add(ONE, right)), ONE);
        // 40 digits are kept of each day's growth; each day may multiply the last of them by 100 000 and more.
        expect(decimalText(roundHalfEven(subtract(chained, whole), 0))).toBe('0');
      }),
    );
  });
});
