import type { PositionState } from '../../ledger/position.ts';
import { grossAmount } from '../../ledger/trade-amounts.ts';
import { absolute, type Decimal, isNegative, ONE, subtract, ZERO } from '../../money/decimal.ts';
import { feesPart, grossPart, pricing } from './amount-parts.ts';
import type { LineCounts } from './line-counts.ts';
import {
  isCharged,
  isPurchase,
  joins,
  movesFeePool,
  passesZero,
  realises,
  type TradeStep,
} from './trade-step.ts';
import type { Expression, Operator, Rule, TrailLine } from './trail.ts';

/** The figures of a position that are folded from its trades, a line to a trade. */
export type TradeFigureName =
  | 'total_units'
  | 'transactions_count'
  | 'total_cost_without_fees'
  | 'total_gains_without_fees'
  | 'total_fees'
  | 'cost_basis'
  | 'fees_in_cost_basis'
  | 'realised_gain';

interface Part {
  readonly operator?: Operator;
  readonly operand: Decimal;
  readonly rule: Rule;
  readonly expression: Expression;
}

/** How a figure is folded from trades. */
export interface TradeFigure {
  /** The figure after a trade. */
  readonly running: (state: PositionState) => Decimal;
  /** How many lines the trades up to here have filled. */
  readonly linesUpTo: (state: PositionState, counts: LineCounts) => number;
  /** Whether a trade has a line. */
  readonly hasLine: (step: TradeStep) => boolean;
  readonly part: (step: TradeStep) => Part;
}

const byTrade = ({ trade }: TradeStep): Operator => (isPurchase(trade) ? 'plus' : 'minus');

const gross = ({ trade }: TradeStep): Part => grossPart(trade);

const fees = ({ trade }: TradeStep): Part => feesPart(trade);

function costPart(step: TradeStep): Part {
  const { before, trade, after } = step;
  const operator = byTrade(step);
  if (joins(step)) return { ...gross(step), operator };
  const operand = absolute(subtract(after.costPool, before.costPool));
  if (passesZero(step)) {
    const expression = { ...pricing(trade), pool_before: before.costPool, units_after: after.units };
    return { operator, operand, rule: 'passes_zero', expression };
  }
  const expression = {
    pool_before: before.costPool,
    units_before: before.units,
    units_after: after.units,
  };
  return { operator, operand, rule: 'share_leaves', expression };
}

function feePoolPart(step: TradeStep): Part {
  const { before, trade, after } = step;
  if (isPurchase(trade)) {
    if (!isNegative(before.units)) return { ...fees(step), operator: 'plus' };
    const expression = {
      fee: trade.fee,
      fx_fee: trade.fxFee,
      units: trade.units,
      units_after: after.units,
    };
    return { operator: 'plus', operand: after.feePool, rule: 'share_joins', expression };
  }
  // Units beyond those held were never bought: no purchase fee belongs to them.
  const left = isNegative(after.units) ? ZERO : after.units;
  const expression = { pool_before: before.feePool, units_before: before.units, units_after: left };
  const operand = subtract(before.feePool, after.feePool);
  return { operator: 'minus', operand, rule: 'share_leaves', expression };
}

function gainPart(step: TradeStep): Part {
  const { before, trade, after } = step;
  const operand = subtract(after.realisedGain, before.realisedGain);
  const amount = grossAmount(trade);
  const common = { ...pricing(trade), gross_amount: amount };
  const pools = {
    pool_before: before.costPool,
    units_before: before.units,
    units_after: after.units,
  };
  if (isPurchase(trade) || passesZero(step)) {
    const expression = { ...common, ...pools, pool_after: after.costPool };
    return { operator: 'plus', operand, rule: 'deficit_gain', expression };
  }
  const cost = subtract(before.costPool, after.costPool);
  const expression = { ...common, ...pools, cost_of_units: cost };
  return { operator: 'plus', operand, rule: 'sale_gain', expression };
}

const always = () => true;
const perTrade = ({ tradeCount }: PositionState) => tradeCount;

/** Every figure that is folded from trades; see docs/spec/why.md §3. */
export const TRADE_FIGURES: Readonly<Record<TradeFigureName, TradeFigure>> = {
  total_units: {
    running: (state) => state.units,
    linesUpTo: perTrade,
    hasLine: always,
    part: (step) => ({
      operator: byTrade(step),
      operand: step.trade.units,
      rule: 'given',
      expression: { units: step.trade.units },
    }),
  },
  transactions_count: {
    running: ({ tradeCount }) => ({ digits: BigInt(tradeCount), scale: 0 }),
    linesUpTo: perTrade,
    hasLine: always,
    part: () => ({ operand: ONE, rule: 'given', expression: {} }),
  },
  total_cost_without_fees: {
    running: (state) => state.purchases,
    linesUpTo: (_, { purchases }) => purchases,
    hasLine: ({ trade }) => isPurchase(trade),
    part: gross,
  },
  total_gains_without_fees: {
    running: (state) => state.proceeds,
    linesUpTo: ({ tradeCount }, { purchases }) => tradeCount - purchases,
    hasLine: ({ trade }) => !isPurchase(trade),
    part: gross,
  },
  total_fees: {
    running: (state) => state.fees,
    linesUpTo: (_, { charged }) => charged,
    hasLine: isCharged,
    part: fees,
  },
  cost_basis: { running: (state) => state.costPool, linesUpTo: perTrade, hasLine: always, part: costPart },
  fees_in_cost_basis: {
    running: (state) => state.feePool,
    linesUpTo: (_, { feeMoves }) => feeMoves,
    hasLine: movesFeePool,
    part: feePoolPart,
  },
  realised_gain: {
    running: (state) => state.realisedGain,
    linesUpTo: (_, { realising }) => realising,
    hasLine: realises,
    part: gainPart,
  },
};

/** True for the names of the figures that are folded from trades. */
export function isTradeFigure(name: string): name is TradeFigureName {
  return Object.hasOwn(TRADE_FIGURES, name);
}

/**
 * The line of a trade in the trail of a figure.
 *
 * @param isFirst whether no line stands above it; the first that adds is the start
 */
export function tradeLine(figure: TradeFigure, step: TradeStep, isFirst: boolean): TrailLine {
  const { operator = 'plus', operand, rule, expression } = figure.part(step);
  return {
    kind: 'transaction',
    operator: isFirst && operator === 'plus' ? 'start' : operator,
    operand,
    rule,
    expression,
    result: figure.running(step.after),
    tradeId: step.trade.id,
    tradeType: step.trade.type,
    date: step.trade.date,
    isin: step.trade.isin,
  };
}
