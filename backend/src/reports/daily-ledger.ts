import {
  type BookedDay,
  bookedDays,
  type CostBasisMethod,
  ledgerOrder,
  type PositionState,
  type RealisedGain,
  realisedGains,
  settleTransfers,
  type Transaction,
} from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import type { Breath } from './breath.ts';
import { ledgerPages } from './ledger-pages.ts';

/** All entries of one ISIN, and what was made of them when it was first asked for. */
export interface DailyLedger {
  /** In ledger order, transfers settled. */
  readonly entries: readonly Transaction[];
  /** @param broker null for all of them */
  days(broker: string | null): readonly BookedDay[];
  gains(method: CostBasisMethod): readonly RealisedGain[];
}

/** @param state of that ISIN, as the book has it; the same object stands for the same entries */
export type ReadDailyLedger = (isin: string, state: PositionState, breath: Breath) => Promise<DailyLedger>;

/** Reads the entries of an ISIN once and keeps them until they change. */
export function dailyLedgers({ read }: Database): ReadDailyLedger {
  const kept = new WeakMap<PositionState, DailyLedger>();
  return async (isin, state, breath) => {
    const known = kept.get(state);
    if (known) return known;
    const entries: Transaction[] = [];
    for await (const page of ledgerPages(read, isin, null)) {
      entries.push(...page);
      await breath.due();
    }
    const ledger = ledgerOf(ledgerOrder(settleTransfers(entries)));
    kept.set(state, ledger);
    return ledger;
  };
}

function ledgerOf(entries: readonly Transaction[]): DailyLedger {
  const days = new Map<string | null, readonly BookedDay[]>();
  const gains = new Map<CostBasisMethod, readonly RealisedGain[]>();
  return {
    entries,
    days: (broker) => days.get(broker) ?? kept(days, broker, bookedDays(entries, broker)),
    gains: (method) => gains.get(method) ?? kept(gains, method, realisedGains(entries, method)),
  };
}

function kept<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
