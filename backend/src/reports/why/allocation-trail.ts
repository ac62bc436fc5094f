import {
  type AllocationFigure,
  type AskedPart,
  herfindahlLines,
  instrumentPartValue,
  largestShare,
  partShare,
  partValue,
  squaredShareLines,
  slicesOfPart,
  TOP_COUNT,
  type TrailLine,
  type Unavailable,
  type ValuedHolding,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import type { ReadLedger } from '../instrument-ledger.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { holdingsByKey } from '../valued-holdings.ts';
import { figureOfOther } from './figure-among.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

/** What of an allocation is asked about. */
export interface AllocationQuestion {
  readonly figure: AllocationFigure;
  readonly isin: string | null;
  /** Null for a figure of all positions. */
  readonly part: AskedPart | null;
  readonly page: Page;
}

type Lines = readonly TrailLine[] | Unavailable;

/**
 * The arithmetic of a part, or of concentration.
 *
 * @throws Problem 404 when there is no such part or position
 */
export async function allocationTrail(
  db: Kysely<Tables>,
  readLedger: ReadLedger,
  known: KnownPortfolio,
  { figure, isin, part, page }: AllocationQuestion,
): Promise<TrailPage | Unavailable> {
  const { holdings } = await holdingsByKey(db, readLedger, known, part?.by ?? 'instrument');
  const lines = linesFor(holdings, figure, isin, part);
  return typeof lines === 'string' ? lines : pageOf(lines, page);
}

function linesFor(
  holdings: readonly ValuedHolding[],
  figure: AllocationFigure,
  isin: string | null,
  part: AskedPart | null,
): Lines {
  switch (figure) {
    case 'largest_position_share':
      return largestShare(holdings, 1);
    case 'top_ten_share':
      return largestShare(holdings, TOP_COUNT);
    case 'herfindahl_index':
      return herfindahlLines(holdings);
    case 'squared_share':
      if (isin === null) throw figureOfOther(figure, 'a figure of one position: name its isin');
      return squaredShareLines(holdings, isin) ?? noPosition(isin);
    case 'allocation_value':
    case 'allocation_share':
    case 'allocation_instrument_value':
      if (part === null) throw figureOfOther(figure, 'a figure of one part: name allocation_by and part');
      return linesOfPart(holdings, figure, isin, part);
  }
}

function linesOfPart(
  holdings: readonly ValuedHolding[],
  figure: 'allocation_value' | 'allocation_share' | 'allocation_instrument_value',
  isin: string | null,
  part: AskedPart,
): Lines {
  if (figure === 'allocation_instrument_value') {
    if (isin === null) throw figureOfOther(figure, 'a figure of one position: name its isin');
    return instrumentPartValue(holdings, isin, part) ?? noPosition(isin);
  }
  if (slicesOfPart(holdings, part.by, part.kind, part.key).length === 0) {
    const name = part.key === '' ? part.kind : part.key;
    throw new Problem(404, 'part_not_found', `Nothing is held of "${name}".`, { part: name });
  }
  return figure === 'allocation_value' ? partValue(holdings, part) : partShare(holdings, part);
}

function noPosition(isin: string): never {
  throw new Problem(404, 'position_not_found', `There is no position with ISIN ${isin}.`, { isin });
}
