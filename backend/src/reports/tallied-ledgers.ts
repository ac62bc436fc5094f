import {
  type BrokerCharges,
  chargesOf,
  type CostBasisMethod,
  type Decimal,
  entryFees,
  equals,
  fifoLotsInOrder,
  type HeldLot,
  heldLots,
  heldLotsTotal,
  type HeldLotsTotal,
  type LocalDate,
  type Lot,
  type Payment,
  paymentsOf,
  type PositionSummary,
  type Sale,
  salesOf,
  salesTotal,
  type SalesTotal,
  sum,
  type Transaction,
} from '@portfolio/domain';
import { NO_ISIN } from '../db/tables.ts';
import { Breath } from './breath.ts';
import type { DailyLedger, DailyLedgers } from './daily-ledger.ts';
import type { KnownPortfolio } from './known-portfolio.ts';

/** What the entries of one ISIN add up to, each part told when it is first asked for. */
export interface TalliedLedger {
  /** Empty for what belongs to no instrument. */
  readonly isin: string;
  readonly entries: readonly Transaction[];
  sales(method: CostBasisMethod): readonly Sale[];
  /** Those of each calendar year, and what they come to. */
  salesByYear(method: CostBasisMethod): ReadonlyMap<string, SalesOfYear>;
  /** The open lots of the holding as it is valued now. */
  heldLots(holding: ValuedUnits, today: LocalDate): HeldLots;
  payments(): readonly Payment[];
  charges(): readonly BrokerCharges[];
  /** Of the entries in (start, end]. */
  feesWithin(start: LocalDate, end: LocalDate): Decimal;
}

export interface SalesOfYear {
  readonly sales: readonly Sale[];
  readonly total: SalesTotal;
}

type ValuedUnits = Pick<PositionSummary, 'units' | 'marketValue'>;

/** The open lots of a holding, oldest first, and what they come to. */
export interface HeldLots {
  readonly lots: readonly HeldLot[];
  readonly total: HeldLotsTotal;
}

/** Every ledger of an edition, ascending by ISIN, one after the other, so that others are answered in between. */
export type TallyLedgers = (known: KnownPortfolio) => AsyncGenerator<TalliedLedger, void>;

/** What was told of a ledger is kept as long as its entries stay the same. */
export function tallyLedgers(ledgers: DailyLedgers): TallyLedgers {
  const kept = new WeakMap<DailyLedger, TalliedLedger>();
  return async function* (known) {
    const breath = new Breath();
    const states = [...known.positions, [NO_ISIN, known.charges] as const];
    states.sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [isin, { state }] of states) {
      const ledger = await ledgers.read(isin, state, breath);
      const tallied = kept.get(ledger) ?? talliedLedger(isin, ledger.entries);
      kept.set(ledger, tallied);
      await breath.due();
      yield tallied;
    }
  };
}

function talliedLedger(isin: string, entries: readonly Transaction[]): TalliedLedger {
  const sales = new Map<CostBasisMethod, readonly Sale[]>();
  const byYear = new Map<CostBasisMethod, ReadonlyMap<string, SalesOfYear>>();
  const salesBy = (method: CostBasisMethod) => {
    const told = sales.get(method) ?? salesOf(entries, method);
    sales.set(method, told);
    return told;
  };
  return {
    isin,
    entries,
    sales: salesBy,
    salesByYear: (method) => {
      const told = byYear.get(method) ?? totalsByYear(salesBy(method));
      byYear.set(method, told);
      return told;
    },
    heldLots: lotsAsValued(once(() => fifoLotsInOrder(entries).lots)),
    payments: once(() => paymentsOf(entries)),
    charges: once(() => chargesOf(entries)),
    feesWithin: feesOfStretch(entries),
  };
}

/** Adds fees up anew only for another stretch. */
function feesOfStretch(entries: readonly Transaction[]): TalliedLedger['feesWithin'] {
  let kept: { readonly of: string; readonly told: Decimal } | null = null;
  return (start, end) => {
    const of = `${start} ${end}`;
    if (kept?.of === of) return kept.told;
    const first = entries.findLastIndex(({ date }) => date <= start) + 1;
    const within = entries.slice(first).filter(({ date }) => date <= end);
    const told = sum(within.map(entryFees));
    kept = { of, told };
    return told;
  };
}

function totalsByYear(sales: readonly Sale[]): ReadonlyMap<string, SalesOfYear> {
  const byYear = Map.groupBy(sales, ({ trade }) => trade.date.slice(0, 4));
  return new Map(Array.from(byYear, ([year, of]) => [year, { sales: of, total: salesTotal(of) }]));
}

/** Tells lots anew only when the holding is worth something else, or on another day. */
function lotsAsValued(lots: () => readonly Lot[]): TalliedLedger['heldLots'] {
  let kept: { readonly of: ValuedUnits; readonly on: LocalDate; readonly told: HeldLots } | null = null;
  return (holding, today) => {
    if (kept?.on === today && isSameValue(kept.of, holding)) return kept.told;
    const held = heldLots(lots(), holding, today);
    const told = { lots: held, total: heldLotsTotal(held) };
    kept = { of: holding, on: today, told };
    return told;
  };
}

function isSameValue(one: ValuedUnits, other: ValuedUnits): boolean {
  if (!equals(one.units, other.units)) return false;
  if (one.marketValue === null || other.marketValue === null) return one.marketValue === other.marketValue;
  return equals(one.marketValue, other.marketValue);
}

function once<T extends object>(tell: () => T): () => T {
  let told: T | null = null;
  return () => (told ??= tell());
}
