import { describe, expect, it } from 'vitest';
import { decimalText, publishedText } from '../money/decimal-text.ts';
import { trades } from '../testing/index.ts';
import { feesPaid, grossAmount } from './trade-amounts.ts';
import { netAmount } from './transaction-amounts.ts';

function amounts(line: string): readonly string[] {
  return trades(line).flatMap((trade) =>
    [grossAmount(trade), feesPaid(trade), netAmount(trade)].map((value) => publishedText(value)),
  );
}

describe('the amounts of a trade', () => {
  it('a purchase costs its gross amount and all fees', () => {
    // 10 × 99.99 = 999.90; 2 + 0.50 = 2.50; −(999.90 + 2.50)
    expect(amounts('2025-01-15 BUY 10 @ 99.99 fee 2 fx-fee 0.50')).toEqual(['999.9', '2.5', '-1002.4']);
  });

  it('a sale brings its gross amount less the fees', () => {
    expect(amounts('2025-01-15 SELL 10 @ 99.99 fee 2')).toEqual(['999.9', '2', '997.9']);
  });

  it('a sale can cost more than it brings', () => {
    expect(amounts('2025-01-15 SELL 1 @ 0 fee 2')).toEqual(['0', '2', '-2']);
  });

  it('a foreign price is divided by the recorded rate, units of that currency per unit of the base currency', () => {
    // 10 × 110 USD / 1.1 = 1000 EUR; 10 × 100 USD / 1.08 = 925.9259259259…
    expect(amounts('2025-01-15 BUY 10 @ 110 USD / 1.1')).toEqual(['1000', '0', '-1000']);
    expect(amounts('2025-01-15 BUY 10 @ 100 USD / 1.08')).toEqual(['925.9259259259', '0', '-925.9259259259']);
  });

  it('is exact without a conversion, however many digits', () => {
    const [trade] = trades('2025-01-15 BUY 0.0000000001 @ 0.0000000003');
    expect(trade && decimalText(grossAmount(trade))).toBe('0.00000000000000000003');
  });
});
