import { describe, expect, it } from 'vitest';
import { publishedText } from '../money/decimal-text.ts';
import { entries, recomputeTrail } from '../testing/index.ts';
import { brokerShares } from './broker-shares.ts';
import { brokerFigure } from './why/broker-figures.ts';

const LEDGER = entries(
  `2025-01-01 BUY 10 @ 100 fee 1 at A; 2025-01-02 BUY 3 @ 100 at B; 2025-01-03 SPLIT 2:1 at A
   2025-01-04 TRANSFER_OUT 8 fee 2 at A; 2025-01-05 TRANSFER_IN 8 at B; 2025-01-06 SELL 1 @ 60 at B
   2025-01-07 DIVIDEND 5 fee 0.5 at B; 2025-01-08 FEE 3 at C; 2025-01-09 TAX 1 at C`,
);

describe('the shares of brokers', () => {
  it('count a transfer at both, and a split everywhere', () => {
    expect(
      brokerShares(LEDGER).map(({ broker, units, entryCount, netInvested, fees }) =>
        [broker, publishedText(units), entryCount, publishedText(netInvested), publishedText(fees)].join(' '),
      ),
    ).toEqual(['A 12 3 1000 3', 'B 13 4 240 0.5', 'C 0 2 0 3']);
  });

  it('have trails: of units with the splits that were recorded at another broker', () => {
    const own = LEDGER.filter(({ broker, type }) => broker === 'B' || type === 'SPLIT');
    const lines = brokerFigure('total_units', own, { isin: 'X', broker: 'B' });
    // 3 · 2 + 8 − 1; a dividend moves none
    expect(lines.map(({ operator, operand }) => `${operator} ${publishedText(operand)}`)).toEqual([
      'start 3',
      'plus 3',
      'plus 8',
      'minus 1',
    ]);
    expect(recomputeTrail(lines).numerator).toBe(13n);
  });
});
