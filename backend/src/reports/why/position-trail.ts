import {
  type CostBasisMethod,
  type Decimal,
  fifoPosition,
  isFifoFigure,
  isTradeFigure,
  lotLines,
  matchLines,
  type PortfolioTotals,
  type PositionFigure,
  positionFigure,
  realisingMatches,
  type PositionSummary,
  sum,
  type Unavailable,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import type { InstrumentLedger, ReadLedger } from '../instrument-ledger.ts';
import type { FoldedPosition } from '../known-portfolio.ts';
import { type Page, pageOf, type TrailPage, tradeTrail, withRounding } from './trade-trail.ts';

export interface AskedPosition {
  readonly name: PositionFigure;
  readonly method: CostBasisMethod;
  readonly page: Page;
  /** By average cost, as the summary has it. */
  readonly position: PositionSummary;
  readonly folded: FoldedPosition;
  readonly totals: PortfolioTotals;
}

/** The position by the method asked for, and the arithmetic of one of its figures. */
export async function positionTrail(
  db: Kysely<Tables>,
  readLedger: ReadLedger,
  asked: AskedPosition,
): Promise<{ position: PositionSummary; trail: TrailPage | Unavailable }> {
  const { name, method, page, folded, totals } = asked;
  const ledger = method === 'fifo' ? await readLedger(asked.position.isin, folded.state) : null;
  const position = ledger ? fifoPosition(asked.position, ledger.fifo) : asked.position;
  const needsBasis = name === 'cost_basis' || name === 'fees_in_cost_basis';
  const needsGain = name === 'realised_gain';
  if (needsBasis && position.costBasis === null) return { position, trail: 'oversold' };
  if (needsGain && position.realisedGain === null) return { position, trail: 'oversold' };
  if (ledger && isFifoFigure(name)) return { position, trail: fifoTrail(ledger, name, page) };
  if (isTradeFigure(name)) {
    return { position, trail: await tradeTrail(db, position.isin, folded, name, page) };
  }
  const lines = positionFigure(name, position, totals);
  return { position, trail: typeof lines === 'string' ? lines : pageOf(lines, page) };
}

function fifoTrail(
  { fifo, matches, tradeOf }: InstrumentLedger,
  name: 'cost_basis' | 'fees_in_cost_basis' | 'realised_gain',
  page: Page,
): TrailPage {
  if (name === 'realised_gain') {
    const realising = realisingMatches(matches);
    return withRounding(matchLines(realising, page), realising.length, fifo.realisedGain, page);
  }
  const lines = lotLines(fifo.lots, tradeOf, name, page);
  return withRounding(lines, fifo.lots.length, basisOf(fifo, name), page);
}

function basisOf({ lots }: InstrumentLedger['fifo'], name: 'cost_basis' | 'fees_in_cost_basis'): Decimal {
  return sum(lots.map((lot) => (name === 'cost_basis' ? lot.cost : lot.fee)));
}
