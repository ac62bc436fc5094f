import { applyTransaction } from '../../ledger/apply-transaction.ts';
import { EMPTY_POSITION, type PositionState } from '../../ledger/position.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { equals } from '../../money/decimal.ts';
import { unitsAtBroker } from '../broker-shares.ts';
import type { PositionFigure } from './figure.ts';
import { linesOf, publishedLines, type Step } from './lines-of.ts';
import { TRADE_FIGURES, tradeLine } from './trade-figures.ts';
import type { TrailLine } from './trail.ts';

/** The figures that a position has at each of its brokers. */
export const BROKER_FIGURES = [
  'total_units',
  'transactions_count',
  'total_fees',
  'net_buy_in_cost',
  // Steps on the way to the last one.
  'total_cost_without_fees',
  'total_gains_without_fees',
] as const satisfies readonly PositionFigure[];
export type BrokerFigure = (typeof BROKER_FIGURES)[number];

/**
 * The arithmetic of a figure of one broker: that of a position which has the broker's entries alone.
 *
 * @param trades of one instrument at one broker, in ledger order; for units, the splits recorded elsewhere too
 * @see docs/spec/why.md §4
 */
export function brokerFigure(
  name: BrokerFigure,
  trades: readonly Transaction[],
  of: { readonly isin: string; readonly broker: string },
): readonly TrailLine[] {
  if (name === 'net_buy_in_cost') return netInvested(trades, of);
  if (name === 'total_units') return units(trades);
  const figure = TRADE_FIGURES[name];
  const lines: TrailLine[] = [];
  let state: PositionState = EMPTY_POSITION;
  for (const trade of trades) {
    const step = { before: state, trade, after: applyTransaction(state, trade) };
    state = step.after;
    if (figure.hasLine(step)) lines.push(tradeLine(figure, step, lines.length === 0));
  }
  return publishedLines(lines);
}

function netInvested(
  trades: readonly Transaction[],
  of: { readonly isin: string; readonly broker: string },
): readonly TrailLine[] {
  const { purchases, proceeds } = trades.reduce<PositionState>(applyTransaction, EMPTY_POSITION);
  const steps: Step[] = [
    { kind: 'figure', operator: 'start', operand: purchases, figure: 'total_cost_without_fees', ...of },
    { kind: 'figure', operator: 'minus', operand: proceeds, figure: 'total_gains_without_fees', ...of },
  ];
  return linesOf(steps);
}

/** Transfers count at a broker whoever is at their other end. */
function units(trades: readonly Transaction[]): readonly TrailLine[] {
  const figure = TRADE_FIGURES.total_units;
  const lines: TrailLine[] = [];
  let state: PositionState = EMPTY_POSITION;
  for (const trade of trades) {
    const before = state;
    state = { ...before, units: unitsAtBroker(before.units, trade) };
    const step = { before, trade, after: state };
    if (!equals(before.units, state.units)) lines.push(tradeLine(figure, step, lines.length === 0));
  }
  return publishedLines(lines);
}
