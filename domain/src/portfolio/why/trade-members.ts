import { applyTrade } from '../../ledger/apply-trade.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import type { FifoMatch } from '../../ledger/fifo-lots.ts';
import type { Lot } from '../../ledger/lot.ts';
import { EMPTY_POSITION } from '../../ledger/position.ts';
import type { Trade } from '../../ledger/trade.ts';
import { isNegative, isPositive } from '../../money/decimal.ts';
import type { TradeEffect } from '../trade-effects.ts';
import { feesPart, grossPart } from './amount-parts.ts';
import { lotLines, matchLines } from './fifo-figures.ts';
import type { TradeMember, Unavailable } from './figure.ts';
import { linesOf, publishedLines, type Step } from './lines-of.ts';
import { openLotsAfter } from './open-lots-after.ts';
import { TRADE_FIGURES, tradeLine } from './trade-figures.ts';
import { isPurchase, type TradeStep } from './trade-step.ts';
import type { TrailLine } from './trail.ts';

/** One trade of an instrument, and what is known of it. */
export interface TradeSubject {
  readonly effect: TradeEffect;
  /** Of the instrument up to and including this one, in ledger order. */
  readonly tradesUpTo: readonly Trade[];
  readonly tradeOf: (id: number) => Trade;
  /** Of first in, first out, all of the instrument. */
  readonly matches: readonly FifoMatch[];
  /** What is left of the purchase; null when nothing is. */
  readonly lot: Lot | null;
  readonly method: CostBasisMethod;
}

type Recipe = (subject: TradeSubject) => readonly TrailLine[] | Unavailable;

const EVERYTHING = { skip: 0, limit: Infinity };

const sourceOf = ({ id, type, date, isin }: Trade) =>
  ({ kind: 'transaction', tradeId: id, tradeType: type, date, isin }) as const;

function member(
  operator: Step['operator'],
  figure: TradeMember,
  { trade }: TradeEffect,
  operand: Step['operand'],
): Step {
  const { id, isin } = trade;
  return { kind: 'figure', operator, operand, figure, tradeId: id, isin };
}

/** The steps of the fold by average cost. */
function stepsOf(trades: readonly Trade[]): readonly TradeStep[] {
  let state = EMPTY_POSITION;
  return trades.map((trade) => {
    const before = state;
    state = applyTrade(before, trade);
    return { before, trade, after: state };
  });
}

function folded(name: 'total_units' | 'cost_basis', { tradesUpTo }: TradeSubject): readonly TrailLine[] {
  return publishedLines(
    stepsOf(tradesUpTo).map((step, index) => tradeLine(TRADE_FIGURES[name], step, index === 0)),
  );
}

/** What a match has sold of the units that a purchase bought, or had sold of them before. */
function soldSteps(trade: Trade, { matches, tradeOf }: TradeSubject): readonly Step[] {
  return matches.flatMap((match): Step[] => {
    const { taken } = match;
    if (taken.tradeId !== trade.id && match.trade.id !== trade.id) return [];
    const sale = taken.tradeId === trade.id ? match.trade : tradeOf(taken.tradeId);
    return [
      { ...sourceOf(sale), operator: 'minus', operand: taken.units, expression: { units: taken.units } },
    ];
  });
}

const ofLot =
  (figure: 'cost_basis' | 'fees_in_cost_basis'): Recipe =>
  ({ lot, effect }) =>
    lot === null ? 'not_held' : publishedLines(lotLines([lot], () => effect.trade, figure, EVERYTHING));

const RECIPES: Readonly<Record<TradeMember, Recipe>> = {
  net_amount: ({ effect: { trade } }) => {
    const source = sourceOf(trade);
    const gross: Step = {
      ...source,
      ...grossPart(trade),
      operator: isPurchase(trade) ? 'minus' : 'start',
    };
    const fees: Step = { ...source, ...feesPart(trade), operator: 'minus' };
    return linesOf(isPositive(fees.operand) ? [gross, fees] : [gross]);
  },
  units_after: (subject) => folded('total_units', subject),
  cost_basis_after: (subject) => {
    const { method, tradesUpTo, tradeOf, matches, effect } = subject;
    if (isNegative(effect.after.units)) return 'oversold';
    if (method === 'average') return folded('cost_basis', subject);
    return publishedLines(lotLines(openLotsAfter(tradesUpTo, matches), tradeOf, 'cost_basis', EVERYTHING));
  },
  average_cost_after: ({ effect }) => {
    const { units, costPool } = effect.after;
    if (!isPositive(units)) return isNegative(units) ? 'oversold' : 'not_held';
    return linesOf([
      member('start', 'cost_basis_after', effect, costPool),
      member('divide', 'units_after', effect, units),
    ]);
  },
  trade_realised_gain: (subject) => {
    const { effect, method, matches, tradesUpTo } = subject;
    if (effect.realisedGain === null) return 'nothing_realised';
    if (method === 'fifo') {
      const own = matches.filter(({ trade }) => trade.id === effect.trade.id);
      return publishedLines(matchLines(own, EVERYTHING));
    }
    const own = stepsOf(tradesUpTo).slice(-1);
    const lines = own.map((step) => tradeLine(TRADE_FIGURES.realised_gain, step, true));
    return publishedLines(lines.map((line) => ({ ...line, result: line.operand })));
  },
  lot_units: (subject) => {
    if (subject.lot === null) return 'not_held';
    const { trade } = subject.effect;
    const { units } = trade;
    const bought: Step = { ...sourceOf(trade), operator: 'start', operand: units, expression: { units } };
    return linesOf([bought, ...soldSteps(trade, subject)]);
  },
  lot_unit_cost: ({ lot, effect: { trade } }) => {
    if (lot === null) return 'not_held';
    const { price, exchangeRate } = trade;
    const paid: Step = { ...sourceOf(trade), operator: 'start', operand: price, expression: { price } };
    return linesOf(
      exchangeRate ? [paid, { kind: 'rate', operator: 'divide', operand: exchangeRate }] : [paid],
    );
  },
  lot_cost: ofLot('cost_basis'),
  lot_fees: ofLot('fees_in_cost_basis'),
};

/**
 * The arithmetic of a figure of one trade, or of the lot that it has opened.
 *
 * @returns the lines; `nothing_realised` of a trade that closes nothing, `not_held` of a lot that is sold and of the
 *          average cost of nothing, `oversold` of a cost after more was sold than bought
 * @see docs/spec/why.md §8
 */
export function tradeMember(name: TradeMember, subject: TradeSubject): readonly TrailLine[] | Unavailable {
  return RECIPES[name](subject);
}
