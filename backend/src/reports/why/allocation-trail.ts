import {
  type AllocationFigure,
  type AskedPart,
  askedParts,
  herfindahlLines,
  instrumentPartValue,
  largestShare,
  partShare,
  partTargetLines,
  partValue,
  squaredShareLines,
  type Target,
  TOP_COUNT,
  type TrailLine,
  type Unavailable,
  type ValuedHolding,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import { targetsOf } from '../../records/targets/targets.repository.ts';
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
  const lines = linesFor(holdings, await targetsOf(db), { figure, isin, part });
  return typeof lines === 'string' ? lines : pageOf(lines, page);
}

function linesFor(
  holdings: readonly ValuedHolding[],
  targets: readonly Target[],
  { figure, isin, part }: Omit<AllocationQuestion, 'page'>,
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
    case 'allocation_instrument_value':
      return ofInstrument(holdings, isin, partOf(holdings, figure, part));
    case 'allocation_value':
      return partValue(holdings, partOf(holdings, figure, part));
    case 'allocation_share':
      return partShare(holdings, partOf(holdings, figure, part));
    case 'allocation_target':
    case 'allocation_deviation':
      return partTargetLines(figure, holdings, partOf(holdings, figure, part), targets);
  }
}

/** A part that something is held of. */
function partOf(
  holdings: readonly ValuedHolding[],
  figure: AllocationFigure,
  part: AskedPart | null,
): AskedPart {
  if (part === null) throw figureOfOther(figure, 'a figure of one part: name allocation_by and part');
  if (askedParts(holdings, part).length > 0) return part;
  const name = part.key === '' ? part.kind : part.key;
  throw new Problem(404, 'part_not_found', `Nothing is held of "${name}".`, { part: name });
}

function ofInstrument(holdings: readonly ValuedHolding[], isin: string | null, part: AskedPart): Lines {
  const { kind } = part;
  if (isin === null || kind === 'more')
    throw figureOfOther(
      'allocation_instrument_value',
      'a figure of one position in one part: name its isin and the part',
    );
  return instrumentPartValue(holdings, isin, { ...part, kind }) ?? noPosition(isin);
}

function noPosition(isin: string): never {
  throw new Problem(404, 'position_not_found', `There is no position with ISIN ${isin}.`, { isin });
}
