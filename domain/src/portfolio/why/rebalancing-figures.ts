import { add, compare, type Decimal, isPositive, isZero, multiply, subtract } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../money/divide.ts';
import { type BrokerFee, FEE_DIGITS, NO_FEE } from '../rebalancing/broker-fee.ts';
import type {
  ProposedOrder,
  RebalancingLine,
  RebalancingProposal,
  RebalancingTerms,
} from '../rebalancing/rebalancing.ts';
import type { Figure, RebalancingFigure, Unavailable } from './figure.ts';
import { linesOf, NOTHING, type Step } from './lines-of.ts';
import { quoteSteps } from './quote-steps.ts';
import type { TrailLine } from './trail.ts';
import type { Quote } from '../../valuation/valuation.ts';

type Lines = readonly TrailLine[] | Unavailable;

/** The figures of one instrument of a proposal. */
const OF_ONE = [
  'target_value',
  'value_after',
  'weight_before',
  'weight_after',
  'order_price',
  'order_units',
  'order_amount',
  'order_fee',
] as const satisfies readonly RebalancingFigure[];
export type OrderFigure = (typeof OF_ONE)[number];
export type ProposalFigure = Exclude<RebalancingFigure, OrderFigure>;

/** True for the figures of one instrument. */
export function isOrderFigure(name: RebalancingFigure): name is OrderFigure {
  return OF_ONE.some((one) => one === name);
}

/** A proposal, and what was asked for. */
export interface ProposalSubject {
  readonly proposal: RebalancingProposal;
  readonly terms: RebalancingTerms;
  /** What the prices of instruments that are not held are made of, by ISIN. */
  readonly quotes?: ReadonlyMap<string, Quote>;
}

function figure(operator: Step['operator'], name: Figure, operand: Decimal, isin?: string): Step {
  return { kind: 'figure', operator, operand, figure: name, ...(isin === undefined ? {} : { isin }) };
}

const setting = (operator: Step['operator'], operand: Decimal): Step => ({
  kind: 'setting',
  operator,
  operand,
});

/** What is held is worth; what is not held is worth nothing, and has no figure. */
const held = (operator: Step['operator'], { isin, value }: RebalancingLine): Step =>
  isZero(value)
    ? { kind: 'constant', operator, operand: value }
    : figure(operator, 'market_value', value, isin);

const priced = (operator: Step['operator'], { isin, price }: RebalancingLine): Step =>
  figure(operator, 'order_price', price, isin);

/**
 * The arithmetic of a figure of one instrument of a proposal.
 *
 * @returns `no_order` for an order where there is none; `base_not_positive` for a weight in nothing
 * @see docs/spec/rebalancing.md §4
 */
export function orderLines(
  name: OrderFigure,
  line: RebalancingLine,
  { proposal, terms, quotes }: ProposalSubject,
): Lines {
  const { isin, order, weight, valueAfter } = line;
  const total = (operator: Step['operator']) => figure(operator, 'proposal_total', proposal.total);
  switch (name) {
    case 'target_value':
      return linesOf([figure('start', 'target_weight', weight, isin), total('times')]);
    case 'value_after':
      return linesOf([held('start', line), ...changeOf(line)]);
    case 'weight_before':
      return isPositive(proposal.total)
        ? linesOf([held('start', line), total('divide')], true)
        : 'base_not_positive';
    case 'weight_after':
      return isPositive(proposal.total)
        ? linesOf([figure('start', 'value_after', valueAfter, isin), total('divide')], true)
        : 'base_not_positive';
    case 'order_price':
      return priceLines(line, quotes?.get(isin));
    case 'order_units':
      return order ? linesOf(unitSteps(line, order)) : 'no_order';
    case 'order_amount':
      return order
        ? linesOf([figure('start', 'order_units', order.units, isin), priced('times', line)])
        : 'no_order';
    case 'order_fee':
      return order ? feeLines(line, order, terms.fees.get(line.broker) ?? NO_FEE) : 'no_order';
  }
}

/** The price of what is held has a figure of its own; that of anything else is a close and its rates. */
function priceLines({ isin, value, price }: RebalancingLine, quote: Quote | undefined): readonly TrailLine[] {
  if (quote) return linesOf(quoteSteps(quote, isin, 'start'));
  if (isZero(value)) return linesOf([{ kind: 'price', operator: 'start', operand: price, isin }]);
  return linesOf([figure('start', 'price', price, isin)]);
}

function changeOf({ isin, order }: RebalancingLine): readonly Step[] {
  return order ? [figure(order.type === 'BUY' ? 'plus' : 'minus', 'order_amount', order.amount, isin)] : [];
}

