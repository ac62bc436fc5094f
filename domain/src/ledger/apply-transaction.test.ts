import { describe, expect, it } from 'vitest';
import { publishedText } from '../money/decimal-text.ts';
import { trades } from '../testing/index.ts';
import { positionOf } from './position-of.ts';

/** The members of the position that a test asks about, as text. */
function figures(text: string): Record<string, string> {
  const { units, costPool, feePool, realisedGain, realisedGainWithFees } = positionOf(trades(text));
  const all = { units, costPool, feePool, realisedGain, realisedGainWithFees };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, publishedText(value)]));
}

describe('applyTransaction', () => {
  it('takes the average out of the pool with a sale', () => {
    // basis 1000 × 5/10 = 500; gain 5 × 120 − 500 = 100
    expect(figures('2025-01-15 BUY 10 @ 100; 2025-02-15 SELL 5 @ 120')).toEqual({
      units: '5',
      costPool: '500',
      feePool: '0',
      realisedGain: '100',
      realisedGainWithFees: '100',
    });
  });

  it('realises the discriminating case: basis 75, gain 35', () => {
    // 100 → 50 (gain 60 − 50 = 10) → 150 for 10 → 75 (gain 100 − 75 = 25)
    const text =
      '2025-01-01 BUY 10 @ 10; 2025-02-01 SELL 5 @ 12; 2025-03-01 BUY 5 @ 20; 2025-04-01 SELL 5 @ 20';
    expect(figures(text)).toMatchObject({ units: '5', costPool: '75', realisedGain: '35' });
  });

  it('lets purchase fees follow the units and realises sale fees at once', () => {
    // fees 4 for 10 units, 6 stay: 2.40; realised 4 × 110 − 400 = 40, less 1.60 and less the sale fee 3
    expect(figures('2025-01-15 BUY 10 @ 100 fee 3 fx-fee 1; 2025-02-15 SELL 4 @ 110 fee 3')).toEqual({
      units: '6',
      costPool: '600',
      feePool: '2.4',
      realisedGain: '40',
      realisedGainWithFees: '35.4',
    });
  });

  it('leaves exactly nothing when the last unit is sold, whatever was rounded on the way', () => {
    const text =
      '2025-01-01 BUY 10 @ 0.001 fee 1; 2025-02-01 SELL 3 @ 1; 2025-03-01 SELL 3 @ 1; 2025-04-01 SELL 4 @ 1';
    const position = positionOf(trades(text));
    expect([position.units.digits, position.costPool.digits, position.feePool.digits]).toEqual([0n, 0n, 0n]);
    // 10 − 0.01 − 1
    expect(publishedText(position.realisedGainWithFees)).toBe('8.99');
  });

  it('starts afresh after a close', () => {
    // first round 100 → 150: gain 50; second: 2 × 30 held
    const text = '2025-01-01 BUY 10 @ 10; 2025-02-01 SELL 10 @ 15; 2025-03-01 BUY 2 @ 30';
    expect(figures(text)).toMatchObject({ units: '2', costPool: '60', realisedGain: '50' });
  });

  it('counts trades, fees and the day of the latest trade', () => {
    const position = positionOf(trades('2025-02-15 SELL 5 @ 120 fee 1; 2025-01-15 BUY 10 @ 100 fee 2'));
    expect(position).toMatchObject({ entryCount: 2, lastTradeDate: '2025-02-15' });
    expect(
      [position.purchases, position.proceeds, position.fees].map((value) => publishedText(value)),
    ).toEqual(['1000', '600', '3']);
  });
});

describe('a deficit', () => {
  it('keeps the proceeds of units that were never bought', () => {
    expect(figures('2025-01-15 SELL 5 @ 20 fee 1; 2025-01-16 SELL 5 @ 30 fee 1')).toEqual({
      units: '-10',
      costPool: '-250', // 100 + 150
      feePool: '0',
      realisedGain: '0',
      realisedGainWithFees: '-2',
    });
  });

  it('opens with the part of a sale that holdings do not cover', () => {
    // 4 of 10 units covered: 4 × 30 − 4 × 20 = 40; 6 × 30 = 180 are kept; all fees are realised
    expect(figures('2025-01-15 BUY 4 @ 20 fee 2; 2025-01-16 SELL 10 @ 30 fee 3')).toEqual({
      units: '-6',
      costPool: '-180',
      feePool: '0',
      realisedGain: '40',
      realisedGainWithFees: '35',
    });
  });

  it('is covered by a later purchase first, which realises the difference', () => {
    // sold 10 for 250, 4 covered at 15: 250 × 4/10 − 60 = 40; 150 still wait
    expect(figures('2025-01-15 SELL 10 @ 25 fee 1; 2025-01-16 BUY 4 @ 15 fee 2')).toEqual({
      units: '-6',
      costPool: '-150',
      feePool: '0',
      realisedGain: '40',
      realisedGainWithFees: '37',
    });
  });

  it('closes exactly', () => {
    // 3 sold for 100, bought for 3 × 30 = 90
    expect(figures('2025-01-15 SELL 1 @ 40; 2025-01-16 SELL 2 @ 30; 2025-01-17 BUY 3 @ 30 fee 2')).toEqual({
      units: '0',
      costPool: '0',
      feePool: '0',
      realisedGain: '10',
      realisedGainWithFees: '8',
    });
  });

  it('turns into a holding with the rest of a purchase, fees shared by units', () => {
    // 4 sold for 100; of 10 @ 20 with fee 5: 4 cover (100 − 80 = 20, fee 2), 6 are held (120, fee 3)
    expect(figures('2025-01-15 SELL 4 @ 25; 2025-01-16 BUY 10 @ 20 fee 5')).toEqual({
      units: '6',
      costPool: '120',
      feePool: '3',
      realisedGain: '20',
      realisedGainWithFees: '18',
    });
  });

  it('does not arise from the order of recording within a day', () => {
    expect(figures('2025-01-15 SELL 5 @ 30; 2025-01-15 BUY 5 @ 20')).toMatchObject({
      units: '0',
      realisedGain: '50',
    });
  });
});
