/** The product against the second engine (domain/src/testing/dense), which is told by the definitions alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { type Decimal, sum } from '../../money/decimal.ts';
import { binary } from '../../returns/binary.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import { settledByIsin, walkedAsRecorded } from '../../testing/dense/as-recorded.ts';
import { denseGains, densePeriod } from '../../testing/dense/dense-period.ts';
import type { DensePortfolio } from '../../testing/dense/dense-portfolio.ts';
import { denseFlows, denseIndex, presentValue } from '../../testing/dense/dense-returns.ts';
import { Fraction } from '../../testing/dense/fraction.ts';
import { anyDensePortfolio, dayAt, EVE, LENGTH } from '../../testing/dense/random-portfolio.ts';
import { DAY_SCALE } from './day-totals.ts';
import { type PeriodFigures, periodFigures } from './period-figures.ts';
import { realisedGains } from './realised-gains.ts';

const RUNS = { numRuns: 2000, endOnFailure: true };
const END = dayAt(LENGTH);

/** The product divides with 40 fraction digits; what is multiplied and added up afterwards is good to 25. */
const GOOD_DIGITS = 25;
/** The digits of a ratio that is published. */
const PUBLISHED = 9;

const anyDays = fc
  .tuple(fc.nat({ max: LENGTH }), fc.nat({ max: LENGTH }))
  .map(([one, other]) => [dayAt(Math.min(one, other)), dayAt(Math.max(one, other))] as const);

/** What to read when two figures differ: nothing when they are as near as they must be. */
function difference(name: string, ours: Decimal, theirs: Fraction, digits = GOOD_DIGITS): string[] {
  const off = Fraction.ofDecimal(ours).minus(theirs);
  const isNear = off.absolute().compare(Fraction.of(1n, 10n ** BigInt(digits))) <= 0;
  return isNear ? [] : [`${name}: ${String(binary(ours))}, not ${String(theirs.toNumber())}`];
}

const ofDay = (digits: bigint | undefined): Decimal => ({ digits: digits ?? 0n, scale: DAY_SCALE });

const FLOWS = ['inflow', 'outflow', 'purchases', 'proceeds', 'income', 'fees', 'taxes'] as const;

describe('the product and the second engine', () => {
  test('tell the same value and the same flows of every day', () => {
    fc.assert(
      fc.property(anyDensePortfolio, (portfolio) => {
        const ours = walkedAsRecorded(portfolio, EVE, END);
        const differences = densePeriod(portfolio, EVE, END).days.flatMap(({ date, day }, index) => {
          if (day === null) return [`${date} is unknown`];
          const at = index + 1;
          return [
            ...difference(`${date} value`, ofDay(ours.values[at]), day.value),
            ...difference(`${date} units in`, ofDay(ours.flows.transfersIn[at]), day.movedIn),
            ...difference(`${date} units out`, ofDay(ours.flows.transfersOut[at]), day.movedOut),
            ...FLOWS.flatMap((flow) => difference(`${date} ${flow}`, ofDay(ours.flows[flow][at]), day[flow])),
          ];
        });
        expect(differences).toEqual([]);
      }),
      RUNS,
    );
  });

  test.each<CostBasisMethod>(['average', 'fifo'])('tell the same realised gain of a period: %s', (method) => {
    fc.assert(
      fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
        const [before, after] = [start, end].map((day) => denseGains(portfolio, method, day));
        if (!before || !after) throw new Error('everything is known of these portfolios');
        const theirs = after.realisedGain.minus(before.realisedGain);
        expect(difference('realised', realisedBetween(portfolio, method, start, end), theirs)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('tell the same gains and returns of a period', () => {
    fc.assert(
      fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
        const ours = figuresOf(portfolio, start, end);
        const period = densePeriod(portfolio, start, end);
        const levels = denseIndex(period);
        const { totals, startValue } = period;
        if (!totals || !levels || !startValue) throw new Error('everything is known of these portfolios');
        const worked = Fraction.sum([startValue, totals.purchases, totals.movedIn]);
        const grown = levels.at(-1)?.level ?? Fraction.ONE;
        expect([
          ...difference('start value', ours.startValue, startValue),
          ...difference('end value', ours.endValue, totals.endValue),
          ...difference('net flows', ours.netFlows, totals.netFlows),
          ...difference('price gain', ours.priceGain, totals.priceGain),
          ...difference('currency gain', ours.currencyGain, totals.currencyGain),
          ...difference('total gain', ours.totalGain, totals.totalGain),
          ...difference('simple return', simpleReturn(ours), simple(totals.totalGain, worked), PUBLISHED),
          ...(grown.absolute().compare(Fraction.of(1000n)) > 0
            ? []
            : difference('twr', ours.timeWeightedReturn, grown.minus(Fraction.ONE), PUBLISHED)),
        ]).toEqual([]);
      }),
      RUNS,
    );
  });

  test('the money-weighted return brings the flows of the second engine to nothing', () => {
    fc.assert(
      fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
        const { moneyWeightedReturn: ours } = figuresOf(portfolio, start, end);
        if ('unavailable' in ours) return;
        const rate = binary(ours.rate);
        const flows = denseFlows(densePeriod(portfolio, start, end)) ?? [];
        // Ten digits are published: a little to each side the flows are worth more and less than nothing. A rate that is
        // printed as −1 is too near to it to be tried.
        if (rate < -0.99999) return;
        const step = 1e-9 * Math.max(1, Math.abs(rate));
        const worth = [rate - step, rate + step].map((at) => presentValue(flows, at));
        const isRoot = Math.min(...worth) <= 0 && Math.max(...worth) >= 0;
        expect({ rate, worth, isRoot }).toMatchObject({ isRoot: true });
      }),
      RUNS,
    );
  });
});

function figuresOf(portfolio: DensePortfolio, start: LocalDate, end: LocalDate): PeriodFigures {
  const days = walkedAsRecorded(portfolio, EVE, END);
  const zero = { digits: 0n, scale: 0 };
  return inOneGo(periodFigures(days, daysBetween(EVE, start), daysBetween(EVE, end), zero, zero));
}

function realisedBetween(
  portfolio: DensePortfolio,
  method: CostBasisMethod,
  start: LocalDate,
  end: LocalDate,
): Decimal {
  const gains = [...settledByIsin(portfolio).values()].flatMap((entries) =>
    realisedGains(ledgerOrder(entries), method),
  );
  return sum(gains.filter(({ date }) => date > start && date <= end).map(({ gain }) => gain));
}

/** 0 stands for what is absent, on both sides. */
function simpleReturn({ simpleReturn: figure }: PeriodFigures): Decimal {
  return 'unavailable' in figure ? { digits: 0n, scale: 0 } : figure;
}

function simple(gain: Fraction, worked: Fraction): Fraction {
  return worked.sign() === 0 ? Fraction.ZERO : gain.over(worked);
}
