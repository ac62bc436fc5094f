import { describe, expect, it } from 'vitest';
import { positionOf } from '../../ledger/position-of.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { SOME_DAY, SOME_ISIN, trades } from '../../testing/index.ts';
import { manualValuation, quotedValuation } from '../../valuation/valuation.ts';
import { portfolioSummary } from '../portfolio-summary.ts';
import type { PositionFigure } from './figure.ts';
import { portfolioFigure } from './portfolio-figures.ts';
import { type DerivedFigure, positionFigure } from './position-figures.ts';

function summaryOf(lines: string, value: string | null) {
  const state = positionOf(trades(lines));
  const valuations = new Map(
    value === null ? [] : [[SOME_ISIN, manualValuation(decimal(value), state.units, SOME_DAY)]],
  );
  return portfolioSummary({ positions: new Map([[SOME_ISIN, state]]), valuations, instruments: new Map() });
}

function told(name: DerivedFigure, lines: string, value: string | null) {
  const { holdings, closedPositions, oversoldPositions, totals } = summaryOf(lines, value);
  const [position] = [...holdings, ...closedPositions, ...oversoldPositions];
  if (!position) throw new RangeError('no position');
  const trail = positionFigure(name, position, totals);
  if (typeof trail === 'string') return trail;
  return trail.map(({ operator, operand, figure, kind }) =>
    [operator, decimalText(operand), figure ?? kind].join(' '),
  );
}

const HELD = '2025-01-01 BUY 10 @ 100 fee 4; 2025-01-02 SELL 4 @ 110 fee 3';
const CLOSED = '2025-01-01 BUY 10 @ 100; 2025-01-02 SELL 10 @ 110';
const OVERSOLD = '2025-01-01 SELL 10 @ 100';

describe('the words of a trail', () => {
  it('an unrealised gain is the value less the cost basis', () => {
    expect(told('unrealised_gain', HELD, '720')).toEqual(['start 720 market_value', 'minus 600 cost_basis']);
  });

  it('a market value is what was entered, and nothing for nothing', () => {
    expect(told('market_value', HELD, '720')).toEqual(['start 720 position_value']);
    expect(told('market_value', CLOSED, null)).toEqual(['start 0 total_units']);
  });

  it('a market value by a close is units · close · rate / rate, and the price the same without the units', () => {
    // 6 · 150 · 24 / 1.25 = 17 280 CZK
    const state = positionOf(trades(HELD));
    const close = { day: 20_089, value: decimal('150'), currency: 'USD', source: 'yahoo' };
    const rate = (currency: string, value: string) => ({ ...close, currency, value: decimal(value) });
    const conversion = { multiply: rate('CZK', '24'), divide: rate('USD', '1.25') };
    const { holdings, totals } = portfolioSummary({
      positions: new Map([[SOME_ISIN, state]]),
      valuations: new Map([[SOME_ISIN, quotedValuation(state.units, { close, conversion })]]),
      instruments: new Map(),
    });
    const [position] = holdings;
    if (!position) throw new RangeError('no position');
    const lines = (name: DerivedFigure) => {
      const trail = positionFigure(name, position, totals);
      return typeof trail === 'string'
        ? trail
        : trail.map(({ operator, operand, kind, date, currency, result }) =>
            [operator, decimalText(operand), kind, date, currency, decimalText(result)].join(' '),
          );
    };
    const converted = [
      ' 150 price 2025-01-01 USD',
      'times 24 rate 2025-01-01 CZK',
      'divide 1.25 rate 2025-01-01 USD',
    ];
    expect(lines('market_value')).toEqual([
      'start 6 figure   6',
      `times${converted[0] ?? ''} 900`,
      `${converted[1] ?? ''} 21600`,
      `${converted[2] ?? ''} 17280`,
    ]);
    expect(lines('price')).toEqual([
      `start${converted[0] ?? ''} 150`,
      `${converted[1] ?? ''} 3600`,
      `${converted[2] ?? ''} 2880`,
    ]);
  });

  it('a close that there is no rate for is named as the reason', () => {
    const positions = new Map([[SOME_ISIN, positionOf(trades(HELD))]]);
    const valuations = new Map([[SOME_ISIN, 'no_rate' as const]]);
    const { holdings, totals } = portfolioSummary({ positions, valuations, instruments: new Map() });
    expect(holdings.map((position) => positionFigure('unrealised_gain', position, totals))).toEqual([
      'no_rate',
    ]);
  });

  it('a percentage of net cash names its base: other for a closed position', () => {
    // 720 − (1000 − 440) = 160 of 560; 100 of 1000
    expect(told('percentage_pl_without_fees', HELD, '720')).toEqual([
      'start 160 absolute_pl_without_fees',
      'times 100 constant',
      'divide 560 net_buy_in_cost',
      'round 10 rounding',
    ]);
    expect(told('percentage_pl_without_fees', CLOSED, null)).toEqual([
      'start 100 absolute_pl_without_fees',
      'times 100 constant',
      'divide 1000 total_cost_without_fees',
    ]);
  });
});

describe('what cannot be had says why', () => {
  const figures: readonly PositionFigure[] = ['market_value', 'price', 'unrealised_gain', 'weight'];

  it.each(figures)('%s', (name) => {
    expect(told(name as DerivedFigure, HELD, null)).toBe('no_price');
    expect(told(name as DerivedFigure, OVERSOLD, '5')).toBe('oversold');
  });

  it('what is of units held, when none are', () => {
    for (const name of ['price', 'weight', 'average_cost_per_unit', 'net_buy_in_cost_per_unit'] as const) {
      expect(told(name, CLOSED, null)).toBe('not_held');
    }
  });

  it('shares of nothing', () => {
    expect(told('weight', HELD, '0')).toBe('base_not_positive');
    expect(told('unrealised_gain_percentage', CLOSED, null)).toBe('base_not_positive');
    expect(portfolioFigure('total_unrealised_gain_percentage', summaryOf(HELD, null))).toBe(
      'base_not_positive',
    );
  });
});
