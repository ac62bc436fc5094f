import {
  applyTransaction,
  countLines,
  EMPTY_POSITION,
  type LineCounts,
  NO_LINES,
  type PositionState,
  type Trade,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Checkpoint, FoldedPosition } from '../known-portfolio.ts';
import { ledgerPages } from '../ledger-pages.ts';

/** A trade recorded at the end costs at most so many to be folded again, however long the history is. */
const TRADES_PER_CHECKPOINT = 100;

/** Takes trades in ledger order and keeps a checkpoint now and then, always at the end of a day. */
class Fold {
  readonly #checkpoints: Checkpoint[];
  #state: PositionState;
  #counts: LineCounts;

  constructor(checkpoints: readonly Checkpoint[]) {
    this.#checkpoints = [...checkpoints];
    this.#state = checkpoints.at(-1)?.state ?? EMPTY_POSITION;
    this.#counts = checkpoints.at(-1)?.counts ?? NO_LINES;
  }

  take(trade: Trade): void {
    const before = this.#state;
    if (before.lastTradeDate !== trade.date) this.#closeDay();
    this.#state = applyTransaction(before, trade);
    this.#counts = countLines(this.#counts, { before, trade, after: this.#state });
  }

  end(): FoldedPosition {
    this.#closeDay();
    return { state: this.#state, counts: this.#counts, checkpoints: this.#checkpoints };
  }

  #closeDay(): void {
    const counted = this.#checkpoints.at(-1)?.state.entryCount ?? 0;
    const { entryCount, lastTradeDate } = this.#state;
    if (lastTradeDate === null || entryCount < counted + TRADES_PER_CHECKPOINT) return;
    this.#checkpoints.push({ day: lastTradeDate, state: this.#state, counts: this.#counts });
  }
}

/**
 * What the trades of one ISIN have come to, read page by page so that a long history never blocks other requests.
 *
 * @param before    the same as it stood earlier, if it is known
 * @param firstDay  nothing before this day has changed since
 */
export async function foldPosition(
  db: Kysely<Tables>,
  isin: string,
  before: FoldedPosition | null,
  firstDay: string,
): Promise<FoldedPosition> {
  const checkpoints = before?.checkpoints.filter(({ day }) => day < firstDay) ?? [];
  const fold = new Fold(checkpoints);
  for await (const page of ledgerPages(db, isin, checkpoints.at(-1)?.day ?? null)) {
    for (const trade of page) fold.take(trade);
  }
  return fold.end();
}
