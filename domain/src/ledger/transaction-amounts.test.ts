import { describe, expect, it } from 'vitest';
import { publishedText } from '../money/decimal-text.ts';
import { entries } from '../testing/index.ts';
import { entryAmounts } from './transaction-amounts.ts';

function amounts(line: string): readonly string[] {
  return entries(line).map((entry) => {
    const { purchase, proceeds, income, fees, taxes, netAmount } = entryAmounts(entry);
    return [purchase, proceeds, income, fees, taxes, netAmount]
      .map((value) => publishedText(value))
      .join(' ');
  });
}

describe('purchase, proceeds, income, fees, taxes and net amount', () => {
  it.each([
    // −(10 × 100 + 2 + 3)
    ['2025-01-15 BUY 10 @ 100 fee 2 tax 3', '1000 0 0 2 3 -1005'],
    // 1000 − 2 − 3
    ['2025-01-15 SELL 10 @ 100 fee 2 tax 3', '0 1000 0 2 3 995'],
    // 55 USD at 1.1 are 50; 50 − 1 − 13
    ['2025-01-15 DIVIDEND 55 USD / 1.1 fee 1 tax 13', '0 0 50 1 13 36'],
    ['2025-01-15 FEE 9', '0 0 0 9 0 -9'],
    // A fee can be taxed itself.
    ['2025-01-15 FEE 11 USD / 1.1 tax 2', '0 0 0 10 2 -12'],
    ['2025-01-15 TAX 9 fee 1 at IBKR', '0 0 0 1 9 -10'],
    ['2025-01-15 SPLIT 2:1 fee 1', '0 0 0 1 0 -1'],
    ['2025-01-15 TRANSFER_IN 10 @ 100', '0 0 0 0 0 0'],
    ['2025-01-15 TRANSFER_OUT 10 fee 5 tax 1', '0 0 0 5 1 -6'],
  ])('%s', (line, expected) => {
    expect(amounts(line)).toEqual([expected]);
  });
});
