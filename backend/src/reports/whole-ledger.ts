import { setImmediate as breathe } from 'node:timers/promises';
import {
  type Decimal,
  ledgerOrder,
  ownUnitsOfTransfers,
  type Transaction,
  withOwnUnits,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../db/tables.ts';
import {
  allTransfersAndSplits,
  type LedgerLine,
  linesAfter,
} from '../records/transactions/transactions.repository.ts';

/** Small enough that no other request notices the page being read. */
const LINES_PER_PAGE = 250;

/** Some days of one ISIN that follow each other, none of them divided. */
export interface LedgerPart {
  /** Empty for the portfolio as a whole. */
  readonly isin: string;
  /** In ledger order, transfers settled. */
  readonly entries: readonly Transaction[];
  /** The newest name that a broker gave the instrument in them, if any. */
  readonly product: string | null;
  /** Of all transfers of the ISIN. */
  readonly ownUnits: ReadonlyMap<number, Decimal>;
}

/**
 * Every entry there is, ISIN by ISIN and day by day: read in one go, in pages that let other requests run, because
 * asking for each of 250 instruments takes longer than reading it.
 *
 * @param pageSize how many at a time
 */
export async function* wholeLedger(
  db: Kysely<Tables>,
  pageSize = LINES_PER_PAGE,
): AsyncGenerator<LedgerPart> {
  const moves = Map.groupBy(await allTransfersAndSplits(db), ({ isin }) => isin);
  const ownUnits = new Map(Array.from(moves, ([isin, some]) => [isin, ownUnitsOfTransfers(some)]));
  let unfinished: readonly LedgerLine[] = [];
  for (let last: LedgerLine | null = null; ;) {
    const page = await linesAfter(db, last, pageSize);
    const waiting: readonly LedgerLine[] = [...unfinished, ...page];
    last = page.at(-1) ?? null;
    const end = page.length < pageSize || !last ? waiting.length : beginOfDay(waiting, last);
    for (const [isin, lines] of Map.groupBy(waiting.slice(0, end), (line) => line.isin))
      yield partOf(isin, lines, ownUnits.get(isin) ?? new Map<number, Decimal>());
    if (end === waiting.length) return;
    unfinished = waiting.slice(end);
    await breathe();
  }
}

/** Where the day of the last line begins: it may go on in the next page. */
function beginOfDay(lines: readonly LedgerLine[], { isin, entry }: LedgerLine): number {
  return lines.findLastIndex((line) => line.isin !== isin || line.entry.date !== entry.date) + 1;
}

function partOf(isin: string, lines: readonly LedgerLine[], ownUnits: LedgerPart['ownUnits']): LedgerPart {
  const entries = lines.map(({ entry }) => entry);
  const product = lines.findLast((line) => line.product !== null)?.product ?? null;
  return { isin, entries: ledgerOrder(withOwnUnits(entries, ownUnits)), product, ownUnits };
}
