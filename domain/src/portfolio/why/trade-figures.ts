import type { PositionState } from '../../ledger/position.ts';
import { entryAmount } from '../../ledger/transaction-amounts.ts';
import { unitMove } from '../../ledger/unit-move.ts';
import { absolute, type Decimal, isNegative, ONE, subtract, ZERO } from '../../money/decimal.ts';
import { feesPart, grossPart, pricing, taxesPart } from './amount-parts.ts';
import type { LineCounts } from './line-counts.ts';
import {
  isCharged,
  isPurchase,
  isTaxed,
  joins,
  leaves,
  movesCost,
  movesFeePool,
  movesUnits,
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
  | 'total_taxes'
  | 'total_income'
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

const isInflow = ({ trade }: TradeStep): boolean => unitMove(trade)?.isInflow === true;

const byTrade = (step: TradeStep): Operator => (isInflow(step) ? 'plus' : 'minus');

const gross = ({ trade }: TradeStep): Part => grossPart(trade);

const fees = ({ trade }: TradeStep): Part => feesPart(trade);

const whole = (digits: bigint): Decimal => ({ digits, scale: 0 });

function unitsPart(step: TradeStep): Part {
  const { before, trade, after } = step;
  if (trade.type === 'SPLIT') {
    const difference = subtract(after.units, before.units);
    const expression = {
      units_before: before.units,
      new_units: whole(trade.newUnits),
      old_units: whole(trade.oldUnits),
    };
    return { operand: difference, rule: 'split', expression };
  }
  const difference = subtract(after.units, before.units);
  const operand = absolute(difference);
  const operator = isNegative(difference) ? 'minus' : 'plus';
  return { operator, operand, rule: 'given', expression: { units: operand } };
}

function costPart(step: TradeStep): Part {
  const { before, trade, after } = step;
  const operator = byTrade(step);
  if (joins(step)) return { ...gross(step), operator };
  const operand = absolute(subtract(after.costPool, before.costPool));
  if (leaves(step)) {
    const left = isNegative(after.units) ? ZERO : after.units;
    const expression = { pool_before: before.costPool, units_before: before.units, units_after: left };
    return { operator, operand, rule: 'share_leaves', expression };
  }
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
  if (trade.type === 'BUY') {
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
  const amount = entryAmount(trade);
  const common = { ...pricing(trade), gross_amount: amount };
  const pools = {
    pool_before: before.costPool,
    units_before: before.units,
    units_after: after.units,
  };
  if (isInflow(step) || passesZero(step)) {
    const expression = { ...common, ...pools, pool_after: after.costPool };
    return { operator: 'plus', operand, rule: 'deficit_gain', expression };
  }
  const cost = subtract(before.costPool, after.costPool);
  const expression = { ...common, ...pools, cost_of_units: cost };
  return { operator: 'plus', operand, rule: 'sale_gain', expression };
}

const always = () => true;
const perEntry = ({ entryCount }: PositionState) => entryCount;

/** Every figure that is folded from trades; see docs/spec/why.md §3. */
export const TRADE_FIGURES: Readonly<Record<TradeFigureName, TradeFigure>> = {
  total_units: {
    running: (state) => state.units,
    linesUpTo: (_, { unitMoves }) => unitMoves,
    hasLine: movesUnits,
    part: unitsPart,
  },
  transactions_count: {
    running: ({ entryCount }) => ({ digits: BigInt(entryCount), scale: 0 }),
    linesUpTo: perEntry,
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
    linesUpTo: (_, { sales }) => sales,
    hasLine: ({ trade }) => trade.type === 'SELL',
    part: gross,
  },
  total_fees: {
    running: (state) => state.fees,
    linesUpTo: (_, { charged }) => charged,
    hasLine: isCharged,
    part: fees,
  },
  total_taxes: {
    running: (state) => state.taxes,
    linesUpTo: (_, { taxed }) => taxed,
    hasLine: isTaxed,
    part: ({ trade }) => taxesPart(trade),
  },
  total_income: {
    running: (state) => state.income,
    linesUpTo: (_, { dividends }) => dividends,
    hasLine: ({ trade }) => trade.type === 'DIVIDEND',
    part: gross,
  },
  cost_basis: {
    running: (state) => state.costPool,
    linesUpTo: (_, { costMoves }) => costMoves,
    hasLine: movesCost,
    part: costPart,
  },
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
    ...(step.trade.isin !== null && { isin: step.trade.isin }),
  };
}
