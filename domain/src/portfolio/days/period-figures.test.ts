import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfEpochDay, epochDay } from '../../calendar/epoch-day.ts';
import { applyTransaction } from '../../ledger/apply-transaction.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { fifoLotsInOrder } from '../../ledger/fifo-lots.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { EMPTY_POSITION } from '../../ledger/position.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { add, type Decimal, equals, isZero, subtract, sum, ZERO } from '../../money/decimal.ts';
import {
  anyPortfolio,
  type AnyPortfolio,
  dayByRationals,
  DAYS,
  FIRST,
  isWithin,
  minus,
  plus,
  rational,
  rationalOf,
  times,
  walked,
} from '../../testing/index.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import { leftOut } from './left-out.ts';
import { periodFigures, publishedFigures, valuedPeriod } from './period-figures.ts';
import { realisedGains, realisedWithin } from './realised-gains.ts';

const period = fc
  .tuple(fc.integer({ min: 0, max: DAYS }), fc.integer({ min: 0, max: DAYS }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
const anyMethod = fc.constantFrom<CostBasisMethod>('average', 'fifo');

/** The portfolio without what cannot be told on every evening of a period. */
function tellable(portfolio: AnyPortfolio, from: number, to: number): AnyPortfolio {
  const names = new Set(leftOut(walked(portfolio).gaps, from, to).map(({ name }) => name));
  return {
    ...portfolio,
    instruments: new Map([...portfolio.instruments].filter(([name]) => !names.has(name))),
  };
}

function figuresOf(portfolio: AnyPortfolio, from: number, to: number, method: CostBasisMethod) {
  const [start, end] = [dateOfEpochDay(FIRST + from), dateOfEpochDay(FIRST + to)];
  const realised = sum(
    Array.from(portfolio.instruments.values(), ({ entries }) =>
      realisedWithin(realisedGains(ledgerOrder(entries), method), start, end, null),
    ),
  );
  return inOneGo(periodFigures(walked(portfolio), from, to, realised, ZERO));
}

/** What the entries up to a day have cost, brought along and taken along, by a method. */
function costs(entries: readonly Transaction[], day: number, method: CostBasisMethod) {
  const until = ledgerOrder(entries).filter(({ date }) => epochDay(date) <= day);
  const state = until.reduce(applyTransaction, EMPTY_POSITION);
  const { costIn } = state;
  if (method === 'average') return { basis: state.costPool, costIn, costOut: state.costOut };
  const ledger = fifoLotsInOrder(until);
  return { basis: ledger.costBasis ?? ZERO, costIn, costOut: ledger.costOut };
}

describe('laws of a period', () => {
  test('end − start = net flows + price gain + currency gain + income − fees − taxes, to the last digit', () => {
    fc.assert(
      fc.property(anyPortfolio(), period, anyMethod, (all, [from, to], method) => {
        const told = figuresOf(tellable(all, from, to), from, to, method);
        const { startValue, endValue, netFlows, priceGain, currencyGain, income, fees, taxes } = told;
        const gains = subtract(add(add(priceGain, currencyGain), income), add(fees, taxes));
        expect(equals(subtract(endValue, startValue), add(netFlows, gains))).toBe(true);
        expect(equals(told.totalGain, gains)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('end = start + purchases − proceeds + realised + unrealised gain, to the last digit', () => {
    fc.assert(
      fc.property(anyPortfolio(), period, anyMethod, (all, [from, to], method) => {
        const told = figuresOf(tellable(all, from, to), from, to, method);
        const { startValue, endValue, purchases, proceeds, realisedGain, unrealisedGain } = told;
        const gains = add(realisedGain, unrealisedGain);
        expect(equals(endValue, add(startValue, add(subtract(purchases, proceeds), gains)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('both hold to the last digit of what is published, too, within a hair of the figures themselves', () => {
    fc.assert(
      fc.property(anyPortfolio(), period, anyMethod, (all, [from, to], method) => {
        const exact = figuresOf(tellable(all, from, to), from, to, method);
        const told = publishedFigures(exact);
        const seen = (name: keyof typeof told) => told[name] as Decimal;
        const gains = sum((['priceGain', 'currencyGain', 'income'] as const).map(seen));
        const charges = add(told.fees, told.taxes);
        const growth = subtract(told.endValue, told.startValue);
        expect(equals(growth, subtract(add(told.netFlows, gains), charges))).toBe(true);
        const capital = add(told.realisedGain, told.unrealisedGain);
        expect(equals(growth, add(subtract(told.purchases, told.proceeds), capital))).toBe(true);
        for (const name of ['netFlows', 'totalGain', 'priceGain', 'unrealisedGain', 'endValue'] as const) {
          expect(seen(name).scale).toBeLessThanOrEqual(10);
          expect(isWithin(rationalOf(seen(name)), rationalOf(exact[name]), 8)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the unrealised gain is what values grew above their cost, without what transfers brought and took', () => {
    fc.assert(
      fc.property(anyPortfolio(), period, anyMethod, (all, [from, to], method) => {
        const portfolio = tellable(all, from, to);
        const told = figuresOf(portfolio, from, to, method);
        const change = (of: 'basis' | 'costIn' | 'costOut') =>
          sum(
            Array.from(portfolio.instruments.values(), ({ entries }) =>
              subtract(costs(entries, FIRST + to, method)[of], costs(entries, FIRST + from, method)[of]),
            ),
          );
        const above = subtract(subtract(told.endValue, told.startValue), change('basis'));
        const brought = subtract(told.transfersIn, change('costIn'));
        const taken = subtract(told.transfersOut, change('costOut'));
        const expected = add(subtract(above, brought), taken);
        expect(isWithin(rationalOf(told.unrealisedGain), rationalOf(expected), 30)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('the currency gain is what the change of the rate did to what was held the evening before', () => {
    fc.assert(
      fc.property(anyPortfolio(), period, (all, [from, to]) => {
        const portfolio = tellable(all, from, to);
        const { base, rates } = portfolio;
        let expected = rational(0n);
        for (const instrument of portfolio.instruments.values()) {
          for (let day = FIRST + from + 1; day <= FIRST + to; day += 1) {
            const { value, rateOn } = dayByRationals(instrument, base, rates, day - 1).local;
            const [now, before] = [rateOn(day), rateOn(day - 1)];
            if (now && before) expected = plus(expected, times(value, minus(now, before)));
          }
        }
        const { currencyGain } = figuresOf(portfolio, from, to, 'average');
        expect(isWithin(rationalOf(currencyGain), expected, 30)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a period is its parts: gains and flows add, growth multiplies', () => {
    fc.assert(
      fc.property(anyPortfolio(), period, fc.nat({ max: DAYS }), (all, [from, to], cut) => {
        const middle = Math.min(Math.max(cut, from), to);
        const portfolio = tellable(all, from, to);
        const [whole, one, other] = [
          figuresOf(portfolio, from, to, 'average'),
          figuresOf(portfolio, from, middle, 'average'),
          figuresOf(portfolio, middle, to, 'average'),
        ];
        for (const name of ['totalGain', 'priceGain', 'currencyGain', 'realisedGain', 'netFlows'] as const) {
          expect(equals(whole[name], add(one[name], other[name]))).toBe(true);
        }
        const growth = (told: { timeWeightedReturn: Decimal }) =>
          plus(rational(1n), rationalOf(told.timeWeightedReturn));
        expect(isWithin(growth(whole), times(growth(one), growth(other)), 20)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('the portfolio of all brokers is told the same when its own transfers are taken away', () => {
    const isOwn = ({ type, ...entry }: Transaction) =>
      (type === 'TRANSFER_IN' && 'price' in entry && entry.price === null) ||
      (type === 'TRANSFER_OUT' &&
        'ownUnits' in entry &&
        'units' in entry &&
        equals(entry.units, entry.ownUnits ?? ZERO));
    const free = (entry: Transaction) => ({ ...entry, fee: ZERO, tax: ZERO });
    fc.assert(
      fc.property(anyPortfolio(), (portfolio) => {
        const within = (keep: (entry: Transaction) => boolean) => ({
          ...portfolio,
          instruments: new Map(
            Array.from(portfolio.instruments, ([name, one]) => [
              name,
              { ...one, entries: one.entries.map(free).filter(keep) },
            ]),
          ),
        });
        const [all, without] = [walked(within(() => true)), walked(within((entry) => !isOwn(entry)))];
        expect([all.values, all.flows]).toEqual([without.values, without.flows]);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing is held, nothing is booked: every amount is 0', () => {
    const nothing = { base: 'EUR', rates: new Map(), instruments: new Map() };
    const told = figuresOf(nothing, 0, DAYS, 'fifo');
    expect([told.startValue, told.endValue, told.totalGain, told.unrealisedGain].every(isZero)).toBe(true);
  });
});

test('before the first day of all there was nothing', () => {
  const days = walked({ base: 'EUR', rates: new Map(), instruments: new Map() });
  expect(valuedPeriod(days, -3, -3)).toMatchObject({ startValue: { digits: 0n }, days: [] });
});
