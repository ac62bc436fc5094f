import {
  applyTransaction,
  countLines,
  EMPTY_POSITION,
  equals,
  type LineCounts,
  NO_LINES,
  ownUnitsOfTransfers,
  type PositionState,
  realisedBy,
  type RealisedGain,
  type Split,
  type Transaction,
  type Transfer,
  ZERO,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { Checkpoint, FoldedPosition } from '../known-portfolio.ts';
import { transfersAndSplits } from '../../records/transactions/transactions.repository.ts';
import { ledgerPages } from '../ledger-pages.ts';
import { wholeLedger } from '../whole-ledger.ts';

/** What nothing comes to. */
export const NOTHING_FOLDED: FoldedPosition = {
  state: EMPTY_POSITION,
  counts: NO_LINES,
  checkpoints: [],
  ownUnits: new Map(),
};

/** A trade recorded at the end costs at most so many to be folded again, however long the history is. */
const TRADES_PER_CHECKPOINT = 100;

/** Takes trades in ledger order and keeps a checkpoint now and then, always at the end of a day. */
class Fold {
  readonly #checkpoints: Checkpoint[];
  /** Of the trades taken. */
  readonly gains: RealisedGain[] = [];
  #state: PositionState;
  #counts: LineCounts;

  constructor(checkpoints: readonly Checkpoint[]) {
    this.#checkpoints = [...checkpoints];
    this.#state = checkpoints.at(-1)?.state ?? EMPTY_POSITION;
    this.#counts = checkpoints.at(-1)?.counts ?? NO_LINES;
  }

  take(trade: Transaction): void {
    const before = this.#state;
    if (before.lastDate !== trade.date) this.#closeDay();
    this.#state = applyTransaction(before, trade);
    const gain = realisedBy(before, trade, this.#state);
    if (gain) this.gains.push(gain);
    this.#counts = countLines(this.#counts, { before, trade, after: this.#state });
  }

  end(ownUnits: FoldedPosition['ownUnits']): FoldedPosition {
    this.#closeDay();
    return { state: this.#state, counts: this.#counts, checkpoints: this.#checkpoints, ownUnits };
  }

  #closeDay(): void {
    const counted = this.#checkpoints.at(-1)?.state.entryCount ?? 0;
    const { entryCount, lastDate } = this.#state;
    if (lastDate === null || entryCount < counted + TRADES_PER_CHECKPOINT) return;
    this.#checkpoints.push({ day: lastDate, state: this.#state, counts: this.#counts });
  }
}

/** The first day of a transfer out of which more or less arrives than before; a later arrival changes what it was. */
function firstChanged(
  moves: readonly (Transfer | Split)[],
  before: FoldedPosition['ownUnits'],
  after: FoldedPosition['ownUnits'],
): string | undefined {
  const changed = moves.filter(({ id }) => !equals(before.get(id) ?? ZERO, after.get(id) ?? ZERO));
  return changed.map(({ date }) => date).toSorted()[0];
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
  const moves = await transfersAndSplits(db, isin);
  const ownUnits = ownUnitsOfTransfers(moves);
  const changed = firstChanged(moves, before?.ownUnits ?? ownUnits, ownUnits);
  const stands = (day: string) => day < firstDay && (changed === undefined || day < changed);
  const checkpoints = before?.checkpoints.filter(({ day }) => stands(day)) ?? [];
  const fold = new Fold(checkpoints);
  for await (const page of ledgerPages(db, isin, checkpoints.at(-1)?.day ?? null, undefined, ownUnits)) {
    for (const trade of page) fold.take(trade);
  }
  return fold.end(ownUnits);
}

/** The entries of an ISIN, and what they realised by average cost. */
export interface ReadLedger {
  /** In ledger order, transfers settled. */
  readonly entries: readonly Transaction[];
  readonly averageGains: readonly RealisedGain[];
}

/** A position, the entries that it was folded from, and the newest name of its instrument, if any. */
export interface FoldedLedger {
  readonly isin: string;
  readonly folded: FoldedPosition;
  readonly ledger: ReadLedger;
  readonly product: string | null;
}

/** What all trades there are have come to, ISIN by ISIN; an empty one for the portfolio as a whole. */
export async function* foldAll(db: Kysely<Tables>): AsyncGenerator<FoldedLedger> {
  let open: { isin: string; fold: Fold; entries: Transaction[]; product: string | null } | null = null;
  let ownUnits: FoldedPosition['ownUnits'] = new Map();
  const close = ({ isin, fold, entries, product }: NonNullable<typeof open>): FoldedLedger => ({
    isin,
    folded: fold.end(ownUnits),
    ledger: { entries, averageGains: fold.gains },
    product,
  });
  for await (const part of wholeLedger(db)) {
    if (open && open.isin !== part.isin) {
      yield close(open);
      open = null;
    }
    open ??= { isin: part.isin, fold: new Fold([]), entries: [], product: null };
    for (const entry of part.entries) {
      open.fold.take(entry);
      open.entries.push(entry);
    }
    open.product = part.product ?? open.product;
    ({ ownUnits } = part);
  }
  if (open) yield close(open);
}
