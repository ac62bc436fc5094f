import { expect, it } from 'vitest';
import { applyTransaction } from '../../ledger/apply-transaction.ts';
import { EMPTY_POSITION } from '../../ledger/position.ts';
import { trades } from '../../testing/index.ts';
import { countLines, NO_LINES } from './line-counts.ts';

it('counts purchases, what was charged, what moved the fees held, and what realised', () => {
  const given = trades(
    '2025-01-01 BUY 10 @ 10 fee 1; 2025-01-02 SELL 4 @ 12; 2025-01-03 BUY 1 @ 9; 2025-01-04 SELL 9 @ 12 fee 2',
  );
  let state = EMPTY_POSITION;
  let counts = NO_LINES;
  for (const trade of given) {
    const before = state;
    state = applyTransaction(before, trade);
    counts = countLines(counts, { before, trade, after: state });
  }
  // The fee of the first purchase joins, leaves in part with the first sale and wholly with the last.
  expect(counts).toMatchObject({ purchases: 2, sales: 2, charged: 2, feeMoves: 3, realising: 2 });
});
