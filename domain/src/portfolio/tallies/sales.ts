import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import { applyTransaction } from '../../ledger/apply-transaction.ts';
import type { CostBasisMethod } from '../../ledger/cost-basis-method.ts';
import { fifoLotsInOrder, type RealisingMatch, realisingMatches } from '../../ledger/fifo-lots.ts';
import type { FifoMatch } from '../../ledger/fifo-lots.ts';
import { EMPTY_POSITION, type PositionState } from '../../ledger/position.ts';
import { entryAmount, entryFees } from '../../ledger/transaction-amounts.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { add, type Decimal, isNegative, isPositive, subtract, sum, ZERO } from '../../money/decimal.ts';

/** Units of one purchase that a sale has consumed. */
export interface SoldLot {
  /** The entry that brought them; of a purchase that covers a deficit the sale before it. */
  readonly tradeId: number;
  /** When they were acquired, or sold without being held. */
  readonly date: LocalDate;
  /** As they count on the day of the sale. */
  readonly units: Decimal;
  /** Fees apart, base currency; null by average cost, where a lot has no cost of its own. */
  readonly cost: Decimal | null;
  readonly gain: Decimal | null;
  /** Calendar days from the purchase to the sale; null for units that were sold before they were bought. */
  readonly days: number | null;
}

/** An entry that closed units: a sale, or a purchase that covers units sold too many. Base currency. */
export interface Sale {
  readonly trade: Transaction;
  /** Closed; the rest of a sale waits for a purchase. */
  readonly units: Decimal;
  /** Of the units closed. */
  readonly proceeds: Decimal;
  readonly cost: Decimal;
  /** Proceeds − cost, fees apart. */
  readonly gain: Decimal;
  /** Of the sale, and the purchase fees of the units closed. */
  readonly fees: Decimal;
  /** Oldest first, whatever the method; none of a sale of which nothing was held. */
  readonly lots: readonly SoldLot[];
}

type Amounts = Pick<Sale, 'proceeds' | 'cost' | 'gain' | 'fees'>;

/**
 * Every sale of one instrument, in ledger order, with what it realised.
 *
 * Both methods consume lots first in, first out to say how long units were held; what they cost is told by the method.
 *
 * @param entries in ledger order, transfers as `settleTransfers` tells them
 * @see docs/spec/gains-income-costs.md §1
 */
export function salesOf(entries: readonly Transaction[], method: CostBasisMethod): readonly Sale[] {
  const matches: FifoMatch[] = [];
  fifoLotsInOrder(entries, { match: (match) => matches.push(match) });
  const byTrade = Map.groupBy(realisingMatches(matches), ({ trade }) => trade.id);
  const sales: Sale[] = [];
  let before = EMPTY_POSITION;
  for (const trade of entries) {
    const after = method === 'average' ? applyTransaction(before, trade) : before;
    const own = byTrade.get(trade.id) ?? [];
    if (own.length > 0 || trade.type === 'SELL') {
      const amounts =
        method === 'average' ? byAverage(before, trade, after, own.length > 0) : byFifo(trade, own);
      const units = sum(own.map(({ taken }) => taken.units));
      sales.push({ trade, units, ...amounts, lots: own.map((match) => soldLot(match, method)) });
    }
    before = after;
  }
  return sales;
}

const isSale = ({ type }: Transaction) => type === 'SELL';

function byAverage(
  before: PositionState,
  trade: Transaction,
  after: PositionState,
  closes: boolean,
): Amounts {
  const gain = subtract(after.realisedGain, before.realisedGain);
  const fees = subtract(gain, subtract(after.realisedGainWithFees, before.realisedGainWithFees));
  const cost = closes ? costClosed(before, trade, after) : ZERO;
  return { proceeds: add(gain, cost), cost, gain, fees };
}

/** What leaves the cost pool; of a purchase that covers a deficit, what does not join it. */
function costClosed(before: PositionState, trade: Transaction, after: PositionState): Decimal {
  if (isSale(trade))
    return isNegative(after.units) ? before.costPool : subtract(before.costPool, after.costPool);
  const gross = entryAmount(trade);
  return isPositive(after.units) ? subtract(gross, after.costPool) : gross;
}

function byFifo(trade: Transaction, own: readonly RealisingMatch[]): Amounts {
  const gain = sum(own.map((match) => match.gain));
  const taken = sum(own.map((match) => match.taken.cost));
  const matched = sum(own.map((match) => match.matched.cost));
  const takenFees = sum(own.map((match) => match.taken.fee));
  if (isSale(trade)) return { proceeds: matched, cost: taken, gain, fees: add(entryFees(trade), takenFees) };
  return { proceeds: taken, cost: matched, gain, fees: sum(own.map((match) => match.matched.fee)) };
}

function soldLot({ trade, taken, matched, gain }: RealisingMatch, method: CostBasisMethod): SoldLot {
  const { tradeId, date, units } = taken;
  const isByFifo = method === 'fifo';
  return {
    tradeId,
    date,
    units,
    cost: isByFifo ? (isSale(trade) ? taken.cost : matched.cost) : null,
    gain: isByFifo ? gain : null,
    days: isSale(trade) ? daysBetween(date, trade.date) : null,
  };
}

/** What sales come to together. */
export interface SalesTotal extends Amounts {
  readonly count: number;
}

/** The sums over sales. */
export function salesTotal(sales: readonly Sale[]): SalesTotal {
  return { count: sales.length, ...amountsTogether(sales) };
}

/** The sums of groups of sales, together. */
export function salesTogether(totals: readonly SalesTotal[]): SalesTotal {
  return { count: totals.reduce((all, { count }) => all + count, 0), ...amountsTogether(totals) };
}

function amountsTogether(of: readonly Amounts[]): Amounts {
  return {
    proceeds: sum(of.map(({ proceeds }) => proceeds)),
    cost: sum(of.map(({ cost }) => cost)),
    gain: sum(of.map(({ gain }) => gain)),
    fees: sum(of.map(({ fees }) => fees)),
  };
}
