import {
  type Decimal,
  type Income,
  incomeBy,
  type IncomeGroup,
  incomeOf,
  type LocalDate,
  type Payment,
  periodStart,
  type PositionSummary,
  sum,
  yieldOn,
} from '@portfolio/domain';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';

export interface IncomeQuestion {
  readonly by: IncomeGroup;
  /** Null for all. */
  readonly year: string | null;
}

/** A yield, or why there is none. */
export type Yield = Decimal | 'not_held' | 'no_price' | 'no_rate' | 'base_not_positive';

export interface Yields {
  readonly onCost: Yield;
  readonly onValue: Yield;
}

export interface IncomeRow extends Income {
  readonly key: string;
}

export interface IncomeTold {
  readonly currency: string;
  readonly rows: readonly IncomeRow[];
  readonly total: Income;
  /** In which anything was paid, ascending. */
  readonly years: readonly string[];
  /** (start, end] */
  readonly lastYear: { readonly start: LocalDate; readonly end: LocalDate; readonly gross: Decimal };
  readonly yields: Yields;
  readonly yieldsOf: ReadonlyMap<string, Yields>;
  readonly nameOf: (isin: string) => string | null;
}

/** What was paid out, put together as it is asked for, and what the last year yields. */
export async function tellIncome(
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  { by, year }: IncomeQuestion,
  today: LocalDate,
): Promise<IncomeTold> {
  const payments: Payment[] = [];
  for await (const ledger of ledgers(known)) for (const payment of ledger.payments()) payments.push(payment);
  const asked = year === null ? payments : payments.filter(({ date }) => date.startsWith(year));
  const start = periodStart('1Y', today, today);
  const recent = payments.filter(({ date }) => date > start && date <= today);
  const { holdings } = known.summary;
  const grossOf = new Map(incomeBy('instrument', recent).map(([isin, { gross }]) => [isin, gross]));
  return {
    currency: known.currency,
    rows: incomeBy(by, asked).map(([key, income]) => ({ key, ...income })),
    total: incomeOf(asked),
    years: [...new Set(payments.map(({ date }) => date.slice(0, 4)))].sort(),
    lastYear: { start, end: today, gross: incomeOf(recent).gross },
    yields: yieldsOn(holdings, grossOf),
    yieldsOf: new Map(holdings.map((one) => [one.isin, yieldsOn([one], grossOf)])),
    nameOf: (isin) => known.instruments.get(isin)?.name ?? null,
  };
}

/** The income of holdings over what they cost and are worth; a holding without a value is in neither part of that. */
function yieldsOn(holdings: readonly PositionSummary[], grossOf: ReadonlyMap<string, Decimal>): Yields {
  const on = (base: 'costBasis' | 'marketValue'): Yield => {
    const known = holdings.filter((one) => one[base] !== null);
    if (known.length === 0) return (holdings.length === 1 && holdings[0]?.noValue) || 'not_held';
    const gross = sum(known.map(({ isin }) => grossOf.get(isin)).filter((value) => value !== undefined));
    const bases = sum(known.map((one) => one[base]).filter((value) => value !== null));
    return yieldOn(gross, bases) ?? 'base_not_positive';
  };
  return { onCost: on('costBasis'), onValue: on('marketValue') };
}
