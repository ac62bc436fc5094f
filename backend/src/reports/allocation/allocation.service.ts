import {
  type Allocation,
  allocation,
  type AllocationKey,
  type Concentration,
  concentration,
  fundOverlap,
  type FundOverlap,
  type Target,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import { Problem } from '../../http/problem.ts';
import { breakdownsOf, lookThroughRows } from '../../records/look-through/look-through.repository.ts';
import { instrumentNames } from '../../records/isin-metadata/isin-metadata.repository.ts';
import { targetsOf } from '../../records/targets/targets.repository.ts';
import type { ReadLedger } from '../instrument-ledger.ts';
import { onOneEdition, type PortfolioReader } from '../known-portfolio.ts';
import { holdingsByKey, type HoldingsByKey } from '../valued-holdings.ts';

export interface AllocationReport extends HoldingsByKey {
  readonly allocation: Allocation;
  /** Null when the holdings are worth nothing. */
  readonly concentration: Concentration | null;
  readonly targets: readonly Target[];
  /** The base currency. */
  readonly currency: string;
}

export interface Allocations {
  by(key: AllocationKey): Promise<AllocationReport>;
  /** @throws Problem 404 when nothing is known of what one of them holds */
  overlap(isins: readonly [string, string]): Promise<OverlapReport>;
}

export interface OverlapFund {
  readonly isin: string;
  readonly name: string | null;
  readonly asOf: string;
}

export interface OverlapReport {
  readonly funds: readonly [OverlapFund, OverlapFund];
  readonly overlap: FundOverlap;
}

/** Divides the portfolio, each time from one edition of it. */
export function allocations(database: Database, book: PortfolioReader, readLedger: ReadLedger): Allocations {
  const heldBy = async (isin: string) => {
    const [breakdown] = breakdownsOf(await lookThroughRows(database.read, isin, 'holding'));
    if (breakdown) return breakdown;
    throw new Problem(404, 'look_through_not_found', `Nothing is known of what ${isin} holds.`, { isin });
  };

  return {
    by: async (key) =>
      await onOneEdition(book, async (known) => {
        const found = await holdingsByKey(database.read, readLedger, known, key);
        return {
          ...found,
          allocation: allocation(found.holdings, key),
          concentration: concentration(found.holdings),
          targets: await targetsOf(database.read),
          currency: known.currency,
        };
      }),
    overlap: async ([left, right]) => {
      const [first, second] = [await heldBy(left), await heldBy(right)];
      const names = await instrumentNames(database.read, [left, right]);
      const fund = (isin: string, asOf: string) => ({ isin, name: names.get(isin) ?? null, asOf });
      return {
        funds: [fund(left, first.asOf), fund(right, second.asOf)],
        overlap: fundOverlap(first.parts, second.parts),
      };
    },
  };
}
