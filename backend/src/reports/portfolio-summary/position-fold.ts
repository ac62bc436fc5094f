import {
  applyTrade,
  EMPTY_POSITION,
  ledgerOrder,
  type LocalDate,
  type PositionState,
  type Trade,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { tradesAfter } from '../../records/transactions/transactions.repository.ts';

/** Small enough that no other request notices the page being read. */
const TRADES_PER_PAGE = 2000;
/** A trade recorded at the end costs at most so many to be folded again, however long the history is. */
const TRADES_PER_CHECKPOINT = 100;

/** What the trades up to and including a day have come to. */
interface Checkpoint {
  readonly day: LocalDate;
  readonly state: PositionState;
}

/** What all trades of an ISIN have come to, and what they had come to at some earlier days, ascending. */
export interface FoldedPosition {
  readonly state: PositionState;
  readonly checkpoints: readonly Checkpoint[];
}

/** Lets waiting requests run. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Takes trades in the order of their days and keeps a checkpoint now and then. */
class Fold {
  readonly #checkpoints: Checkpoint[];
  #state: PositionState;
  #day: Trade[] = [];

  constructor(checkpoints: readonly Checkpoint[]) {
    this.#checkpoints = [...checkpoints];
    this.#state = checkpoints.at(-1)?.state ?? EMPTY_POSITION;
  }

  take(trade: Trade): void {
    if (this.#day[0] && this.#day[0].date !== trade.date) this.#closeDay();
    this.#day.push(trade);
  }

  end(): FoldedPosition {
    this.#closeDay();
    return { state: this.#state, checkpoints: this.#checkpoints };
  }

  /** Trades of one day count in an order of their own, so a day is folded as a whole. */
  #closeDay(): void {
    const day = this.#day.length > 1 ? ledgerOrder(this.#day) : this.#day;
    for (const trade of day) this.#state = applyTrade(this.#state, trade);
    this.#day = [];
    const counted = this.#checkpoints.at(-1)?.state.tradeCount ?? 0;
    const { tradeCount, lastTradeDate } = this.#state;
    if (lastTradeDate === null || tradeCount < counted + TRADES_PER_CHECKPOINT) return;
    this.#checkpoints.push({ day: lastTradeDate, state: this.#state });
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
  const start = checkpoints.at(-1);
  let last: Pick<Trade, 'date' | 'id'> | null = start
    ? { date: start.day, id: Number.MAX_SAFE_INTEGER }
    : null;
  for (;;) {
    const page = await tradesAfter(db, isin, last, TRADES_PER_PAGE);
    for (const trade of page) fold.take(trade);
    last = page.at(-1) ?? null;
    if (page.length < TRADES_PER_PAGE) return fold.end();
    await breathe();
  }
}
