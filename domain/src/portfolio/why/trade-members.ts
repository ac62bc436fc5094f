import { applyTransaction } from '../../ledger/apply-transaction.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { type FifoMatch, type LotSplit, realisingMatches } from '../../ledger/fifo-lots.ts';
import type { Lot } from '../../ledger/lot.ts';
import { EMPTY_POSITION } from '../../ledger/position.ts';
import { isTrade, type Transaction } from '../../ledger/transaction.ts';
import { unitMove } from '../../ledger/unit-move.ts';
import { isNegative, isPositive } from '../../money/decimal.ts';
import type { TradeEffect } from '../trade-effects.ts';
import { feesPart, grossPart, taxesPart } from './amount-parts.ts';
import { lotLines, matchLines } from './fifo-figures.ts';
import type { TradeMember, Unavailable } from './figure.ts';
import { linesOf, publishedLines, type Step } from './lines-of.ts';
import { openLotsAfter } from './open-lots-after.ts';
import { TRADE_FIGURES, tradeLine } from './trade-figures.ts';
import { isPurchase, type TradeStep } from './trade-step.ts';
import type { TrailLine } from './trail.ts';

/** One entry of an instrument, and what is known of it. */
export interface TradeSubject {
  readonly effect: TradeEffect;
  /** Of the instrument up to and including this one, in ledger order. */
  readonly tradesUpTo: readonly Transaction[];
  readonly tradeOf: (id: number) => Transaction;
  /** Of first in, first out, all of the instrument, in ledger order. */
  readonly events: readonly (FifoMatch | LotSplit)[];
  /** What is left of the units that it brought; null when nothing is. */
  readonly lot: Lot | null;
  readonly method: CostBasisMethod;
}

type Recipe = (subject: TradeSubject) => readonly TrailLine[] | Unavailable;

const EVERYTHING = { skip: 0, limit: Infinity };

const sourceOf = ({ id, type, date, isin }: Transaction) =>
  ({ kind: 'transaction', tradeId: id, tradeType: type, date, ...(isin !== null && { isin }) }) as const;

function member(
  operator: Step['operator'],
  figure: TradeMember,
  { trade }: TradeEffect,
  operand: Step['operand'],
): Step {
  const { id, isin } = trade;
  return { kind: 'figure', operator, operand, figure, tradeId: id, ...(isin !== null && { isin }) };
}

/** The steps of the fold by average cost. */
function stepsOf(trades: readonly Transaction[]): readonly TradeStep[] {
  let state = EMPTY_POSITION;
  return trades.map((trade) => {
    const before = state;
    state = applyTransaction(before, trade);
    return { before, trade, after: state };
  });
}

function folded(name: 'total_units' | 'cost_basis', { tradesUpTo }: TradeSubject): readonly TrailLine[] {
  const figure = TRADE_FIGURES[name];
  const steps = stepsOf(tradesUpTo).filter((step) => figure.hasLine(step));
  return publishedLines(steps.map((step, index) => tradeLine(figure, step, index === 0)));
}

/** What has become of the units that an entry brought, in ledger order. */
function unitSteps({ id }: Transaction, { events, tradeOf }: TradeSubject): readonly Step[] {
  return events.flatMap((event): Step[] => {
    if ('split' in event) {
      if (event.tradeId !== id) return [];
      const { difference: units } = event;
      return [{ ...sourceOf(event.split), operator: 'plus', operand: units, expression: { units } }];
    }
    const { taken, trade } = event;
    if (taken.tradeId !== id && trade.id !== id) return [];
    const { units } = taken;
    const source = taken.tradeId === id ? trade : tradeOf(taken.tradeId);
    return [{ ...sourceOf(source), operator: 'minus', operand: units, expression: { units } }];
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
    const charges: Step[] = [
      { ...source, ...feesPart(trade), operator: 'minus' },
      { ...source, ...taxesPart(trade), operator: 'minus' },
    ];
    const charged = charges.filter(({ operand }) => isPositive(operand));
    return linesOf(isTrade(trade) || trade.type === 'DIVIDEND' ? [gross, ...charged] : charged);
  },
  units_after: (subject) => folded('total_units', subject),
  cost_basis_after: (subject) => {
    const { method, tradesUpTo, tradeOf, effect } = subject;
    if (isNegative(effect.after.units)) return 'oversold';
    if (method === 'average') return folded('cost_basis', subject);
    return publishedLines(lotLines(openLotsAfter(tradesUpTo), tradeOf, 'cost_basis', EVERYTHING));
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
    const { effect, method, events, tradesUpTo } = subject;
    if (effect.realisedGain === null) return 'nothing_realised';
    if (method === 'fifo') {
      const own = realisingMatches(events).filter(({ trade }) => trade.id === effect.trade.id);
      return publishedLines(matchLines(own, EVERYTHING));
    }
    const own = stepsOf(tradesUpTo).slice(-1);
    const lines = own.map((step) => tradeLine(TRADE_FIGURES.realised_gain, step, true));
    return publishedLines(lines.map((line) => ({ ...line, result: line.operand })));
  },
  lot_units: (subject) => {
    const { trade } = subject.effect;
    const move = unitMove(trade);
    if (subject.lot === null || move === null) return 'not_held';
    const { units } = move;
    const brought: Step = { ...sourceOf(trade), operator: 'start', operand: units, expression: { units } };
    return linesOf([brought, ...unitSteps(trade, subject)]);
  },
  lot_unit_cost: ({ lot, events, effect: { trade } }) => {
    const move = unitMove(trade);
    if (lot === null || move === null) return 'not_held';
    const { unitPrice: price } = move;
    const { exchangeRate } = trade;
    const steps: Step[] = [{ ...sourceOf(trade), operator: 'start', operand: price, expression: { price } }];
    if (exchangeRate) steps.push({ kind: 'rate', operator: 'divide', operand: exchangeRate });
    const splits = events.filter(
      (event): event is LotSplit => 'split' in event && event.tradeId === trade.id,
    );
    for (const { split } of new Map(splits.map((each) => [each.split.id, each])).values()) {
      const { newUnits, oldUnits } = split;
      steps.push({ ...sourceOf(split), operator: 'times', operand: { digits: oldUnits, scale: 0 } });
      steps.push({ ...sourceOf(split), operator: 'divide', operand: { digits: newUnits, scale: 0 } });
    }
    return linesOf(steps);
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
