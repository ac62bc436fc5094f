import {
  type BrokerCharges,
  chargesOf,
  type CostBasisMethod,
  fifoLotsInOrder,
  type Lot,
  type Payment,
  paymentsOf,
  type Sale,
  salesOf,
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
  lots(): readonly Lot[];
  payments(): readonly Payment[];
  charges(): readonly BrokerCharges[];
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
  const salesBy = (method: CostBasisMethod) => {
    const told = sales.get(method) ?? salesOf(entries, method);
    sales.set(method, told);
    return told;
  };
  return {
    isin,
    entries,
    sales: salesBy,
    lots: once(() => fifoLotsInOrder(entries).lots),
    payments: once(() => paymentsOf(entries)),
    charges: once(() => chargesOf(entries)),
  };
}

function once<T extends object>(tell: () => T): () => T {
  let told: T | null = null;
  return () => (told ??= tell());
}
