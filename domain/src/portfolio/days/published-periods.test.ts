/** The cases that others have published, fixtures/periods, told by the product. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayBefore } from '../../calendar/period-start.ts';
import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { fifoLots } from '../../ledger/fifo-lots.ts';
import { positionOf } from '../../ledger/position-of.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { binary } from '../../returns/binary.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import type { MaybeFigure } from '../../returns/performance.ts';
import { settledByIsin, walkedAsRecorded } from '../../testing/dense/as-recorded.ts';
import type { DensePortfolio } from '../../testing/dense/dense-portfolio.ts';
import { Fraction } from '../../testing/dense/fraction.ts';
import {
  comparedWithPublished,
  type FiguresOfPeriod,
  publishedPeriods,
} from '../../testing/published-periods.ts';
import { leftOut } from './left-out.ts';
import { periodFigures } from './period-figures.ts';

const FOLDER = new URL('../../../../fixtures/periods/', import.meta.url);
const PERIODS = publishedPeriods(readdirSync(FOLDER), (file) => readFileSync(new URL(file, FOLDER), 'utf8'));

/** Ratios are published with ten fraction digits. */
const ROUNDING = 5e-11;

const exact = (figure: MaybeFigure) => ('unavailable' in figure ? null : Fraction.ofDecimal(figure));

/** Every figure of a period, as `GET /analytics/performance` tells them. */
function figuresOf(portfolio: DensePortfolio, start: LocalDate, end: LocalDate): FiguresOfPeriod {
  const firsts = portfolio.transactions.map(({ date }) => dayBefore(date));
  const first = [start, ...firsts].reduce((least, day) => (day < least ? day : least));
  const days = walkedAsRecorded(portfolio, first, end);
  const [from, to] = [daysBetween(first, start), daysBetween(first, end)];
  expect(leftOut(days.gaps, from, to)).toEqual([]);
  const told = inOneGo(periodFigures(days, from, to, ZERO, ZERO));
  const { volatility, drawdown } = told;
  const returns = days.quoted.slice(from + 1, to + 1).filter((count) => count > 0).length;
  return {
    start_value: exact(told.startValue),
    end_value: exact(told.endValue),
    purchases: exact(told.purchases),
    proceeds: exact(told.proceeds),
    income: exact(told.income),
    fees: exact(told.fees),
    taxes: exact(told.taxes),
    total_gain: exact(told.totalGain),
    price_gain: exact(told.priceGain),
    simple_return: exact(told.simpleReturn),
    time_weighted_return: exact(told.timeWeightedReturn),
    time_weighted_return_annualised: exact(told.timeWeightedReturnAnnualised),
    money_weighted_return:
      'unavailable' in told.moneyWeightedReturn ? null : exact(told.moneyWeightedReturn.rate),
    ...('unavailable' in drawdown
      ? {}
      : {
          max_drawdown: exact(drawdown.maximum),
          max_drawdown_peak_date: drawdown.peakDate,
          current_drawdown: exact(drawdown.current),
          longest_drawdown_days: drawdown.longestDays,
        }),
    volatility_of_period: 'unavailable' in volatility ? null : binary(volatility) * Math.sqrt(returns / 252),
    units: Fraction.ofDecimal(sum(positions(portfolio, end).map(({ units }) => units))),
  };
}

/** The entries of each instrument until a day. */
function ledgers(portfolio: DensePortfolio, end: LocalDate) {
  return Array.from(settledByIsin(portfolio).values(), (entries) =>
    entries.filter(({ date }) => date <= end),
  );
}

const positions = (portfolio: DensePortfolio, end: LocalDate) => ledgers(portfolio, end).map(positionOf);

function gainsOf(portfolio: DensePortfolio, method: CostBasisMethod, end: LocalDate, value: unknown) {
  const parts =
    method === 'average'
      ? positions(portfolio, end).map(({ costPool, realisedGain }) => ({ costBasis: costPool, realisedGain }))
      : ledgers(portfolio, end).map((entries) => fifoLots(entries));
  const costBasis = Fraction.ofDecimal(sum(parts.map((part) => part.costBasis ?? ZERO)));
  return {
    cost_basis: costBasis,
    realised_gain: Fraction.ofDecimal(sum(parts.map(({ realisedGain }) => realisedGain))),
    unrealised_gain: value instanceof Fraction ? value.minus(costBasis) : null,
  };
}

const numberText = (value: Decimal) => String(Number(decimalText(value)));

describe('published periods', () => {
  test.each(PERIODS)('$name', ({ portfolio, start, end, written }) => {
    const figures = figuresOf(portfolio, start, end);
    expect(comparedWithPublished(written, figures, written.expected, ROUNDING)).toEqual(written.expected);
    for (const method of ['average', 'fifo'] as const) {
      const { lots, ...gains } = written[method] ?? {};
      const told = gainsOf(portfolio, method, end, figures['end_value']);
      expect(comparedWithPublished(written, told, gains, ROUNDING)).toEqual(gains);
      if (lots === undefined) continue;
      const open = ledgers(portfolio, end).flatMap((entries) => fifoLots(entries).lots);
      expect(
        open.map(({ date, units, cost }) => ({
          acquired: date,
          units: numberText(units),
          cost: numberText(cost),
        })),
      ).toEqual(lots);
    }
  });
});
