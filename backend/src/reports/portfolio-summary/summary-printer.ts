import { gzipSync } from 'node:zlib';
import { todayHere } from '../../db/instant.ts';
import type { Log } from '../../log.ts';
import type { PortfolioBook } from './portfolio-book.ts';
import { wireSummary } from './portfolio-summary.schema.ts';

/** The summary as bytes, ready to be sent. */
export interface PrintedSummary {
  readonly etag: string;
  readonly body: Buffer;
  /** The same compressed, made when first asked for. */
  zipped(): Buffer;
}

export type PrintSummary = () => Promise<PrintedSummary>;

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/**
 * Prints each edition of the book once a day: a repeated read sends the same bytes again.
 *
 * The composition also prints after each commit, so that the first read after a write finds the bytes ready.
 */
export function summaryPrinter(book: PortfolioBook, log: Log): PrintSummary {
  let printed: PrintedSummary | null = null;
  return async () => {
    const startedAt = performance.now();
    const { summary, edition, lastTradeDates } = await book.summary();
    const asOf = todayHere();
    const etag = `"${edition}-${process.pid}-${asOf}"`;
    if (printed?.etag === etag) return printed;
    const body = Buffer.from(JSON.stringify(wireSummary(summary, lastTradeDates, asOf)));
    printed = { etag, body, zipped: lazily(() => gzipSync(body, { level: 1 })) };
    log.info('portfolio summary computed', {
      holdings_count: summary.holdings.length,
      closed_positions_count: summary.closedPositions.length,
      duration_ms: Math.round((performance.now() - startedAt) * 100) / 100,
    });
    return printed;
  };
}
