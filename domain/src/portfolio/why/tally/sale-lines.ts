import { applyTransaction } from '../../../ledger/apply-transaction.ts';
import type { CostBasisMethod } from '../../../ledger/cost-basis-method.ts';
import { fifoLotsInOrder, type FifoMatch, realisingMatches } from '../../../ledger/fifo-lots.ts';
import { EMPTY_POSITION } from '../../../ledger/position.ts';
import type { Transaction } from '../../../ledger/transaction.ts';
import { type Decimal, equals, isZero, subtract } from '../../../money/decimal.ts';
import { PUBLISHED_DIGITS } from '../../../money/divide.ts';
import { roundHalfEven } from '../../../money/round.ts';
import type { Sale } from '../../tallies/sales.ts';
import { feesPart, grossPart } from '../amount-parts.ts';
import type { TallyFigure, TradeMember, Unavailable } from '../figure.ts';
import { linesOf, type Step } from '../lines-of.ts';
import { comingTo, summand } from '../period/coming-to.ts';
import { sourceOf } from '../period/instrument-value.ts';
import { TRADE_FIGURES, tradeLine } from '../trade-figures.ts';
import type { TrailLine } from '../trail.ts';

/** The figures that one sale has. */
export type SaleFigure =
  'sale_proceeds' | 'sale_cost' | 'sale_gain' | 'sale_fees' | 'sale_gain_with_fees' | 'sale_units';

const VALUES: Readonly<Record<SaleFigure, (sale: Sale) => Decimal>> = {
  sale_proceeds: ({ proceeds }) => proceeds,
  sale_cost: ({ cost }) => cost,
  sale_gain: ({ gain }) => gain,
  sale_fees: ({ fees }) => fees,
  sale_gain_with_fees: ({ gain, fees }) => subtract(gain, fees),
  sale_units: ({ units }) => units,
};

/** What is told of a sale of which nothing was held, too: its fees are realised at once. */
const OF_ANY_SALE: ReadonlySet<SaleFigure> = new Set<SaleFigure>([
  'sale_fees',
  'sale_gain_with_fees',
  'sale_units',
]);

/** True for the figures that one sale has. */
export function isSaleFigure(name: TallyFigure): name is SaleFigure {
  return Object.hasOwn(VALUES, name);
}

/** A figure of a sale, before it is rounded. */
export function saleValue(name: SaleFigure, sale: Sale): Decimal {
  return VALUES[name](sale);
}

/** Of which sale, and what was booked of its instrument until then. */
export interface SaleSubject {
  readonly sale: Sale;
  /** Up to and including it, in ledger order. */
  readonly entries: readonly Transaction[];
  readonly method: CostBasisMethod;
}

function member(
  operator: Step['operator'],
  figure: SaleFigure | TradeMember,
  { trade }: Sale,
  operand: Decimal,
): Step {
  return { ...sourceOf(trade), kind: 'figure', operator, operand, figure };
}

/**
 * The arithmetic of a figure of one sale.
 *
 * @returns `nothing_realised` for the proceeds, cost and gain of units that nobody held
 * @see docs/spec/gains-income-costs.md §5
 */
export function saleLines(name: SaleFigure, subject: SaleSubject): readonly TrailLine[] | Unavailable {
  const { sale } = subject;
  if (isZero(sale.units) && !OF_ANY_SALE.has(name)) return 'nothing_realised';
  return comingTo(roundHalfEven(saleValue(name, sale), PUBLISHED_DIGITS), stepsOf(name, subject));
}

function stepsOf(name: SaleFigure, subject: SaleSubject): readonly Step[] {
  const { sale } = subject;
  const isOutflow = sale.trade.type === 'SELL';
  const gain = (operator: 'plus' | 'minus') =>
    isZero(sale.gain) ? [] : [member(operator, 'trade_realised_gain', sale, sale.gain)];
  switch (name) {
    case 'sale_proceeds':
      return isOutflow ? partOfTrade(sale) : [member('start', 'sale_cost', sale, sale.cost), ...gain('plus')];
    case 'sale_cost':
      return isOutflow
        ? [member('start', 'sale_proceeds', sale, sale.proceeds), ...gain('minus')]
        : partOfTrade(sale);
    case 'sale_gain':
      return [
        member('start', 'sale_proceeds', sale, sale.proceeds),
        member('minus', 'sale_cost', sale, sale.cost),
      ];
    case 'sale_fees':
      return feeSteps(subject);
    case 'sale_gain_with_fees': {
      const fees = member('minus', 'sale_fees', sale, sale.fees);
      return isZero(sale.units) ? [fees] : [member('start', 'sale_gain', sale, sale.gain), fees];
    }
    case 'sale_units':
      return lotUnits(subject);
  }
}

