import { describe, expect, it } from 'vitest';
import { positionOf } from '../ledger/position-of.ts';
import { publishedText } from '../money/decimal-text.ts';
import { decimal } from '../money/parse-decimal.ts';
import { SOME_DAY, trades } from '../testing/index.ts';
import { manualValuation } from '../valuation/valuation.ts';
import { totalUnrealisedGainPercent, unrealisedGainPercent } from './gain-percent.ts';
import { portfolioSummary } from './portfolio-summary.ts';

/** One holding per line of trades, valued where a value is given: [percent of each …, percent of all]. */
function percentages(...holdings: readonly (readonly [string, string | null])[]): readonly (string | null)[] {
  const named = holdings.map(([text, value], index) => ({
    isin: String(index),
    position: positionOf(trades(text)),
    value,
  }));
  const summary = portfolioSummary({
    positions: new Map(named.map(({ isin, position }) => [isin, position])),
    valuations: new Map(
      named.flatMap(({ isin, position, value }) =>
        value === null ? [] : [[isin, manualValuation(decimal(value), position.units, SOME_DAY)] as const],
      ),
    ),
    instruments: new Map(),
  });
  return [...summary.holdings.map(unrealisedGainPercent), totalUnrealisedGainPercent(summary)].map(
    (percent) => percent && publishedText(percent),
  );
}

describe('unrealised gain in percent of the cost basis', () => {
  it('is of the units still held, not of the money put in', () => {
    // basis 1000 × 5/10 = 500; 600 − 500 = 100 = 20 %
    expect(percentages(['2025-01-15 BUY 10 @ 100; 2025-02-15 SELL 5 @ 120', '600'])).toEqual(['20', '20']);
  });

  it('of the portfolio leaves out holdings that nobody has valued, their cost too', () => {
    // (110 − 100 + 400 − 300) / (100 + 300) = 27.5 %
    expect(
      percentages(
        ['2025-01-15 BUY 1 @ 100', '110'],
        ['2025-01-15 BUY 3 @ 100', '400'],
        ['2025-01-15 BUY 9 @ 100', null],
      ),
    ).toEqual(['10', '33.3333333333', null, '27.5']);
  });

  it('is unknown without a value and of units that cost nothing', () => {
    expect(percentages(['2025-01-15 BUY 1 @ 100', null])).toEqual([null, null]);
    expect(percentages(['2025-01-15 BUY 1 @ 0', '100'])).toEqual([null, null]);
    expect(percentages()).toEqual([null]);
  });
});
