import { describe, expect, it } from 'vitest';
import type { Decimal } from '../money/decimal.ts';
import { decimal } from '../money/parse-decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { trades } from '../testing/index.ts';
import {
  averageCostPerUnit,
  costBasis,
  costBasisWithFees,
  EMPTY_POSITION,
  positionKind,
} from './position.ts';
import { positionOf } from './position-of.ts';

function text(value: Decimal | null): string | null {
  return value && publishedText(value);
}

describe('a position', () => {
  it('holds nothing before its first trade', () => {
    expect(positionOf([])).toBe(EMPTY_POSITION);
    expect(positionKind(EMPTY_POSITION)).toBe('closed');
    expect(text(costBasis(EMPTY_POSITION))).toBe('0');
    expect(averageCostPerUnit(EMPTY_POSITION)).toBeNull();
  });

  it('is a holding, closed or oversold by the sign of its units, without tolerance', () => {
    const kindOf = (units: string) => positionKind({ units: decimal(units) });
    expect(['0.0000000001', '0.000', '-0.0000000001'].map(kindOf)).toEqual(['holding', 'closed', 'oversold']);
  });

  it('knows what its units cost, with and without fees, and per unit', () => {
    // 10 × 100 + 5 × 130 = 1650; fees 2 + 1; 1650 / 15 = 110
    const position = positionOf(trades('2025-01-15 BUY 10 @ 100 fee 2; 2025-02-15 BUY 5 @ 130 fee 1'));
    expect(text(costBasis(position))).toBe('1650');
    expect(text(costBasisWithFees(position))).toBe('1653');
    expect(text(averageCostPerUnit(position))).toBe('110');
  });

  it('has no cost basis when more was sold than bought', () => {
    const position = positionOf(trades('2025-01-15 BUY 10 @ 100 fee 2; 2025-02-15 SELL 11 @ 130 fee 1'));
    expect(costBasis(position)).toBeNull();
    expect(costBasisWithFees(position)).toBeNull();
    expect(averageCostPerUnit(position)).toBeNull();
  });
});
