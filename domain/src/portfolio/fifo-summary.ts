import type { FifoLedger } from '../ledger/fifo-lots.ts';
import { isPositive, subtract } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import type { PortfolioSummary } from './portfolio-summary.ts';
import { portfolioTotals } from './portfolio-totals.ts';
import { type PositionSummary, totalGain } from './position-summary.ts';

type Amounts = Pick<FifoLedger, 'costBasis' | 'costBasisWithFees' | 'realisedGain' | 'realisedGainWithFees'>;

/**
 * The same position with its cost and gain by first in, first out; units, net cash and value do not depend on a method.
 *
 * @see docs/spec/cost-basis.md §5
 */
export function fifoPosition(position: PositionSummary, fifo: Amounts): PositionSummary {
  const { costBasis, costBasisWithFees, realisedGain, realisedGainWithFees } = fifo;
  const { marketValue, units } = position;
  const unrealisedGain = marketValue && costBasis && subtract(marketValue, costBasis);
  return {
    ...position,
    costBasis,
    costBasisWithFees,
    realisedGain: position.realisedGain && realisedGain,
    realisedGainWithFees,
    averageCostPerUnit: costBasis && isPositive(units) ? divide(costBasis, units, GUARD_DIGITS) : null,
    unrealisedGain,
    totalGain: totalGain({ ...position, realisedGain }, unrealisedGain),
  };
}

/**
 * The same portfolio with cost and gain by first in, first out, totals included.
 *
 * @param fifoOf of the position with that ISIN
 */
export function fifoSummary(summary: PortfolioSummary, fifoOf: (isin: string) => Amounts): PortfolioSummary {
  const convert = (positions: readonly PositionSummary[]) =>
    positions.map((position) => fifoPosition(position, fifoOf(position.isin)));
  const holdings = convert(summary.holdings);
  const closedPositions = convert(summary.closedPositions);
  const oversoldPositions = convert(summary.oversoldPositions);
  const totals = portfolioTotals(holdings, closedPositions, oversoldPositions, summary.charges);
  return { charges: summary.charges, totals, holdings, closedPositions, oversoldPositions };
}
