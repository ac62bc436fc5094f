import { add, decimal, type Decimal, ZERO } from '@portfolio/domain';
import { storedInstant } from '../db/instant.ts';
import type { Deps } from '../deps.ts';
import { exchangeRateText } from '../records/exchange-rate/exchange-rate.repository.ts';
import { listOtherAssets } from '../records/other-assets/other-assets.repository.ts';
import { portfolioBook } from '../reports/portfolio-summary/portfolio-book.ts';
import { summariseSnapshots } from '../reports/snapshots/snapshot-summary.service.ts';
import type { Figures } from './figures.ts';

/** The figures of the database as it stands, from the reports that the API answers with. */
export async function figuresHere(deps: Deps): Promise<Figures> {
  const { read } = deps.database;
  const { summary } = await portfolioBook(deps.database).portfolio();
  const { totals, holdings, closedPositions, oversoldPositions } = summary;
  const positions = [...holdings, ...closedPositions, ...oversoldPositions];
  const otherAssets = new Map<string, Decimal>();
  for (const { currency, value } of await listOtherAssets(read)) {
    otherAssets.set(currency, add(otherAssets.get(currency) ?? ZERO, decimal(value)));
  }
  const { summaries } = await summariseSnapshots(deps, {});
  return {
    positions: new Map(positions.map((position) => [position.isin, position])),
    invested: totals.totalInvested,
    withdrawn: totals.totalWithdrawn,
    fees: totals.totalFees,
    holdingsValue: totals.marketValue,
    portfolioValue: totals.totalCurrentPortfolioInvestedValue,
    profitLoss: totals.totalProfitLoss,
    otherAssets,
    exchangeRate: decimal(await exchangeRateText(read)),
    snapshots: new Map(
      summaries.map((snapshot) => [storedInstant(snapshot.instant), snapshot.totalValueEur]),
    ),
  };
}
