import {
  ASSET_FIGURES,
  type AssetFigure,
  type CostBasisMethod,
  type Figure,
  fifoSummary,
  PORTFOLIO_FIGURES,
  type PortfolioFigure,
  portfolioFigure,
  type PortfolioSummary,
  POSITION_FIGURES,
  type PositionFigure,
  type PositionSummary,
  type Unavailable,
} from '@portfolio/domain';
import type { Deps } from '../../deps.ts';
import { valueError } from '../../http/field.ts';
import { Problem, ValidationProblem } from '../../http/problem.ts';
import type { ReadLedger } from '../instrument-ledger.ts';
import { type KnownPortfolio, onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import { type AssetKey, assetTrail } from './asset-trail.ts';
import { fifoOfPositions } from './fifo-of-positions.ts';
import { positionTrail } from './position-trail.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

export interface Question {
  readonly figure: Figure;
  /** Null for a figure of the whole portfolio. */
  readonly isin: string | null;
  readonly asset: AssetKey;
  readonly method: CostBasisMethod;
  readonly page: Page;
}

/** What the figure is a figure of, by the method asked for. */
export type Subject =
  | { readonly kind: 'position'; readonly position: PositionSummary }
  | { readonly kind: 'portfolio'; readonly summary: PortfolioSummary }
  | { readonly kind: 'assets' };

export interface Explanation {
  readonly question: Question;
  readonly subject: Subject;
  readonly trail: TrailPage | Unavailable;
  /** The base currency. */
  readonly currency: string;
  readonly positionValueIds: ReadonlyMap<string, number>;
}

export type Explain = (question: Question) => Promise<Explanation>;

/** Explains figures, each from one edition of the portfolio. */
export function explainer({ database }: Deps, book: PortfolioReader, readLedger: ReadLedger): Explain {
  const fifoOf = fifoOfPositions(readLedger);

  const ofPosition = async (known: KnownPortfolio, question: Question, isin: string) => {
    const name = nameIn(POSITION_FIGURES, question, 'a figure of the whole portfolio: leave isin out');
    const { position, folded } = positionIn(known, isin);
    const { totals } = known.summary;
    const { method, page } = question;
    const asked = { name, method, page, position, folded, totals };
    const answer = await positionTrail(database.read, readLedger, asked);
    return { subject: { kind: 'position', position: answer.position }, trail: answer.trail } as const;
  };

  const ofPortfolio = async (known: KnownPortfolio, question: Question) => {
    const name = nameIn(PORTFOLIO_FIGURES, question, 'a figure of one position: name its isin');
    const summary = question.method === 'fifo' ? byFifo(known, await fifoOf(known.positions)) : known.summary;
    const lines = portfolioFigure(name, summary);
    const trail = typeof lines === 'string' ? lines : pageOf(lines, question.page);
    return { subject: { kind: 'portfolio', summary }, trail } as const;
  };

  const answer = async (known: KnownPortfolio, question: Question) => {
    const { figure, isin, asset, page } = question;
    if (isAssetFigure(figure)) {
      const investments = { value: known.summary.totals.marketValue, currency: known.currency };
      const trail = await assetTrail(database.read, investments, figure, asset, page);
      return { subject: { kind: 'assets' }, trail } as const;
    }
    return isin === null ? await ofPortfolio(known, question) : await ofPosition(known, question, isin);
  };

  return async (question) =>
    await onOneEdition(book, async (known) => ({
      question,
      ...(await answer(known, question)),
      currency: known.currency,
      positionValueIds: known.positionValueIds,
    }));
}

function byFifo(
  { summary }: KnownPortfolio,
  amounts: Awaited<ReturnType<ReturnType<typeof fifoOfPositions>>>,
): PortfolioSummary {
  return fifoSummary(summary, (isin) => {
    const found = amounts.get(isin);
    if (!found) throw new Error(`${isin} is in the summary but not in the book`);
    return found;
  });
}

function isAssetFigure(figure: Figure): figure is AssetFigure {
  return ASSET_FIGURES.some((name) => name === figure);
}

/** The figure, if it is among those that the question can be of. */
function nameIn<N extends PositionFigure | PortfolioFigure>(
  names: readonly N[],
  { figure }: Question,
  otherwise: string,
): N {
  const name = names.find((known) => known === figure);
  if (name !== undefined) return name;
  const { message, ...error } = valueError('figure_of_other', `${figure} is ${otherwise}`);
  throw new ValidationProblem([{ loc: ['query', 'figure'], msg: message, input: figure, ...error }]);
}

function positionIn({ summary, positions }: KnownPortfolio, isin: string) {
  const { holdings, closedPositions, oversoldPositions } = summary;
  const all = [...holdings, ...closedPositions, ...oversoldPositions];
  const position = all.find((one) => one.isin === isin);
  const folded = positions.get(isin);
  if (!position || !folded) throw new Problem(404, `There is no position with ISIN ${isin}.`);
  return { position, folded };
}
