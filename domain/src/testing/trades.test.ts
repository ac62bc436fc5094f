import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { SOME_BROKER, SOME_ISIN, trades } from './trades.ts';

describe('the micro-language of trades', () => {
  it('reads a whole line', () => {
    const [trade] = trades(
      '2025-01-15 09:15 SELL 2.5 LU1681043599 @ 110.25 USD / 1.1 fee 2 fx-fee 0.30 at IBKR',
    );
    expect(trade).toMatchObject({
      id: 1,
      date: '2025-01-15',
      time: '09:15',
      isin: 'LU1681043599',
      broker: 'IBKR',
      type: 'SELL',
      currency: 'USD',
    });
    const amounts = trade && [trade.units, trade.price, trade.exchangeRate, trade.fee, trade.fxFee];
    expect(amounts?.map((amount) => amount && decimalText(amount))).toEqual([
      '2.5',
      '110.25',
      '1.1',
      '2',
      '0.3',
    ]);
  });

  it('fills in what a line leaves out, and numbers the lines', () => {
    const [first, second] = trades('2025-01-15 BUY 10 @ 100 fee 2\n\n2025-01-16 BUY 1 @ 100');
    expect(first).toMatchObject({
      id: 1,
      time: null,
      isin: SOME_ISIN,
      broker: SOME_BROKER,
      currency: 'EUR',
      exchangeRate: null,
    });
    expect(second?.id).toBe(2);
  });

  it.each(['2025-01-15 HOLD 10 @ 100', '2025-02-30 BUY 10 @ 100', 'BUY 10', '2025-01-15 BUY ten @ 100'])(
    'throws at %j',
    (line) => {
      expect(() => trades(line)).toThrow(RangeError);
    },
  );
});
