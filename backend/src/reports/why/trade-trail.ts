import {
  applyTransaction,
  EMPTY_POSITION,
  NO_LINES,
  NOTHING,
  PUBLISHED_DIGITS,
  roundHalfEven,
  roundingLine,
  equals,
  TRADE_FIGURES,
  type TradeFigure,
  type TradeFigureName,
  tradeLine,
  type TrailLine,
  type Decimal,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { FoldedPosition } from '../known-portfolio.ts';
import { ledgerPages } from '../ledger-pages.ts';

/** A page begins at most about so many trades after a checkpoint. */
const CHECKPOINT_REACH = 200;

export interface Page {
  readonly skip: number;
  readonly limit: number;
}

/** Some lines of a trail, how many there are in all, and what they all come to. */
export interface TrailPage {
  readonly lines: readonly TrailLine[];
  readonly total: number;
  readonly value: Decimal;
}

/**
 * The lines that stand on trades, and after them the line of rounding if the figure needs one.
 *
 * @param count of the lines that stand on trades
 * @param value what they come to
 */
export function withRounding(
  lines: readonly TrailLine[],
  count: number,
  value: Decimal,
  page: Page,
): TrailPage {
  if (count === 0) return pageOf([NOTHING], page);
  const rounded = roundHalfEven(value, PUBLISHED_DIGITS);
  if (equals(rounded, value)) return { lines, total: count, value };
  const isShown = page.skip <= count && page.skip + page.limit > count;
  return {
    lines: isShown ? [...lines, roundingLine(rounded, { value })] : lines,
    total: count + 1,
    value: rounded,
  };
}

/** A page of a trail that is short enough to be made whole. */
export function pageOf(lines: readonly TrailLine[], { skip, limit }: Page): TrailPage {
  const value = lines.at(-1)?.result ?? NOTHING.result;
  return { lines: lines.slice(skip, skip + limit), total: lines.length, value };
}

/** A page of the trail of a figure that is folded from trades; it is reckoned from the checkpoint before it. */
export async function tradeTrail(
  db: Kysely<Tables>,
  isin: string,
  folded: FoldedPosition,
  name: TradeFigureName,
  page: Page,
): Promise<TrailPage> {
  const figure = TRADE_FIGURES[name];
  const count = figure.linesUpTo(folded.state, folded.counts);
  const lines = page.skip < count ? await tradeLines(db, isin, folded, figure, page) : [];
  return withRounding(lines, count, figure.running(folded.state), page);
}

async function tradeLines(
  db: Kysely<Tables>,
  isin: string,
  { checkpoints }: FoldedPosition,
  figure: TradeFigure,
  { skip, limit }: Page,
): Promise<TrailLine[]> {
  const start = checkpoints.findLast(({ state, counts }) => figure.linesUpTo(state, counts) <= skip);
  let before = start?.state ?? EMPTY_POSITION;
  let index = figure.linesUpTo(before, start?.counts ?? NO_LINES);
  const lines: TrailLine[] = [];
  for await (const trades of ledgerPages(db, isin, start?.day ?? null, limit + CHECKPOINT_REACH)) {
    for (const trade of trades) {
      const step = { before, trade, after: applyTransaction(before, trade) };
      before = step.after;
      if (!figure.hasLine(step)) continue;
      if (index >= skip) lines.push(tradeLine(figure, step, index === 0));
      index += 1;
      if (lines.length === limit) return lines;
    }
  }
  return lines;
}
