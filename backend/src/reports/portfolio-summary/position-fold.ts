import { applyTrade, EMPTY_POSITION, ledgerOrder, type PositionState, type Trade } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { tradesAfter } from '../../records/transactions/transactions.repository.ts';

/** Small enough that no other request notices the page being read. */
const TRADES_PER_PAGE = 2000;

/** Lets waiting requests run. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/**
 * What the trades of one ISIN have come to, read page by page so that a long history never blocks other requests.
 */
export async function foldPosition(db: Kysely<Tables>, isin: string): Promise<PositionState> {
  let state = EMPTY_POSITION;
  let day: Trade[] = [];
  const closeDay = () => {
    for (const trade of day.length > 1 ? ledgerOrder(day) : day) state = applyTrade(state, trade);
    day = [];
  };
  let last: Trade | null = null;
  for (;;) {
    const page: Trade[] = await tradesAfter(db, isin, last, TRADES_PER_PAGE);
    for (const trade of page) {
      if (day[0] && day[0].date !== trade.date) closeDay();
      day.push(trade);
    }
    last = page.at(-1) ?? null;
    if (page.length < TRADES_PER_PAGE) break;
    await breathe();
  }
  closeDay();
  return state;
}
