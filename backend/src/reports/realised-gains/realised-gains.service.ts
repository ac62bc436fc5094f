import { type CostBasisMethod, type Sale, salesTogether, type SalesTotal } from '@portfolio/domain';
import type { KnownPortfolio } from '../known-portfolio.ts';
import type { SalesOfYear, TallyLedgers } from '../tallied-ledgers.ts';

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

/** Which sales of those asked for are shown. */
export interface SalesPage {
  readonly skip: number;
  readonly limit: number;
}

export const ALL_SALES: SalesPage = { skip: 0, limit: Number.POSITIVE_INFINITY };

export interface GainsTold {
  readonly currency: string;
  /** Of the page, in the order of their days. */
  readonly sales: readonly NamedSale[];
  /** Of the year, or of all. */
  readonly total: SalesTotal;
  /** All sales of each year, ascending. */
  readonly years: ReadonlyMap<string, SalesTotal>;
}

interface NamedYear extends SalesOfYear {
  readonly year: string;
  readonly isin: string;
  readonly name: string | null;
}

/** What sales come to, year by year, and those of a page; other years than those of the page are not put in order. */
export async function tellGains(
  ledgers: TallyLedgers,
  known: KnownPortfolio,
  { year, method }: GainsQuestion,
  page: SalesPage,
): Promise<GainsTold> {
  const all: NamedYear[] = [];
  for await (const ledger of ledgers(known)) {
    const { isin } = ledger;
    const name = known.instruments.get(isin)?.name ?? null;
    for (const [of, told] of ledger.salesByYear(method)) all.push({ ...told, year: of, isin, name });
  }
  const byYear = Array.from(Map.groupBy(all, (one) => one.year)).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const asked = byYear.filter(([of]) => year === null || of === year).map(([, some]) => some);
  return {
    currency: known.currency,
    sales: salesOnPage(asked, page),
    total: together(asked.flat()),
    years: new Map(byYear.map(([of, some]) => [of, together(some)])),
  };
}

const together = (some: readonly NamedYear[]) => salesTogether(some.map(({ total }) => total));

function salesOnPage(years: readonly (readonly NamedYear[])[], { skip, limit }: SalesPage): NamedSale[] {
  const shown: NamedSale[] = [];
  let before = 0;
  for (const some of years) {
    const { count } = together(some);
    const [from, to] = [Math.max(skip - before, 0), Math.max(skip + limit - before, 0)];
    if (from < count && to > 0) for (const one of inOrder(some).slice(from, to)) shown.push(one);
    before += count;
  }
  return shown;
}

function inOrder(some: readonly NamedYear[]): NamedSale[] {
  const sales = some.flatMap(({ isin, name, sales: own }) => own.map((sale) => ({ isin, name, sale })));
  const dayOf = ({ sale }: NamedSale) => sale.trade.date;
  return sales.sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0));
}
