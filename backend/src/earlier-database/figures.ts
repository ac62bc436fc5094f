import type { Decimal } from '@portfolio/domain';

/** What the trades of one instrument come to, by net cash. */
export interface PositionFigures {
  readonly units: Decimal;
  readonly purchases: Decimal;
  readonly proceeds: Decimal;
  readonly fees: Decimal;
  readonly entryCount: number;
}

/** The figures by which two databases are compared; EUR unless a currency is named. */
export interface Figures {
  /** By ISIN. */
  readonly positions: ReadonlyMap<string, PositionFigures>;
  readonly invested: Decimal;
  readonly withdrawn: Decimal;
  readonly fees: Decimal;
  /** Sum of the values of what is held. */
  readonly holdingsValue: Decimal;
  /** What is published as the value of the portfolio, and what follows from it. */
  readonly portfolioValue: Decimal;
  readonly profitLoss: Decimal;
  /** Sum of the other assets by currency. */
  readonly otherAssets: ReadonlyMap<string, Decimal>;
  /** CZK for 1 EUR. */
  readonly exchangeRate: Decimal;
  /** Total of each snapshot by its moment. */
  readonly snapshots: ReadonlyMap<string, Decimal>;
}
