import type { RealisingMatch } from '../../ledger/fifo-lots.ts';
import type { Lot } from '../../ledger/lot.ts';
import { entryAmount } from '../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { feesPaid } from '../../ledger/trade-amounts.ts';
import { add, type Decimal, subtract, ZERO } from '../../money/decimal.ts';
import type { TrailLine } from './trail.ts';

/** The figures that first in, first out tells otherwise than average cost, from lots and matches. */
export type FifoFigureName = 'cost_basis' | 'fees_in_cost_basis' | 'realised_gain';

/** True for the names of the figures that depend on the method and stand on trades. */
export function isFifoFigure(name: string): name is FifoFigureName {
  return name === 'cost_basis' || name === 'fees_in_cost_basis' || name === 'realised_gain';
}

/** Some lines of a long trail, from the `skip`-th on; the running value counts those left out too. */
interface Page {
  readonly skip: number;
  readonly limit: number;
}

/**
 * The lines of the open lots: what each cost, less what of it was sold since.
 *
 * @param lots    open, oldest first
 * @param tradeOf the entry with that id
 * @see docs/spec/why.md §3
 */
export function lotLines(
  lots: readonly Lot[],
  tradeOf: (id: number) => Transaction,
  figure: 'cost_basis' | 'fees_in_cost_basis',
  { skip, limit }: Page,
): readonly TrailLine[] {
  const isCost = figure === 'cost_basis';
  const part = (lot: Lot) => (isCost ? lot.cost : lot.fee);
  let result = runningSum(lots, skip, part);
  return lots.slice(skip, skip + limit).map((lot, index): TrailLine => {
    const trade = tradeOf(lot.tradeId);
    const bought = isCost ? entryAmount(trade) : purchaseFees(trade);
    const operand = part(lot);
    result = add(result, operand);
    return {
      kind: 'transaction',
      operator: skip + index === 0 ? 'start' : 'plus',
      operand,
      rule: 'open_lot',
      expression: { units: lot.units, cost_bought: bought, cost_sold: subtract(bought, operand) },
      result,
      ...sourceOf(trade),
    };
  });
}

/**
 * The lines of what was realised: one for each lot that a sale consumed, or each deficit that a purchase covered.
 *
 * @param matches in ledger order
 * @see docs/spec/why.md §3
 */
export function matchLines(matches: readonly RealisingMatch[], { skip, limit }: Page): readonly TrailLine[] {
  let result = runningSum(matches, skip, (match) => match.gain);
  return matches.slice(skip, skip + limit).map(({ trade, taken, matched, gain }, index): TrailLine => {
    const [sold, bought] = trade.type === 'SELL' ? [matched, taken] : [taken, matched];
    result = add(result, gain);
    return {
      kind: 'transaction',
      operator: skip + index === 0 ? 'start' : 'plus',
      operand: gain,
      rule: 'match_gain',
      expression: { units: taken.units, proceeds: sold.cost, cost_of_units: bought.cost },
      result,
      ...sourceOf(trade),
      lotTradeId: taken.tradeId,
    };
  });
}

/** Units that were transferred in have none. */
const purchaseFees = (entry: Transaction) => (entry.type === 'BUY' ? feesPaid(entry) : ZERO);

function sourceOf({ id, type, date, isin }: Transaction) {
  return { tradeId: id, tradeType: type, date, ...(isin !== null && { isin }) };
}

function runningSum<T>(items: readonly T[], count: number, part: (item: T) => Decimal): Decimal {
  return items.slice(0, count).reduce((total, item) => add(total, part(item)), ZERO);
}
