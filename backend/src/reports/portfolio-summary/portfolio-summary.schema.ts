import type { PositionSummary } from '@portfolio/domain';
import { z } from 'zod';
import { wireDate } from '../../http/wire.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { positionSchema, wirePosition } from '../position.schema.ts';
import {
  costBasisTotalsShape,
  netCashTotalsShape,
  wireCostBasisTotals,
  wireNetCashTotals,
} from '../totals.schema.ts';

export const portfolioSummarySchema = z
  .object({
    ...netCashTotalsShape,
    holdings: z.array(positionSchema),
    closed_positions: z.array(positionSchema),
    oversold_positions: z
      .array(positionSchema)
      .meta({ description: 'More sold than bought: in no total below' }),
    ...costBasisTotalsShape,
    currency: z.string(),
    as_of: wireDate('Day on which this was told'),
  })
  .meta({ id: 'PortfolioSummary' });
export type PortfolioSummaryWire = z.output<typeof portfolioSummarySchema>;

/** The summary as the wire shows it. */
export function wireSummary(
  {
    summary,
    lastTradeDates,
    valuesEnteredAt,
    currency,
  }: Pick<KnownPortfolio, 'summary' | 'lastTradeDates' | 'valuesEnteredAt' | 'currency'>,
  asOf: string,
): PortfolioSummaryWire {
  const { holdings, closedPositions, oversoldPositions } = summary;
  const wire = (position: PositionSummary) => {
    const lastTradeDate = lastTradeDates.get(position.isin) ?? null;
    const valueEnteredAt = valuesEnteredAt.get(position.isin) ?? null;
    return wirePosition(position, { lastTradeDate, valueEnteredAt }, asOf);
  };
  return {
    ...wireNetCashTotals(summary),
    holdings: holdings.map(wire),
    closed_positions: closedPositions.map(wire),
    oversold_positions: oversoldPositions.map(wire),
    ...wireCostBasisTotals(summary),
    currency,
    as_of: asOf,
  };
}
