import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fifoLots, type FifoMatch } from '../ledger/fifo-lots.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import { averageCostPerUnit } from '../ledger/position.ts';
import { positionOf } from '../ledger/position-of.ts';
import type { Trade } from '../ledger/trade.ts';
import { equals, sum } from '../money/decimal.ts';
import { publishedText } from '../money/decimal-text.ts';
import { anyTrades, trades } from '../testing/index.ts';
import { brokerShares } from './broker-shares.ts';
import { tradeEffects } from './trade-effects.ts';

function matchesOf(given: readonly Trade[]): FifoMatch[] {
  const matches: FifoMatch[] = [];
  fifoLots(given, { match: (match) => matches.push(match) });
  return matches;
}

// The case that tells the methods apart.
const BOTH = trades(
  '2025-01-01 BUY 10 @ 10; 2025-01-02 SELL 5 @ 12; 2025-01-03 BUY 5 @ 20; 2025-01-04 SELL 5 @ 20',
);

const told = (given: readonly Trade[], matches: readonly FifoMatch[] | null) =>
  tradeEffects(given, matches).map(({ after, realisedGain }) =>
    [after.units, averageCostPerUnit(after), realisedGain]
      .map((value) => (value ? publishedText(value) : '—'))
      .join(' '),
  );

describe('what each trade did', () => {
  it('by average cost', () => {
    // 50 + 100 = 150 over 10 units; 5 · 20 − 75 = 25
    expect(told(BOTH, null)).toEqual(['10 10 —', '5 10 10', '10 15 —', '5 15 25']);
  });

  it('by first in, first out', () => {
    // The second sale takes the five left of the first lot: 100 − 50 = 50; the lot of 20 stays.
    expect(told(BOTH, matchesOf(BOTH))).toEqual(['10 10 —', '5 10 10', '10 15 —', '5 20 50']);
  });

  it('no average while nothing is held', () => {
    expect(told(trades('2025-01-01 SELL 5 @ 12; 2025-01-02 BUY 5 @ 10'), null)).toEqual(['-5 — —', '0 — 10']);
  });
});

it('each broker has its share, ascending by name', () => {
  const shares = brokerShares(
    trades(
      '2025-01-01 BUY 10 @ 10 fee 1 at IBKR; 2025-01-02 BUY 2 @ 10 at DEGIRO; 2025-01-02 BUY 1 @ 9 at Revolut; 2025-01-03 SELL 4 @ 12 fee 2 fx-fee 0.5 at IBKR',
    ),
  );
  expect(
    shares.map(({ broker, units, entryCount, netInvested, fees }) =>
      [broker, publishedText(units), entryCount, publishedText(netInvested), publishedText(fees)].join(' '),
    ),
  ).toEqual(['DEGIRO 2 1 20 0', 'IBKR 6 2 52 3.5', 'Revolut 1 1 9 0']); // 100 − 48
});

describe('laws', () => {
  it('the gains of the trades are the realised gain of the position, under both methods', () => {
    fc.assert(
      fc.property(anyTrades(), (given) => {
        const ordered = ledgerOrder(given);
        const matches = matchesOf(ordered);
        const gains = (effects: ReturnType<typeof tradeEffects>) =>
          sum(effects.flatMap(({ realisedGain }) => realisedGain ?? []));
        expect(equals(gains(tradeEffects(ordered, null)), positionOf(ordered).realisedGain)).toBe(true);
        expect(equals(gains(tradeEffects(ordered, matches)), fifoLots(ordered).realisedGain)).toBe(true);
      }),
    );
  });
});
