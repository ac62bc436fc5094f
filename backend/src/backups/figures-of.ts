import { createHash } from 'node:crypto';
import { publishedText } from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import { portfolioBook } from '../reports/portfolio-summary/portfolio-book.ts';

/**
 * The figures of a portfolio that no day and no price changes: what the ledger alone comes to, and a sum over every
 * position. Two copies of one database answer the same, whenever they are asked.
 */
export async function figuresOf(database: Database): Promise<Record<string, string>> {
  const { summary, positions } = await portfolioBook(database).portfolio();
  const { holdings, closedPositions, oversoldPositions, totals } = summary;
  const lines = [...positions]
    .map(([isin, { state }]) =>
      [
        isin,
        publishedText(state.units),
        publishedText(state.costPool),
        publishedText(state.realisedGain),
        String(state.entryCount),
      ].join(' '),
    )
    .sort();
  return {
    holdings: String(holdings.length),
    closed: String(closedPositions.length),
    oversold: String(oversoldPositions.length),
    invested: publishedText(totals.totalInvested),
    withdrawn: publishedText(totals.totalWithdrawn),
    fees: publishedText(totals.totalFees),
    positions_sha256: createHash('sha256').update(lines.join('\n')).digest('hex'),
  };
}
