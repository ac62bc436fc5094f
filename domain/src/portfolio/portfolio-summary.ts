import { positionKind, type PositionState } from '../ledger/position.ts';
import { type Decimal, sum } from '../money/decimal.ts';
import type { NoValue, Valuation } from '../valuation/valuation.ts';
import {
  NO_CHARGES,
  type PortfolioCharges,
  type PortfolioTotals,
  portfolioTotals,
} from './portfolio-totals.ts';
import { type InstrumentFacts, type PositionSummary, positionSummary } from './position-summary.ts';

/** Everything a summary is made from; the keys of all three maps are ISINs. */
export interface PortfolioInput {
  readonly positions: ReadonlyMap<string, PositionState>;
  /** Or why there is none; `no_price` where nothing is said. A valuation without a holding is counted nowhere. */
  readonly valuations: ReadonlyMap<string, Valuation | NoValue>;
  readonly instruments: ReadonlyMap<string, InstrumentFacts>;
  /** Of the portfolio as a whole; absent when there are none. */
  readonly charges?: PortfolioCharges;
}

/** The portfolio as it stands; every list ascends by ISIN. */
export interface PortfolioSummary {
  readonly totals: PortfolioTotals;
  readonly charges: PortfolioCharges;
  readonly holdings: readonly PositionSummary[];
  readonly closedPositions: readonly PositionSummary[];
  readonly oversoldPositions: readonly PositionSummary[];
}

const NOTHING_KNOWN: InstrumentFacts = { name: null, assetClass: null };

/**
 * The portfolio's positions and totals from what its trades have come to and what its holdings are worth.
 *
 * A position without trades is left out. Work grows with the number of positions, never with the number of trades.
 *
 * @see docs/spec/cost-basis.md §7
 */
export function portfolioSummary(input: PortfolioInput): PortfolioSummary {
  const charges = input.charges ?? NO_CHARGES;
  const traded = [...input.positions]
    .filter(([, state]) => state.entryCount > 0)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  const totalValue = valueOfHoldings(traded, input.valuations);
  const summaries = traded.map(([isin, state]) =>
    positionSummary(
      isin,
      state,
      input.instruments.get(isin) ?? NOTHING_KNOWN,
      input.valuations.get(isin) ?? 'no_price',
      totalValue,
    ),
  );
  const holdings = summaries.filter((position) => position.kind === 'holding');
  const closedPositions = summaries.filter((position) => position.kind === 'closed');
  const oversoldPositions = summaries.filter((position) => position.kind === 'oversold');
  return {
    totals: portfolioTotals(holdings, closedPositions, oversoldPositions, charges),
    charges,
    holdings,
    closedPositions,
    oversoldPositions,
  };
}

function valueOfHoldings(
  traded: readonly (readonly [string, PositionState])[],
  valuations: ReadonlyMap<string, Valuation | NoValue>,
): Decimal {
  return sum(
    traded
      .filter(([, state]) => positionKind(state) === 'holding')
      .map(([isin]) => valuations.get(isin) ?? 'no_price')
      .filter((valuation) => typeof valuation !== 'string')
      .map(({ marketValue }) => marketValue),
  );
}
