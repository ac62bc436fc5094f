import {
  type Decimal,
  ledgerOrder,
  type LocalDate,
  ownUnitsOfTransfers,
  type Transaction,
  withOwnUnits,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import { entriesAfter, transfersAndSplits } from '../records/transactions/transactions.repository.ts';

/** Small enough that no other request notices the page being read. */
const TRADES_PER_PAGE = 2000;

/** Lets waiting requests run. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/**
 * The entries of one ISIN in ledger order, page by page so that a long history never blocks other requests. Entries of
 * one day count in an order of their own, so a day is never divided between pages. A transfer out knows which of its
 * units arrive at an own broker, however much later.
 *
 * @param after    only the days after this one; null for all
 * @param pageSize about how many at a time
 * @param ownUnits of its transfers, where they are known already
 */
export async function* ledgerPages(
  db: Kysely<Tables>,
  isin: string,
  after: LocalDate | null,
  pageSize = TRADES_PER_PAGE,
  ownUnits: ReadonlyMap<number, Decimal> | null = null,
): AsyncGenerator<readonly Transaction[]> {
  let last: Pick<Transaction, 'date' | 'id'> | null =
    after === null ? null : { date: after, id: Number.MAX_SAFE_INTEGER };
  const own = ownUnits ?? ownUnitsOfTransfers(await transfersAndSplits(db, isin));
  const ordered = (entries: readonly Transaction[]) => ledgerOrder(withOwnUnits(entries, own));
  let unfinished: readonly Transaction[] = [];
  for (;;) {
    const page = await entriesAfter(db, isin, last, pageSize);
    const waiting: readonly Transaction[] = [...unfinished, ...page];
    last = page.at(-1) ?? null;
    if (page.length < pageSize || last === null) {
      if (waiting.length > 0) yield ordered(waiting);
      return;
    }
    const day = last.date;
    const begin = waiting.findIndex((trade) => trade.date === day);
    if (begin > 0) yield ordered(waiting.slice(0, begin));
    unfinished = waiting.slice(begin);
    await breathe();
  }
}
