/** Laws that the second engine keeps on every random portfolio; they hold for any engine that is right. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transaction } from '../../ledger/transaction.ts';
import { type DenseGains, denseGains, densePeriod } from './dense-period.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { denseDrawdown, denseIndex } from './dense-returns.ts';
import { Fraction } from './fraction.ts';
import { anyDensePortfolio, dayAt, EVE, LENGTH } from './random-portfolio.ts';

const RUNS = { numRuns: 200 };
const END = dayAt(LENGTH);

const anyDays = fc
  .tuple(fc.nat({ max: LENGTH }), fc.nat({ max: LENGTH }))
  .map(([a, b]) => [dayAt(Math.min(a, b)), dayAt(Math.max(a, b))] as const);

const known = <T>(figure: T | null): T => {
  if (figure === null) throw new Error('everything is known of these portfolios');
  return figure;
};
const text = ({ numerator, denominator }: Fraction) => `${String(numerator)}/${String(denominator)}`;
const same = (left: Fraction, right: Fraction) => {
  expect(text(left.reduced())).toBe(text(right.reduced()));
};

describe('laws', () => {
  test('a value grows by net flows, price and currency gain and income, less fees and taxes', () => {
    fc.assert(
      fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
        const { startValue, totals } = densePeriod(portfolio, start, end);
        const { netFlows, priceGain, currencyGain, income, fees, taxes, endValue } = known(totals);
        const gains = Fraction.sum([
          netFlows,
          priceGain,
          currencyGain,
          income,
          fees.negated(),
          taxes.negated(),
        ]);
        same(endValue.minus(known(startValue)), gains);
      }),
      RUNS,
    );
  });

  test.each(['average', 'fifo'] as const)('%s: a value is cost basis and what is not realised', (method) => {
    fc.assert(
      fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
        const { startValue, totals } = densePeriod(portfolio, start, end);
        const { purchases, proceeds, endValue } = known(totals);
        const [before, after] = [start, end].map((day) => known(denseGains(portfolio, method, day)));
        const change = (member: keyof DenseGains) =>
          (after as DenseGains)[member].minus((before as DenseGains)[member]);
        // Units from elsewhere bring their cost and take it with them.
        const moved = change('costIn').minus(change('costOut'));
        const grown = Fraction.sum([
          purchases,
          proceeds.negated(),
          change('realisedGain'),
          change('unrealisedGain'),
          moved,
        ]);
        same(endValue.minus(known(startValue)), grown);
      }),
      RUNS,
    );
  });

  test('a transfer between own brokers changes no value, flow or gain but its charges', () => {
    const withoutOwn = (portfolio: DensePortfolio): DensePortfolio => {
      const arrivals = portfolio.transactions.filter(
        (entry) => entry.type === 'TRANSFER_IN' && entry.price === null,
      );
      const legs = new Set(arrivals.flatMap(({ id }) => [id, id - 1]));
      const stays = (entry: Transaction) => !legs.has(entry.id);
      const transactions = portfolio.transactions.filter(stays).map((entry) => ({ ...entry, broker: 'A' }));
      return { ...portfolio, transactions };
    };
    const sums = (portfolio: DensePortfolio) => {
      const { totals, startValue } = densePeriod(portfolio, EVE, END);
      const { currencyGain, priceGain, endValue, movedIn } = known(totals);
      return [known(startValue), currencyGain, priceGain, endValue, movedIn].map((sum) =>
        text(sum.reduced()),
      );
    };
    const isOut = ({ type }: Transaction) => type === 'TRANSFER_OUT';
    fc.assert(
      fc.property(
        anyDensePortfolio.filter(({ transactions }) => {
          // What went to somebody else before could be taken for what arrived.
          const arriving = transactions.filter(
            (entry) => entry.type === 'TRANSFER_IN' && entry.price === null,
          );
          return arriving.length > 0 && arriving.length === transactions.filter(isOut).length;
        }),
        (portfolio) => {
          expect(sums(withoutOwn(portfolio))).toEqual(sums(portfolio));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('without another currency there is no currency gain', () => {
    fc.assert(
      fc.property(anyDensePortfolio, (portfolio) => {
        const { baseCurrency } = portfolio;
        const atHome = <T extends { readonly currency: string }>(one: T): T => ({
          ...one,
          currency: baseCurrency,
        });
        const totals = densePeriod(
          {
            ...portfolio,
            transactions: portfolio.transactions.map((entry) => ({ ...atHome(entry), exchangeRate: null })),
            closes: new Map(Array.from(portfolio.closes, ([isin, closes]) => [isin, closes.map(atHome)])),
          },
          EVE,
          END,
        ).totals;
        same(known(totals).currencyGain, Fraction.ZERO);
      }),
      RUNS,
    );
  });

  test('the growth of two periods in a row chains, and no fall is above 0', () => {
    fc.assert(
      fc.property(anyDensePortfolio, fc.nat({ max: LENGTH }), (portfolio, at) => {
        const growth = (start: typeof EVE, end: typeof EVE) =>
          known(known(denseIndex(densePeriod(portfolio, start, end))).at(-1) ?? null).level;
        const middle = dayAt(at);
        same(growth(EVE, middle).times(growth(middle, END)), growth(EVE, END));
        const fall = known(denseDrawdown(known(denseIndex(densePeriod(portfolio, EVE, END)))));
        expect(fall.maximum.sign()).toBeLessThanOrEqual(0);
        expect(fall.current.compare(fall.maximum)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });
});
