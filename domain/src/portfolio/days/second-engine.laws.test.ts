/** The product against the second engine (domain/src/testing/dense), which is told by the definitions alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import { binary } from '../../returns/binary.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import { settledByIsin, walkedAsRecorded } from '../../testing/dense/as-recorded.ts';
import { denseGains, denseLeftOut, densePeriod } from '../../testing/dense/dense-period.ts';
import type { DensePortfolio } from '../../testing/dense/dense-portfolio.ts';
import {
  type DenseDrawdown,
  denseDrawdown,
  denseFlows,
  type DenseFlows,
  denseIndex,
  levelsHeld,
  presentValueAt,
} from '../../testing/dense/dense-returns.ts';
import { Fraction } from '../../testing/dense/fraction.ts';
import {
  anyDensePortfolio,
  anyUnkemptPortfolio,
  dayAt,
  EVE,
  LENGTH,
} from '../../testing/dense/random-portfolio.ts';
import { DAY_SCALE } from './day-totals.ts';
import { leftOut } from './left-out.ts';
import { type PeriodFigures, periodFigures } from './period-figures.ts';
import { realisedGains } from './realised-gains.ts';

const RUNS = { numRuns: 2000, endOnFailure: true };
const END = dayAt(LENGTH);

/** The product divides with 40 fraction digits; what is multiplied and added up afterwards is good to 20 digits. */
const GOOD_DIGITS = 20;
/** The digits of a ratio that is published. */
const PUBLISHED = 9;

const anyDays = fc
  .tuple(fc.nat({ max: LENGTH }), fc.nat({ max: LENGTH }))
  .map(([one, other]) => [dayAt(Math.min(one, other)), dayAt(Math.max(one, other))] as const);

/** What to read when two figures differ: nothing when they are as near as they must be. */
function difference(name: string, ours: Decimal, theirs: Fraction, digits = GOOD_DIGITS): string[] {
  const off = Fraction.ofDecimal(ours).minus(theirs);
  const size = theirs.absolute().plus(Fraction.ONE);
  const isNear = off.absolute().compare(size.over(Fraction.of(10n ** BigInt(digits)))) <= 0;
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
            ...((ours.quoted[at] ?? 0) > 0 === day.isPriced ? [] : [`${date} quoted`]),
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
        expect(differencesOf(portfolio, start, end)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('leave out the same instruments for the same reasons, and tell the rest alike', () => {
    fc.assert(
      fc.property(anyUnkemptPortfolio, anyDays, (portfolio, [start, end]) => {
        const { gaps } = walkedAsRecorded(portfolio, EVE, END);
        const ours = leftOut(gaps, daysBetween(EVE, start), daysBetween(EVE, end));
        const theirs = denseLeftOut(portfolio, start, end);
        expect(new Map(ours.map(({ name, reason }) => [name, reason]))).toEqual(theirs);
        const transactions = portfolio.transactions.filter(({ isin }) => !theirs.has(isin ?? ''));
        expect(differencesOf({ ...portfolio, transactions }, start, end)).toEqual([]);
      }),
      RUNS,
    );
  });

  test.each<CostBasisMethod>(['average', 'fifo'])(
    'tell the same unrealised gain of a period: %s',
    (method) => {
      fc.assert(
        fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
          const realised = realisedBetween(portfolio, method, start, end);
          const { unrealisedGain } = figuresOf(portfolio, start, end, realised);
          const { totals } = densePeriod(portfolio, start, end);
          const [before, after] = [start, end].map((day) => denseGains(portfolio, method, day));
          if (!before || !after || !totals) throw new Error('everything is known of these portfolios');
          const change = (of: 'unrealisedGain' | 'costIn' | 'costOut') => after[of].minus(before[of]);
          // Without what transfers brought above their cost and took above theirs.
          const brought = totals.movedIn.minus(change('costIn'));
          const taken = totals.movedOut.minus(change('costOut'));
          const theirs = change('unrealisedGain').minus(brought).plus(taken);
          expect(difference('unrealised', unrealisedGain, theirs)).toEqual([]);
        }),
        RUNS,
      );
    },
  );

  test('the money-weighted return brings the flows of the second engine to nothing, or nothing does', () => {
    fc.assert(
      fc.property(anyDensePortfolio, anyDays, (portfolio, [start, end]) => {
        const { moneyWeightedReturn: ours } = figuresOf(portfolio, start, end);
        const flows = denseFlows(densePeriod(portfolio, start, end)) ?? [];
        expect(wrongRate(ours, flows)).toBe(null);
      }),
      RUNS,
    );
  });
});

