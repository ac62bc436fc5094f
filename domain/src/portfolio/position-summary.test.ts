import { expect, it } from 'vitest';
import { positionOf } from '../ledger/position-of.ts';
import { publishedText } from '../money/decimal-text.ts';
import { entries, SOME_ISIN } from '../testing/index.ts';
import { portfolioSummary } from './portfolio-summary.ts';

it('knows no gain of units none of which is known to have been bought: unknown is not 0', () => {
  const gainOf = (lines: string) => {
    const positions = new Map([[SOME_ISIN, positionOf(entries(lines))]]);
    const input = { positions, valuations: new Map(), instruments: new Map() };
    const [position] = portfolioSummary(input).oversoldPositions;
    return [position?.realisedGain ?? null, position?.realisedGainWithFees].map(
      (gain) => gain && publishedText(gain),
    );
  };
  // Nothing was held: only the fee of the sale is realised.
  expect(gainOf('2025-01-15 SELL 3 @ 12 fee 1')).toEqual([null, '-1']);
  // What left for elsewhere was not sold.
  expect(gainOf('2025-01-15 BUY 3 @ 12; 2025-01-16 TRANSFER_OUT 3; 2025-01-17 SELL 3 @ 12')).toEqual([
    null,
    '0',
  ]);
  // One of three units was bought, and sold for what it cost: 12 − 12 is a gain of 0.
  expect(gainOf('2025-01-15 BUY 1 @ 12; 2025-01-16 SELL 3 @ 12')).toEqual(['0', '0']);
});
