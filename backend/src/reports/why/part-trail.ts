import {
  add,
  BROKER_FIGURES,
  brokerFigure,
  type CostBasisMethod,
  type Lot,
  type PositionFigure,
  type TradeMember,
  tradeEffects,
  tradeMember,
  type Unavailable,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import { NO_ISIN } from '../../db/tables.ts';
import { findTransaction } from '../../records/transactions/transactions.repository.ts';
import type { InstrumentLedger, ReadLedger } from '../instrument-ledger.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { figureAmong } from './figure-among.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

/** The whole ledger of an instrument. @throws Problem 404 when it was never traded */
export async function ledgerOf(
  { positions, charges }: KnownPortfolio,
  readLedger: ReadLedger,
  isin: string,
): Promise<InstrumentLedger> {
  const folded = isin === NO_ISIN ? charges : positions.get(isin);
  if (!folded)
    throw new Problem(404, 'position_not_found', `There is no position with ISIN ${isin}.`, { isin });
  return await readLedger(isin, folded.state);
}

/** The ISIN of a trade. @throws Problem 404 when there is no such trade */
export async function isinOfTrade(db: Kysely<Tables>, id: number): Promise<string> {
  const row = await findTransaction(db, id);
  if (!row) throw new Problem(404, 'transaction_not_found', `There is no transaction with ID ${id}.`, { id });
  return row.isin;
}

/** The arithmetic of a figure of one trade of a ledger, or of the lot that it has opened. */
export function memberTrail(
  { trades, tradeOf, fifo, matches, events }: InstrumentLedger,
  tradeId: number,
  name: TradeMember,
  method: CostBasisMethod,
  page: Page,
): TrailPage | Unavailable {
  const index = trades.findIndex(({ id }) => id === tradeId);
  const effect = tradeEffects(trades, method === 'fifo' ? matches : null)[index];
  if (!effect)
    throw new Problem(404, 'transaction_not_found', `There is no transaction with ID ${tradeId}.`, {
      id: tradeId,
    });
  const lines = tradeMember(name, {
    effect,
    tradesUpTo: trades.slice(0, index + 1),
    tradeOf,
    events,
    lot: wholeLot(fifo.lots, tradeId),
    method,
  });
  return typeof lines === 'string' ? lines : pageOf(lines, page);
}

/** All that is left of the units that an entry brought, wherever they are now. */
function wholeLot(lots: readonly Lot[], tradeId: number): Lot | null {
  const [first, ...others] = lots.filter((lot) => lot.tradeId === tradeId);
  if (!first) return null;
  return others.reduce(
    (whole, { units, cost, fee }) => ({
      ...whole,
      units: add(whole.units, units),
      cost: add(whole.cost, cost),
      fee: add(whole.fee, fee),
    }),
    first,
  );
}

/** The arithmetic of a figure of a position at one of its brokers. */
export function brokerTrail(
  { trades }: InstrumentLedger,
  isin: string,
  broker: string,
  figure: PositionFigure,
  page: Page,
): TrailPage {
  const name = figureAmong(BROKER_FIGURES, figure, 'a figure of all brokers together: leave broker out');
  const own = trades.filter((trade) => trade.broker === broker);
  const forUnits = trades.filter((trade) => trade.broker === broker || trade.type === 'SPLIT');
  if (own.length === 0)
    throw new Problem(404, 'trade_at_broker_not_found', `There is no trade of ${isin} at ${broker}.`, {
      isin,
      broker,
    });
  return pageOf(brokerFigure(name, name === 'total_units' ? forUnits : own, { isin, broker }), page);
}