/** What the two engines tell differently of a period, everything of which is known. */
function differencesOf(portfolio: DensePortfolio, start: LocalDate, end: LocalDate): string[] {
  const ours = figuresOf(portfolio, start, end);
  const period = densePeriod(portfolio, start, end);
  const levels = denseIndex(period);
  const { totals, startValue } = period;
  if (!totals || !levels || !startValue) return ['something is unknown'];
  const worked = Fraction.sum([startValue, totals.purchases, totals.movedIn]);
  const grown = levels.at(-1)?.level ?? Fraction.ONE;
  const fallen = denseDrawdown(levelsHeld(period, levels));
  // What grows a thousandfold in three weeks has lost its last digits.
  const isTold = levels.every(({ level }) => level.absolute().compare(Fraction.of(1000n)) <= 0);
  return [
    ...difference('start value', ours.startValue, startValue),
    ...difference('end value', ours.endValue, totals.endValue),
    ...difference('net flows', ours.netFlows, totals.netFlows),
    ...difference('price gain', ours.priceGain, totals.priceGain),
    ...difference('currency gain', ours.currencyGain, totals.currencyGain),
    ...difference('total gain', ours.totalGain, totals.totalGain),
    ...difference('simple return', simpleReturn(ours), simple(totals.totalGain, worked), PUBLISHED),
    ...(isTold ? difference('twr', ours.timeWeightedReturn, grown.minus(Fraction.ONE), PUBLISHED) : []),
    ...(isTold && levels.every(({ level }) => level.sign() > 0)
      ? fallDifferences(ours.drawdown, fallen)
      : []),
  ];
}

function fallDifferences(ours: PeriodFigures['drawdown'], theirs: DenseDrawdown | null): string[] {
  if ('unavailable' in ours) return theirs === null ? [] : ['no drawdown'];
  if (theirs === null) return ['a drawdown of nothing'];
  return [
    ...difference('maximum drawdown', ours.maximum, theirs.maximum, PUBLISHED),
    ...difference('current drawdown', ours.current, theirs.current, PUBLISHED),
    ...(['peakDate', 'troughDate', 'longestDays'] as const).flatMap((name) =>
      ours[name] === theirs[name] ? [] : [`${name}: ${String(ours[name])}, not ${String(theirs[name])}`],
    ),
  ];
}

/** Beyond these logarithms of growth over all days no root is looked for. */
const WIDEST = 30;
/** Beyond these the product looks for none either. */
const FARTHEST = 40;
const GRID = 600;

/** What is wrong about a rate, or about its absence; null when it is the nearest root. */
function wrongRate(ours: PeriodFigures['moneyWeightedReturn'], flows: DenseFlows): string | null {
  const [first, last] = [flows[0], flows.at(-1)];
  const signs = new Set(flows.map(([, amount]) => amount.sign()));
  const isSolvable = signs.size === 2;
  if (!first || !last || !isSolvable) return 'unavailable' in ours ? null : 'a rate without a change of sign';
  const span = daysBetween(first[0], last[0]);
  const worthAt = (logGrowth: number) => presentValueAt(flows, (logGrowth * 365) / span);
  const isSteady = (widest: number, upTo = widest) => {
    const worth = Array.from({ length: GRID + 1 }, (_, at) =>
      worthAt(-widest + ((upTo + widest) * at) / GRID),
    );
    return worth.every((value) => value > 0) || worth.every((value) => value < 0);
  };
  if ('unavailable' in ours) {
    if (ours.unavailable === 'no_solution') return isSteady(WIDEST) ? null : 'a root was not found';
    // A number ends at e^709: the roots, of which there may be several, all are beyond.
    const largest = (709 * span) / 365;
    return isSteady(largest) && !isSteady(-largest, FARTHEST) ? null : 'a rate that is a number';
  }
  // Ten digits are published: a little to each side the flows are worth more and less than nothing.
  const rate = binary(ours.rate);
  const step = 1e-9 * Math.max(1, Math.abs(rate));
  const [low, high] = [Math.log1p(Math.max(rate - step, -1)), Math.log1p(rate + step)];
  const isRoot =
    low === -Infinity
      ? !isSteady(2 * WIDEST, (high * span) / 365)
      : presentValueAt(flows, low) > 0 !== presentValueAt(flows, high) > 0;
  if (!isRoot) return `${String(rate)} is no root`;
  const nearer = ((Math.min(Math.abs(low), Math.abs(high)) - 1e-6) * span) / 365;
  return nearer < 0 || isSteady(nearer) ? null : `a root is nearer than ${String(rate)}`;
}

function figuresOf(
  portfolio: DensePortfolio,
  start: LocalDate,
  end: LocalDate,
  realisedGain = ZERO,
): PeriodFigures {
  const days = walkedAsRecorded(portfolio, EVE, END);
  const [from, to] = [daysBetween(EVE, start), daysBetween(EVE, end)];
  return inOneGo(periodFigures(days, from, to, realisedGain, ZERO));
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
  return 'unavailable' in figure ? ZERO : figure;
}

function simple(gain: Fraction, worked: Fraction): Fraction {
  return worked.sign() === 0 ? Fraction.ZERO : gain.over(worked);
}
