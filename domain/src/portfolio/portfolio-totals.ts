import { add, type Decimal, subtract, sum, ZERO } from '../money/decimal.ts';
import type { PositionSummary } from './position-summary.ts';

/** The figures of the whole portfolio, base currency. */
export interface PortfolioTotals {
  /** Purchases over all trades, those of oversold positions too. */
  readonly totalInvested: Decimal;
  /** Proceeds over all trades, those of oversold positions too. */
  readonly totalWithdrawn: Decimal;
  /** Fees over all entries, those of oversold positions and of the portfolio as a whole too. */
  readonly totalFees: Decimal;
  /** Taxes over the same. */
  readonly totalTaxes: Decimal;
  /** Gross dividends, those of oversold positions too. */
  readonly totalIncome: Decimal;
  /** Sum of the values of the holdings that have one. */
  readonly totalCurrentPortfolioInvestedValue: Decimal;
  /** Value + withdrawn − fees − invested. */
  readonly totalProfitLoss: Decimal;

  /** From here on over holdings and closed positions only: nothing is known of units that were never bought. */
  readonly costBasis: Decimal;
  readonly costBasisWithFees: Decimal;
  readonly realisedGain: Decimal;
  readonly realisedGainWithFees: Decimal;
  /** Over the holdings that have a value. */
  readonly unrealisedGain: Decimal;
  /** Over the holdings that have a value. */
  readonly marketValue: Decimal;
  /** Purchases − proceeds. */
  readonly netInvested: Decimal;
  /** Of the portfolio as a whole too. */
  readonly fees: Decimal;
  /** Of the portfolio as a whole too. */
  readonly taxes: Decimal;
  readonly income: Decimal;
  /** Realised + unrealised gain + income − fees − taxes. */
  readonly totalGain: Decimal;
  /** How many holdings have no value; when not 0, the three figures above that need values are partial. */
  readonly holdingsWithoutValue: number;
}

/** What was charged to the portfolio as a whole and belongs to no instrument, ≥ 0, base currency. */
export interface PortfolioCharges {
  readonly fees: Decimal;
  readonly taxes: Decimal;
}

export const NO_CHARGES: PortfolioCharges = { fees: ZERO, taxes: ZERO };

function total(
  positions: readonly PositionSummary[],
  figure: (position: PositionSummary) => Decimal | null,
): Decimal {
  return sum(positions.map(figure).filter((value) => value !== null));
}

/**
 * Adds up the positions of a portfolio. Sums over nothing are a plain 0.
 *
 * @see docs/spec/cost-basis.md §7
 */
export function portfolioTotals(
  holdings: readonly PositionSummary[],
  closedPositions: readonly PositionSummary[],
  oversoldPositions: readonly PositionSummary[],
  charges: PortfolioCharges,
): PortfolioTotals {
  const known = [...holdings, ...closedPositions];
  const all = [...known, ...oversoldPositions];
  const totalInvested = total(all, (position) => position.purchases);
  const totalWithdrawn = total(all, (position) => position.proceeds);
  const totalFees = add(
    total(all, (position) => position.fees),
    charges.fees,
  );
  const marketValue = total(holdings, (position) => position.marketValue);
  const realisedGain = total(known, (position) => position.realisedGain);
  const unrealisedGain = total(holdings, (position) => position.unrealisedGain);
  const fees = add(
    total(known, (position) => position.fees),
    charges.fees,
  );
  const taxes = add(
    total(known, (position) => position.taxes),
    charges.taxes,
  );
  const income = total(known, (position) => position.income);
  return {
    totalInvested,
    totalWithdrawn,
    totalFees,
    totalTaxes: add(
      total(all, (position) => position.taxes),
      charges.taxes,
    ),
    totalIncome: total(all, (position) => position.income),
    totalCurrentPortfolioInvestedValue: marketValue,
    totalProfitLoss: subtract(add(marketValue, totalWithdrawn), add(totalFees, totalInvested)),
    costBasis: total(holdings, (position) => position.costBasis),
    costBasisWithFees: total(holdings, (position) => position.costBasisWithFees),
    realisedGain,
    realisedGainWithFees: total(known, (position) => position.realisedGainWithFees),
    unrealisedGain,
    marketValue,
    netInvested: total(known, (position) => position.netBuyInCost),
    fees,
    taxes,
    income,
    totalGain: subtract(add(add(realisedGain, unrealisedGain), income), add(fees, taxes)),
    holdingsWithoutValue: holdings.filter((position) => position.marketValue === null).length,
  };
}
