import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysEvery } from '../calendar/days-every.ts';
import { type LocalDate, localDate, localDateOf } from '../calendar/local-date.ts';
import type { Trade } from '../ledger/trade.ts';
import { type Decimal, isZero } from '../money/decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import {
  anyTrades,
  entries,
  isWithin,
  positiveDecimal,
  rationalOf,
  SOME_DAY,
  valueByRationals,
} from '../testing/index.ts';
import { positionDays } from './position-days.ts';
import { type EnteredValue, type InstrumentHistory, valueHistory, type ValuePoint } from './value-history.ts';

const entered = (date: string, value: string): EnteredValue => ({
  date: localDate(date),
  value: decimal(value),
});

function instrument(lines: string, values: readonly EnteredValue[] = []): InstrumentHistory {
  return { days: positionDays(entries(lines)), values };
}

const text = (value: Decimal | null) => value && publishedText(value);

function told(instruments: readonly InstrumentHistory[], start: string, end: string) {
  return valueHistory(instruments, daysEvery('day', localDate(start), localDate(end))).map(
    ({ date, marketValue, netInvested, isCarried }) =>
      `${date.slice(8)} ${String(text(marketValue))} ${String(text(netInvested))}${isCarried ? ' carried' : ''}`,
  );
}

describe('the value of one instrument', () => {
  it('is nothing before the first trade, then units × the price of the last trade', () => {
    const one = instrument('2025-01-02 BUY 10 @ 100; 2025-01-04 BUY 5 @ 120; 2025-01-05 SELL 15 @ 130');
    expect(told([one], '2025-01-01', '2025-01-06')).toEqual([
      '01 0 0',
      '02 1000 1000',
      '03 1000 1000 carried',
      '04 1800 1600', // 15 × 120; 1000 + 600
      '05 0 -350', // 1600 − 1950
      '06 0 -350',
    ]);
  });

  it('is not changed by a split, whose units are worth less each; nor by a dividend', () => {
    const one = instrument(
      '2025-01-01 BUY 10 @ 100; 2025-01-02 SPLIT 4:1; 2025-01-03 BUY 10 @ 30; 2025-01-03 SPLIT 2:1; 2025-01-04 DIVIDEND 5',
    );
    expect(told([one], '2025-01-01', '2025-01-04')).toEqual([
      '01 1000 1000',
      '02 1000 1000 carried', // 40 × 100 / 4
      '03 1500 1300', // the split counts after the purchase: 100 × 15
      '04 1500 1300 carried',
    ]);
  });

  it('of units on a day of a split without a price is unknown, and so is that of units from elsewhere', () => {
    const one = instrument('2025-01-01 TRANSFER_IN 10 @ 100; 2025-01-02 SPLIT 2:1');
    expect(told([one], '2025-01-01', '2025-01-02')).toEqual(['01 null 0 carried', '02 null 0 carried']);
  });

  it('leaves with units that are transferred to elsewhere, and stays with those of an own broker', () => {
    const one = instrument(
      '2025-01-01 BUY 10 @ 100; 2025-01-02 TRANSFER_OUT 6; 2025-01-03 TRANSFER_IN 4 at B; 2025-01-04 FEE 1',
    );
    expect(told([one], '2025-01-01', '2025-01-04')).toEqual([
      '01 1000 1000',
      '02 800 1000 carried',
      '03 800 1000 carried',
      '04 800 1000 carried',
    ]);
  });

  it('follows the value entered by the owner once there is one: value / units then, whatever is traded later', () => {
    const one = instrument('2025-01-01 BUY 10 @ 100; 2025-01-03 BUY 5 @ 130', [
      entered('2025-01-02', '1200'),
    ]);
    expect(told([one], '2025-01-01', '2025-01-04')).toEqual([
      '01 1000 1000',
      '02 1200 1000',
      '03 1800 1650 carried', // 15 × 1200 / 10
      '04 1800 1650 carried',
    ]);
  });

  it('a value entered on the day of a trade is that of the units held in the evening', () => {
    const one = instrument('2025-01-01 BUY 10 @ 100; 2025-01-01 BUY 2 @ 100', [
      entered('2025-01-01', '1260'),
    ]);
    expect(told([one], '2025-01-01', '2025-01-01')).toEqual(['01 1260 1200']);
  });

  it('a value entered while nothing is held is no price', () => {
    const one = instrument('2025-01-02 BUY 10 @ 100', [entered('2025-01-01', '5000')]);
    expect(told([one], '2025-01-01', '2025-01-02')).toEqual(['01 0 0', '02 1000 1000']);
  });

  it('a foreign price counts at the rate of its trade', () => {
    expect(told([instrument('2025-01-01 BUY 10 @ 110 USD / 1.1')], '2025-01-01', '2025-01-01')).toEqual([
      '01 1000 1000',
    ]);
  });

  it('units that were given away have no price until there is one', () => {
    const one = instrument('2025-01-01 BUY 10 @ 0; 2025-01-02 BUY 10 @ 7');
    expect(told([one], '2025-01-01', '2025-01-02')).toEqual(['01 null 0 carried', '02 140 70']);
  });

  it('what was given away on the day of a purchase does not hide what was paid', () => {
    const one = instrument('2025-01-01 BUY 10 @ 7; 2025-01-01 BUY 2 @ 0');
    expect(told([one], '2025-01-01', '2025-01-01')).toEqual(['01 84 70']);
  });

  it('on days on which it is oversold it adds neither value nor money', () => {
    const one = instrument('2025-01-01 SELL 10 @ 100; 2025-01-02 BUY 15 @ 100');
    expect(told([one], '2025-01-01', '2025-01-02')).toEqual(['01 0 0', '02 500 500']);
  });
});

