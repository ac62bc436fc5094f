import {
  isOrderFigure,
  orderLines,
  proposalLines,
  type RebalancingFigure,
  TARGET_FIGURES,
  type TargetFigure,
  targetWeightLines,
  type TrailLine,
  type Unavailable,
} from '@portfolio/domain';
import { Problem } from '../../http/problem.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { AskedRebalancing, ProposeOrders } from '../proposed-orders.ts';
import { figureOfOther } from './figure-among.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

/** What of a proposal is asked about, and how the proposal was asked for. */
export interface OrderQuestion {
  readonly figure: RebalancingFigure | TargetFigure;
  readonly isin: string | null;
  readonly terms: AskedRebalancing;
  readonly page: Page;
}

/**
 * The arithmetic of a proposed order, or of what all of them come to.
 *
 * @throws Problem 404 when no order could be of the instrument
 */
export async function orderTrail(
  propose: ProposeOrders,
  known: KnownPortfolio,
  { figure, isin, terms: asked, page }: OrderQuestion,
): Promise<TrailPage | Unavailable> {
  const { proposal, terms, quotes, targeted } = await propose(known, asked);
  const subject = { proposal, terms, quotes };
  const told = (lines: readonly TrailLine[] | Unavailable) =>
    typeof lines === 'string' ? lines : pageOf(lines, page);
  if (isTargetFigure(figure)) {
    if (isin === null && figure !== 'target_shares_total')
      throw figureOfOther(figure, 'a figure of one instrument: name its isin');
    return told(targetWeightLines(figure, targeted, isin) ?? withoutTarget(isin ?? ''));
  }
  if (!isOrderFigure(figure)) {
    if (isin !== null) throw figureOfOther(figure, 'a figure of all orders: leave isin out');
    return told(proposalLines(figure, subject));
  }
  if (isin === null) throw figureOfOther(figure, 'a figure of one order: name its isin');
  const line = proposal.lines.find((one) => one.isin === isin);
  return told(orderLines(figure, line ?? withoutTarget(isin), subject));
}

function isTargetFigure(figure: RebalancingFigure | TargetFigure): figure is TargetFigure {
  return TARGET_FIGURES.some((name) => name === figure);
}

function withoutTarget(isin: string): never {
  throw new Problem(404, 'position_not_found', `No order could be of ISIN ${isin}: it has no target.`, {
    isin,
  });
}
