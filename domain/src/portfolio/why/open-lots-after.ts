import type { FifoMatch } from '../../ledger/fifo-lots.ts';
import { type Lot, lotOf } from '../../ledger/lot.ts';
import type { Trade } from '../../ledger/trade.ts';
import { isPositive, subtract } from '../../money/decimal.ts';
import { isPurchase } from './trade-step.ts';

/**
 * The lots that are open after some trades: what was bought, less what the matches up to then have closed of it.
 *
 * The trades are not matched anew: within a day, those that follow have a say in the order of those before.
 *
 * @param trades  the first of one instrument, in ledger order
 * @param matches of all its trades
 */
export function openLotsAfter(trades: readonly Trade[], matches: readonly FifoMatch[]): readonly Lot[] {
  const lots = new Map(trades.filter(isPurchase).map((trade) => [trade.id, lotOf(trade)]));
  const known = new Set(trades.map(({ id }) => id));
  const close = (id: number, { units, cost, fee }: Lot) => {
    const lot = lots.get(id);
    if (!lot) return;
    const left = {
      units: subtract(lot.units, units),
      cost: subtract(lot.cost, cost),
      fee: subtract(lot.fee, fee),
    };
    lots.set(id, { ...lot, ...left });
  };
  for (const { trade, taken, matched } of matches) {
    if (!known.has(trade.id)) continue;
    close(taken.tradeId, taken);
    close(trade.id, matched);
  }
  return [...lots.values()].filter(({ units }) => isPositive(units));
}
