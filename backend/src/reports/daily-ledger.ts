import {
  type BookedDay,
  bookedDays,
  type CostBasisMethod,
  type PositionState,
  type RealisedGain,
  realisedGains,
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

/** The ledgers of all ISINs, kept until their entries change. */
export interface DailyLedgers {
  /** @param state of that ISIN, as the book has it; the same object stands for the same entries */
  read(isin: string, state: PositionState, breath: Breath): Promise<DailyLedger>;
  /** Takes entries that were read for something else, so that they are not read again. */
  keep(state: PositionState, entries: readonly Transaction[]): void;
}

export function dailyLedgers({ read }: Database): DailyLedgers {
  const kept = new WeakMap<PositionState, DailyLedger>();
  const keep = (state: PositionState, entries: readonly Transaction[]) => {
    const ledger = ledgerOf(entries);
    kept.set(state, ledger);
    return ledger;
  };
  return {
    keep,
    read: async (isin, state, breath) => {
      const known = kept.get(state);
      if (known) return known;
      const entries: Transaction[] = [];
      for await (const page of ledgerPages(read, isin, null)) {
        for (const entry of page) entries.push(entry);
        await breath.due();
      }
      return keep(state, entries);
    },
  };
}

function ledgerOf(entries: readonly Transaction[]): DailyLedger {
  const days = new Map<string | null, readonly BookedDay[]>();
  const gains = new Map<CostBasisMethod, readonly RealisedGain[]>();
  return {
    entries,
    days: (broker) => days.get(broker) ?? known(days, broker, bookedDays(entries, broker)),
    gains: (method) => gains.get(method) ?? known(gains, method, realisedGains(entries, method)),
  };
}

function known<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
