import { ledgerOrder, type LocalDate, type Trade } from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { tradesAfter } from '../records/transactions/transactions.repository.ts';

/** Small enough that no other request notices the page being read. */
const TRADES_PER_PAGE = 2000;

/** Lets waiting requests run. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/**
 * The trades of one ISIN in ledger order, page by page so that a long history never blocks other requests. Trades of one
 * day count in an order of their own, so a day is never divided between pages.
 *
 * @param after    only the days after this one; null for all
 * @param pageSize about how many at a time
 */
export async function* ledgerPages(
  db: Kysely<Tables>,
  isin: string,
  after: LocalDate | null,
  pageSize = TRADES_PER_PAGE,
): AsyncGenerator<readonly Trade[]> {
  let last: Pick<Trade, 'date' | 'id'> | null =
    after === null ? null : { date: after, id: Number.MAX_SAFE_INTEGER };
  let unfinished: readonly Trade[] = [];
  for (;;) {
    const page = await tradesAfter(db, isin, last, pageSize);
    const waiting: readonly Trade[] = [...unfinished, ...page];
    last = page.at(-1) ?? null;
    if (page.length < pageSize || last === null) {
      if (waiting.length > 0) yield ledgerOrder(waiting);
      return;
    }
    const day = last.date;
    const begin = waiting.findIndex((trade) => trade.date === day);
    if (begin > 0) yield ledgerOrder(waiting.slice(0, begin));
    unfinished = waiting.slice(begin);
    await breathe();
  }
}