describe('the value of several', () => {
  it('is their sum, unknown while one that is held has no price, carried while one has an older price', () => {
    const first = instrument('2025-01-01 BUY 1 @ 10; 2025-01-03 BUY 1 @ 11');
    const second = instrument('2025-01-02 BUY 1 @ 0; 2025-01-03 BUY 1 @ 5');
    expect(told([first, second], '2025-01-01', '2025-01-04')).toEqual([
      '01 10 10',
      '02 null 10 carried',
      '03 32 26', // 2 × 11 + 2 × 5
      '04 32 26 carried',
    ]);
  });

  it('days before the first one asked for are walked through unseen', () => {
    const one = instrument('2025-01-01 BUY 10 @ 100; 2025-01-05 BUY 10 @ 90');
    expect(told([one], '2025-01-07', '2025-01-07')).toEqual(['07 1800 1900 carried']);
  });
});

describe('laws', () => {
  const anyDay = fc
    .tuple(
      fc.integer({ min: 2020, max: 2022 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([year, month, day]) => localDateOf(year, month, day) ?? SOME_DAY);
  const anyValues = fc
    .uniqueArray(fc.record({ date: anyDay, value: positiveDecimal() }), {
      maxLength: 5,
      selector: ({ date }) => date,
    })
    .map((values) => values.toSorted((left, right) => (left.date < right.date ? -1 : 1)));
  const anyPortfolio = fc.array(fc.record({ trades: anyTrades(undefined, 12), values: anyValues }), {
    maxLength: 4,
  });
  const period = daysEvery('day', localDate('2019-12-30'), localDate('2022-04-02'));
  const walk = (
    portfolio: readonly { trades: readonly Trade[]; values: readonly EnteredValue[] }[],
    days: readonly LocalDate[],
  ): readonly ValuePoint[] =>
    valueHistory(
      portfolio.map((row) => ({ days: positionDays(row.trades), values: row.values })),
      days,
    );

  it('every day agrees with a recomputation from nothing, in fractions', () => {
    fc.assert(
      fc.property(anyPortfolio, (portfolio) => {
        const points = walk(portfolio, period);
        // Most days are like the one before; some of each kind are enough.
        for (const point of points.filter((_, index) => index % 61 < 4)) {
          const dense = valueByRationals(portfolio, point.date);
          expect(point.marketValue === null).toBe(dense.marketValue === null);
          expect(point.isCarried).toBe(dense.isCarried);
          if (point.marketValue && dense.marketValue)
            expect(isWithin(dense.marketValue, rationalOf(point.marketValue), 35)).toBe(true);
          expect(isWithin(dense.netInvested, rationalOf(point.netInvested), 35)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a coarser series holds the same points', () => {
    fc.assert(
      fc.property(anyPortfolio, (portfolio) => {
        const daily = new Map(walk(portfolio, period).map((point) => [point.date, point]));
        const weekly = daysEvery('week', localDate('2019-12-30'), localDate('2022-04-02'));
        for (const point of walk(portfolio, weekly)) {
          expect({ ...point, marketValue: text(point.marketValue) }).toMatchObject({
            marketValue: text(daily.get(point.date)?.marketValue ?? null),
            isCarried: daily.get(point.date)?.isCarried,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('nobody is rich before the first trade', () => {
    fc.assert(
      fc.property(anyPortfolio, (portfolio) => {
        const [before] = walk(portfolio, period);
        expect(before?.marketValue && isZero(before.marketValue)).toBe(true);
      }),
    );
  });
});
