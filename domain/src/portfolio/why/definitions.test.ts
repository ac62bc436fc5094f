import { expect, it } from 'vitest';
import { definitionOf } from './definitions.ts';
import {
  ALLOCATION_FIGURES,
  ASSET_FIGURES,
  CLOSE_FIGURES,
  NET_WORTH_FIGURES,
  PERIOD_FIGURES,
  TALLY_FIGURES,
  PORTFOLIO_FIGURES,
  POSITION_FIGURES,
  REBALANCING_FIGURES,
  SNAPSHOT_FIGURES,
  TRADE_MEMBERS,
} from './figure.ts';

it('every figure has a unit, a formula and a place where it is defined', () => {
  const figures = [...POSITION_FIGURES, ...PORTFOLIO_FIGURES, ...ASSET_FIGURES, ...SNAPSHOT_FIGURES];
  const others = [...TRADE_MEMBERS, ...PERIOD_FIGURES, ...ALLOCATION_FIGURES, ...TALLY_FIGURES];
  const ofDays = [...NET_WORTH_FIGURES, ...CLOSE_FIGURES, ...REBALANCING_FIGURES];
  for (const figure of [...figures, ...others, ...ofDays]) {
    const { key, formula, spec } = definitionOf(figure, 'average');
    expect(key).toBe(figure);
    expect(formula).not.toBe('');
    expect(spec).toMatch(/^docs\/spec\/[a-z-]+\.md#\d-[a-z-]+$/);
  }
});

it('the method changes the definition of what depends on lots, and of nothing else', () => {
  expect(definitionOf('cost_basis', 'fifo')).toMatchObject({
    key: 'cost_basis.fifo',
    formula: 'Σ cost of the open lots',
  });
  expect(definitionOf('market_value', 'fifo')).toEqual(definitionOf('market_value', 'average'));
});
