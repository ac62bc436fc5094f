import type { CostBasisMethod, Sale } from '@portfolio/domain';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { TallyLedgers } from '../tallied-ledgers.ts';

export interface GainsQuestion {
  /** Null for all. */
  readonly year: string | null;
  readonly method: CostBasisMethod;
}

/** A sale, and what its instrument is called. */
export interface NamedSale {
  readonly isin: string;
  readonly name: string | null;
  readonly sale: Sale;
}

export interface GainsTold {
  readonly currency: string;
  /** Of the year, in the order of their days. */
  readonly sales: readonly NamedSale[];
  /** All sales of each year, ascending. */
  readonly years: ReadonlyMap<string, readonly Sale[]>;
}

/** Every sale of an edition, and those of the year that is asked for. */
export async function tellGains(
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  { year, method }: GainsQuestion,
): Promise<GainsTold> {
  const all: NamedSale[] = [];
  for await (const ledger of ledgers(known)) {
    const { isin } = ledger;
    const name = known.instruments.get(isin)?.name ?? null;
    for (const sale of ledger.sales(method)) all.push({ isin, name, sale });
  }
  const dayOf = ({ sale }: NamedSale) => sale.trade.date;
  all.sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0));
  const byYear = Map.groupBy(all, (one) => dayOf(one).slice(0, 4));
  return {
    currency: known.currency,
    sales: year === null ? all : (byYear.get(year) ?? []),
    years: new Map(Array.from(byYear, ([key, sales]) => [key, sales.map(({ sale }) => sale)])),
  };
}
