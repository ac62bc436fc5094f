import {
  averageValue,
  type BrokerCharges,
  chargesTogether,
  type Decimal,
  noTerCost,
  type LocalDate,
  type PositionSummary,
  sum,
  terCost,
  totalCostRatio,
  type Unavailable,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import type { DailyBook } from '../daily-book.ts';
import { eveningsOf } from '../evenings.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';
import { tersOf } from '../ters-of.ts';

/** What one holding costs in a year; null with the reason of it. */
export interface FundCost {
  readonly position: PositionSummary;
  readonly ter: Decimal | null;
  readonly cost: Decimal | null;
}

export interface CostsTold {
  readonly currency: string;
  readonly charges: readonly BrokerCharges[];
  readonly funds: readonly FundCost[];
  /** Of the holdings whose TER and value are known. */
  readonly terCost: Decimal | Unavailable;
  /** (start, end] */
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly lastFees: Decimal;
  readonly average: Decimal | Unavailable;
  readonly ratio: Decimal | Unavailable;
  /** Instruments without a value on some evening of it. */
  readonly missing: readonly string[];
}

/** The whole portfolio. */
const EVERYTHING = { isin: null, broker: null, assetClass: null } as const;

/** Fees and taxes by year and broker, what the funds cost, and what all of it is of what was invested. */
export async function tellCosts(
  { read }: Database,
  ledgers: TallyLedgers,
  daily: DailyBook,
  known: KnownPortfolio,
  today: LocalDate,
): Promise<CostsTold> {
  const { period, told, missing } = eveningsOf(await daily.select(known, EVERYTHING, today), today);
  const { start, end } = period;
  const lines: BrokerCharges[] = [];
  const recent: Decimal[] = [];
  for await (const ledger of ledgers(known)) {
    lines.push(...ledger.charges());
    recent.push(ledger.feesWithin(start, end));
  }
  const charges = chargesTogether(lines);
  const funds = fundsOf(known, await tersOf(read));
  const costs = funds.map(({ cost }) => cost).filter((cost) => cost !== null);
  const lastFees = sum(recent);
  const average = typeof told === 'string' ? told : averageValue(told, period.from, period.to);
  return {
    currency: known.currency,
    charges,
    funds,
    terCost: noTerCost(funds.map(({ position, ter }) => ({ ...position, ter }))) ?? sum(costs),
    start,
    end,
    lastFees,
    average,
    ratio:
      typeof average === 'string'
        ? average
        : (totalCostRatio(lastFees, sum(costs), average) ?? 'base_not_positive'),
    missing,
  };
}

function fundsOf({ summary }: KnownPortfolio, ters: ReadonlyMap<string, Decimal>): readonly FundCost[] {
  return summary.holdings.map((position) => {
    const ter = ters.get(position.isin) ?? null;
    const { marketValue } = position;
    return { position, ter, cost: marketValue && ter && terCost(marketValue, ter) };
  });
}