/** The units of each purchase that were sold; of a purchase that covers a deficit, those of the sales before it. */
function lotUnits({ sale, entries }: SaleSubject): readonly Step[] {
  return sale.lots.map(({ tradeId, units }, index) => {
    const lot = entries.find(({ id }) => id === tradeId);
    return { ...(lot && sourceOf(lot)), kind: 'transaction', operator: summand(index), operand: units };
  });
}

/** The amount of an entry, for those of its units that it closed. */
function partOfTrade({ trade, units }: Sale): readonly Step[] {
  const whole: Step = { ...sourceOf(trade), ...grossPart(trade), operator: 'start' };
  if (!('units' in trade) || equals(trade.units, units)) return [whole];
  return [
    whole,
    { kind: 'constant', operator: 'times', operand: units },
    { kind: 'constant', operator: 'divide', operand: trade.units },
  ];
}

/** The fees of the entry itself, and those that units held had brought with them. */
function feeSteps({ sale, entries, method }: SaleSubject): readonly Step[] {
  const { trade, fees } = sale;
  if (isZero(fees)) return [];
  return method === 'average' ? averageFees(trade, entries) : fifoFees(trade, entries);
}

function averageFees(trade: Transaction, entries: readonly Transaction[]): readonly Step[] {
  const before = entries.slice(0, -1).reduce(applyTransaction, EMPTY_POSITION);
  const step = { before, trade, after: applyTransaction(before, trade) };
  const own: Step = { ...sourceOf(trade), ...feesPart(trade), operator: 'start' };
  const figure = TRADE_FIGURES.fees_in_cost_basis;
  if (!figure.hasLine(step)) return [own];
  const { operand, rule, expression } = tradeLine(figure, step, false);
  const isOutflow = trade.type === 'SELL';
  return [own, { ...sourceOf(trade), operator: isOutflow ? 'plus' : 'minus', operand, rule, expression }];
}

function fifoFees(trade: Transaction, entries: readonly Transaction[]): readonly Step[] {
  const matches: FifoMatch[] = [];
  fifoLotsInOrder(entries, { match: (match) => matches.push(match) });
  const own = realisingMatches(matches).filter((match) => match.trade.id === trade.id);
  const isOutflow = trade.type === 'SELL';
  const lots = own.flatMap(({ taken, matched }): Omit<Step, 'operator'>[] => {
    const { tradeId: lotTradeId } = taken;
    const operand = isOutflow ? taken.fee : matched.fee;
    return isZero(operand) ? [] : [{ ...sourceOf(trade), operand, lotTradeId }];
  });
  const charged: readonly Omit<Step, 'operator'>[] = isOutflow
    ? [{ ...sourceOf(trade), ...feesPart(trade) }]
    : [];
  return [...charged, ...lots].map((step, index) => ({ ...step, operator: index === 0 ? 'start' : 'plus' }));
}

/**
 * The days from a purchase to the sale of its units: of the purchase that was held the longest, or the shortest.
 *
 * @returns `nothing_realised` where nobody held what was sold
 */
export function saleDaysLines(
  name: 'sale_days_least' | 'sale_days_most',
  { lots, trade }: Sale,
): readonly TrailLine[] | Unavailable {
  const held = lots.flatMap(({ tradeId, date, days }) => (days === null ? [] : [{ tradeId, date, days }]));
  const [first, ...others] = held;
  if (!first) return 'nothing_realised';
  const isMost = name === 'sale_days_most';
  const lot = others.reduce((best, one) => (one.days > best.days === isMost ? one : best), first);
  return linesOf([
    {
      kind: 'days',
      operator: 'start',
      operand: { digits: BigInt(lot.days), scale: 0 },
      rule: 'calendar_days',
      from: lot.date,
      to: trade.date,
      tradeId: lot.tradeId,
    },
  ]);
}
