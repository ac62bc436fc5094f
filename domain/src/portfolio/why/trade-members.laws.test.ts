import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { fifoLotsInOrder, type FifoMatch, type LotSplit } from '../../ledger/fifo-lots.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import type { Lot } from '../../ledger/lot.ts';
import { averageCostPerUnit } from '../../ledger/position.ts';
import { settleTransfers } from '../../ledger/settle-transfers.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { netAmount } from '../../ledger/transaction-amounts.ts';
import { add, type Decimal, equals, isNegative } from '../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { anyEntries, rationalOf, recomputeTrail, trades } from '../../testing/index.ts';
import { tradeEffects } from '../trade-effects.ts';
import { TRADE_MEMBERS, type TradeMember } from './figure.ts';
import { tradeMember, type TradeSubject } from './trade-members.ts';

function subjectsOf(recorded: readonly Transaction[], method: CostBasisMethod): TradeSubject[] {
  const ordered = ledgerOrder(settleTransfers(recorded));
  const matches: FifoMatch[] = [];
  const events: (FifoMatch | LotSplit)[] = [];
  const { lots } = fifoLotsInOrder(ordered, {
    match: (match) => {
      matches.push(match);
      events.push(match);
    },
    split: (split) => events.push(split),
  });
  const effects = tradeEffects(ordered, method === 'fifo' ? matches : null);
  return effects.map((effect, index) => ({
    effect,
    tradesUpTo: ordered.slice(0, index + 1),
    tradeOf: (id) => ordered.find((trade) => trade.id === id) as Transaction,
    events,
    lot: wholeLot(lots, effect.trade.id),
    method,
  }));
}

/** All that is left of the units that an entry brought, wherever they are now. */
function wholeLot(lots: readonly Lot[], id: number): Lot | null {
  const [first, ...others] = lots.filter(({ tradeId }) => tradeId === id);
  return others.reduce<Lot | null>(
    (whole, { units, cost, fee }) =>
      whole && {
        ...whole,
        units: add(whole.units, units),
        cost: add(whole.cost, cost),
        fee: add(whole.fee, fee),
      },
    first ?? null,
  );
}

/** What the page of the position shows. */
function valueOf(name: TradeMember, { effect, lot }: TradeSubject): Decimal | null {
  const { trade, after, realisedGain } = effect;
  const exact: Record<TradeMember, Decimal | null> = {
    net_amount: netAmount(trade),
    units_after: after.units,
    cost_basis_after: isNegative(after.units) ? null : after.costPool,
    average_cost_after: averageCostPerUnit(after),
    trade_realised_gain: realisedGain,
    lot_units: lot && lot.units,
    lot_unit_cost: lot && lot.unitCost,
    lot_cost: lot && lot.cost,
    lot_fees: lot && lot.fee,
  };
  return exact[name];
}

function check(subject: TradeSubject): void {
  for (const name of TRADE_MEMBERS) {
    const lines = tradeMember(name, subject);
    const value = valueOf(name, subject);
    if (typeof lines === 'string' || value === null) {
      expect([typeof lines, value], name).toEqual(['string', null]);
      continue;
    }
    expect(recomputeTrail(lines), name).toEqual(rationalOf(roundHalfEven(value, PUBLISHED_DIGITS)));
    for (const { figure, operand } of lines.filter(({ kind }) => kind === 'figure')) {
      const named = valueOf(figure as TradeMember, subject);
      expect(named && equals(named, operand), `${name}: ${String(figure)}`).toBe(true);
    }
  }
}

/** Lots sold in part by two sales, a sale of more than is held, and purchases that cover it within a day. */
const EVERY_KIND = trades(
  `2024-01-02 BUY 10 @ 10 fee 1; 2024-01-03 BUY 6 @ 12 fee 1; 2024-02-01 SELL 4 @ 13 fee 1; 2024-02-02 SELL 9 @ 14;
   2024-03-01 SELL 5 @ 15 fee 2; 2024-03-02 BUY 1 @ 16; 2024-03-03 BUY 4 @ 17 fee 1; 2024-03-04 BUY 3 @ 18`,
);

const METHODS = ['average', 'fifo'] as const;

it.each(METHODS)('every kind of trade has the trails of its figures, by %s', (method) => {
  for (const subject of subjectsOf(EVERY_KIND, method)) check(subject);
});

it('what is left of a purchase names the sales that took the rest, before it too', () => {
  // 2 of the deficit of 2 are covered by the first purchase of 1 and by this one of 4: 4 − 1 = 3 are left.
  const purchase = subjectsOf(EVERY_KIND, 'fifo')[6] as TradeSubject;
  const lines = tradeMember('lot_units', purchase);
  const told =
    typeof lines === 'string' ? [lines] : lines.map(({ tradeId, operator }) => [operator, tradeId]);
  expect(told).toEqual([
    ['start', 7],
    ['minus', 5],
  ]);
});

describe('laws', () => {
  it.each(METHODS)('every figure of a trade or lot has a trail that comes to it exactly, by %s', (method) => {
    fc.assert(
      fc.property(anyEntries(), (recorded) => {
        for (const subject of subjectsOf(recorded, method)) check(subject);
      }),
      { numRuns: 60 },
    );
  });
});
