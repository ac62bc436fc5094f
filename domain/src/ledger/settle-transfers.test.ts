import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { entries } from '../testing/index.ts';
import { ownUnitsOfTransfers, settleTransfers } from './settle-transfers.ts';

function own(text: string): Record<string, string> {
  return Object.fromEntries(
    [...ownUnitsOfTransfers(entries(text))].map(([id, units]) => [String(id), decimalText(units)]),
  );
}

describe('units that only change their broker', () => {
  it('are those that an own broker receives later', () => {
    expect(
      own('2025-01-02 TRANSFER_OUT 10 at A; 2025-01-05 TRANSFER_IN 6 at B; 2025-01-09 TRANSFER_IN 3 at C'),
    ).toEqual({ 1: '9' });
  });

  it('arrive on the same day though they were recorded first', () => {
    expect(own('2025-01-02 TRANSFER_IN 4 at B; 2025-01-02 TRANSFER_OUT 4 at A')).toEqual({ 2: '4' });
  });

  it('are none when nothing arrives, when it has arrived before, or when it comes with a cost of its own', () => {
    expect(own('2025-01-02 TRANSFER_OUT 10 at A')).toEqual({});
    expect(own('2025-01-02 TRANSFER_IN 4 at B; 2025-01-03 TRANSFER_OUT 4 at A')).toEqual({});
    expect(own('2025-01-02 TRANSFER_OUT 4 at A; 2025-01-03 TRANSFER_IN 4 @ 9 at B')).toEqual({});
  });

  it('are taken from what has waited longest', () => {
    expect(
      own('2025-01-02 TRANSFER_OUT 4 at A; 2025-01-03 TRANSFER_OUT 4 at B; 2025-01-04 TRANSFER_IN 5 at C'),
    ).toEqual({ 1: '4', 2: '1' });
  });

  it('are never taken from what the receiving broker itself has sent', () => {
    const way = '2025-01-02 TRANSFER_OUT 4 at B; 2025-01-03 TRANSFER_OUT 4 at A';
    expect(own(`${way}; 2025-01-04 TRANSFER_IN 3 at B`)).toEqual({ 2: '3' });
    expect(own('2025-01-02 TRANSFER_OUT 4 at B; 2025-01-03 TRANSFER_IN 4 at B')).toEqual({});
  });

  it('are counted as they left, when a split comes while they are on the way', () => {
    // 10 become 20; 5 of 20 are 2.5 of 10, 15 of 20 the rest
    const way = '2025-01-02 TRANSFER_OUT 10 at A; 2025-01-03 SPLIT 2:1; 2025-01-04 TRANSFER_IN 5 at B';
    expect(own(way)).toEqual({ 1: '2.5' });
    expect(own(`${way}; 2025-01-05 TRANSFER_IN 15 at B`)).toEqual({ 1: '10' });
  });

  it('a ledger without transfers stays the same object', () => {
    const ledger = entries('2025-01-02 BUY 1 @ 2');
    expect(settleTransfers(ledger)).toBe(ledger);
  });
});