/** The units that are missing, or too many, and what whole units, fees and money change in that. */
function unitSteps(line: RebalancingLine, { type, units }: ProposedOrder): readonly Step[] {
  const { isin, value, targetValue, price } = line;
  const target = (operator: Step['operator']) => figure(operator, 'target_value', targetValue, isin);
  const [more, less] =
    type === 'BUY' ? [target('start'), held('minus', line)] : [held('start', line), target('minus')];
  const gap = type === 'BUY' ? subtract(targetValue, value) : subtract(value, targetValue);
  const change = subtract(units, divide(gap, price, GUARD_DIGITS));
  const chosen: Step[] = isZero(change) ? [] : [{ kind: 'search', operator: 'plus', operand: change }];
  return [more, less, priced('divide', line), ...chosen];
}

function feeLines({ isin }: RebalancingLine, { amount, fee }: ProposedOrder, of: BrokerFee): Lines {
  const charge = add(of.fixed, multiply(of.rate, amount));
  const isLeast = compare(charge, of.minimum) < 0;
  const before = isLeast ? of.minimum : charge;
  const rated: Step[] = isZero(of.rate)
    ? []
    : [figure('start', 'order_amount', amount, isin), setting('times', of.rate)];
  const fixed: Step[] = isZero(of.fixed) ? [] : [setting(rated.length > 0 ? 'plus' : 'start', of.fixed)];
  const steps = isLeast ? [setting('start', of.minimum)] : [...rated, ...fixed];
  const up = subtract(fee, before);
  const expression = { value: before, fraction_digits: { digits: BigInt(FEE_DIGITS), scale: 0 } };
  const rounding: Step = { kind: 'rounding', operator: 'plus', operand: up, rule: 'up_to_cents', expression };
  return linesOf(isZero(up) ? steps : [...steps, rounding]);
}

/**
 * The arithmetic of what the orders of a proposal come to.
 *
 * @see docs/spec/rebalancing.md §4
 */
export function proposalLines(name: ProposalFigure, { proposal, terms }: ProposalSubject): Lines {
  const { lines, total, purchases, proceeds, fees } = proposal;
  switch (name) {
    case 'proposal_total':
      return linesOf([
        ...lines.map((line, index) => held(index === 0 ? 'start' : 'plus', line)),
        setting(lines.length === 0 ? 'start' : 'plus', terms.amount),
      ]);
    case 'proposal_purchases':
      return summed(lines, ({ type, amount }) => (type === 'BUY' ? amount : null), 'order_amount');
    case 'proposal_proceeds':
      return summed(lines, ({ type, amount }) => (type === 'SELL' ? amount : null), 'order_amount');
    case 'proposal_fees':
      return summed(lines, ({ fee }) => fee, 'order_fee');
    case 'cash_left':
      return linesOf([
        setting('start', terms.amount),
        figure('plus', 'proposal_proceeds', proceeds),
        figure('minus', 'proposal_purchases', purchases),
        figure('minus', 'proposal_fees', fees),
      ]);
    case 'drift_before':
      return driftLines(lines, total, ({ value }) => value);
    case 'drift_after':
      return driftLines(lines, total, ({ valueAfter }) => valueAfter);
  }
}

/** One line for each order that has some of it. */
function summed(
  lines: readonly RebalancingLine[],
  of: (order: ProposedOrder) => Decimal | null,
  name: OrderFigure,
): Lines {
  const steps = lines.flatMap(({ isin, order }) => {
    const operand = order && of(order);
    return operand === null ? [] : [{ isin, operand }];
  });
  if (steps.length === 0) return [NOTHING];
  return linesOf(
    steps.map(({ isin, operand }, index) => figure(index === 0 ? 'start' : 'plus', name, operand, isin)),
  );
}

/** The root of the squared distances from the targets, as a part of the total. */
function driftLines(
  lines: readonly RebalancingLine[],
  total: Decimal,
  valueOf: (line: RebalancingLine) => Decimal,
): Lines {
  if (!isPositive(total)) return 'base_not_positive';
  const squares = lines.map((line, index): Step => {
    const [value, target] = [valueOf(line), line.targetValue];
    const difference = subtract(value, target);
    return {
      kind: 'constant',
      operator: index === 0 ? 'start' : 'plus',
      operand: multiply(difference, difference),
      rule: 'squared_difference',
      expression: { value, target },
      isin: line.isin,
    };
  });
  if (squares.length === 0) return [NOTHING];
  const root: Step = { kind: 'constant', operator: 'root', operand: { digits: 2n, scale: 0 } };
  return linesOf([...squares, root, figure('divide', 'proposal_total', total)], true);
}
