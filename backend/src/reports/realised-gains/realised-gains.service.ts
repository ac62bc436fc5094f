import { type CostBasisMethod, type Sale, salesTogether, type SalesTotal } from '@portfolio/domain';
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
  /** Of the same sales. */
  readonly total: SalesTotal;
  /** All sales of each year, ascending. */
  readonly years: ReadonlyMap<string, SalesTotal>;
}

/** Every sale of an edition, and those of the year that is asked for. */
export async function tellGains(
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  { year, method }: GainsQuestion,
): Promise<GainsTold> {
  const all: NamedSale[] = [];
  const totals: (readonly [year: string, total: SalesTotal])[] = [];
  for await (const ledger of ledgers(known)) {
    const { isin } = ledger;
    const name = known.instruments.get(isin)?.name ?? null;
    for (const sale of ledger.sales(method))
      if (year === null || sale.trade.date.startsWith(year)) all.push({ isin, name, sale });
    totals.push(...ledger.salesByYear(method));
  }
  const dayOf = ({ sale }: NamedSale) => sale.trade.date;
  all.sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0));
  const byYear = Map.groupBy(totals, ([of]) => of);
  const together = (some: typeof totals) => salesTogether(some.map(([, total]) => total));
  const ofYear = year === null ? totals : (byYear.get(year) ?? []);
  const years = Array.from(byYear, ([of, some]) => [of, together(some)] as const);
  return {
    currency: known.currency,
    sales: all,
    total: together(ofYear),
    years: new Map(years.toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}
