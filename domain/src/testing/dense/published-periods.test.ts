/** The cases that others have published, fixtures/periods: the second engine is judged by them before it judges the first. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../calendar/local-date.ts';
import {
  comparedWithPublished,
  type FiguresOfPeriod,
  publishedPeriods,
  toleranceOf,
} from '../published-periods.ts';
import { instrumentLedgers, unitsOn } from './dense-ledger.ts';
import { fifoBasis } from './dense-lots.ts';
import { dayCount, denseGains, densePeriod } from './dense-period.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import {
  denseDrawdown,
  denseFlows,
  denseIndex,
  levelsHeld,
  logDeviation,
  presentValue,
  pricedFactors,
} from './dense-returns.ts';
import { Fraction } from './fraction.ts';

const FOLDER = new URL('../../../../fixtures/periods/', import.meta.url);
const PERIODS = publishedPeriods(readdirSync(FOLDER), (file) => readFileSync(new URL(file, FOLDER), 'utf8'));

function figuresOf(portfolio: DensePortfolio, start: LocalDate, end: LocalDate): FiguresOfPeriod {
  const period = densePeriod(portfolio, start, end);
  const { totals, startValue } = period;
  const levels = denseIndex(period);
  if (!totals || !levels || !startValue) {
    const known = period.days.flatMap(({ day }) => (day ? [day] : []));
    return { proceeds: Fraction.sum(known.map((day) => day.proceeds)), ...unitsIn(portfolio, end) };
  }
  const worked = startValue.plus(totals.purchases);
  const grown = levels.at(-1)?.level ?? Fraction.ONE;
  const fall = denseDrawdown(levelsHeld(period, levels));
  const factors = pricedFactors(period, levels);
  return {
    start_value: startValue,
    end_value: totals.endValue,
    purchases: totals.purchases,
    proceeds: totals.proceeds,
    income: totals.income,
    fees: totals.fees,
    taxes: totals.taxes,
    total_gain: totals.totalGain,
    price_gain: totals.priceGain,
    simple_return: worked.sign() === 0 ? null : totals.totalGain.over(worked),
    time_weighted_return: grown.minus(Fraction.ONE),
    time_weighted_return_annualised: grown.toNumber() ** (365 / dayCount(period)) - 1,
    max_drawdown: fall?.maximum,
    max_drawdown_peak_date: fall?.peakDate,
    current_drawdown: fall?.current,
    longest_drawdown_days: fall?.longestDays,
    volatility_of_period: logDeviation(factors) * Math.sqrt(factors.length),
    ...unitsIn(portfolio, end),
  };
}

function unitsIn(portfolio: DensePortfolio, end: LocalDate) {
  return { units: Fraction.sum(instrumentLedgers(portfolio).map((ledger) => unitsOn(ledger, end))) };
}

function gainsOf(portfolio: DensePortfolio, method: 'average' | 'fifo', end: LocalDate): FiguresOfPeriod {
  const ledgers = instrumentLedgers(portfolio);
  const gains = denseGains(portfolio, method, end);
  const [ledger] = ledgers;
  // Cost and realised gain need no price; a case without closes has one instrument.
  const basis = gains ?? (ledger && fifoBasis(portfolio, ledger, end));
  return {
    cost_basis: basis?.costBasis,
    realised_gain: basis?.realisedGain,
    unrealised_gain: gains?.unrealisedGain,
  };
}

describe('published periods', () => {
  it('are all there', () => {
    expect(new Set(PERIODS.map(({ name }) => name.split(' ')[0])).size).toBeGreaterThanOrEqual(28);
  });

  it.each(PERIODS)('$name', ({ portfolio, start, end, written: period }) => {
    const { money_weighted_return: rate, ...expected } = period.expected;
    expect(comparedWithPublished(period, figuresOf(portfolio, start, end), expected)).toEqual(expected);

    if (typeof rate === 'string') {
      // Within the tolerance, what the flows are worth goes through 0.
      const flows = denseFlows(densePeriod(portfolio, start, end)) ?? [];
      const tolerance = toleranceOf(period, 'money_weighted_return', rate);
      const worth = [-tolerance, tolerance].map((off) => presentValue(flows, Number(rate) + off));
      expect((worth[0] ?? NaN) * (worth[1] ?? NaN)).toBeLessThanOrEqual(0);
    }

    for (const method of ['average', 'fifo'] as const) {
      const { lots, ...gains } = period[method] ?? {};
      expect(comparedWithPublished(period, gainsOf(portfolio, method, end), gains)).toEqual(gains);
      if (lots !== undefined) expect(lotsOf(portfolio, end)).toEqual(lots);
    }
  });
});

function lotsOf(portfolio: DensePortfolio, end: LocalDate) {
  return instrumentLedgers(portfolio).flatMap((ledger) =>
    fifoBasis(portfolio, ledger, end).lots.map(({ acquired, units, cost }) => ({
      acquired,
      units: String(units.toNumber()),
      cost: String(cost.toNumber()),
    })),
  );
}
