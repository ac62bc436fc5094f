import {
  type BookedDay,
  bookedDays,
  type CostBasisMethod,
  type LocalDate,
  type PositionState,
  type RealisedGain,
  realisedGains,
  type Transaction,
} from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import { NO_ISIN } from '../db/tables.ts';
import type { Breath } from './breath.ts';
import { ledgerPages } from './ledger-pages.ts';
import type { ReadLedger } from './portfolio-summary/position-fold.ts';

/** All entries of one ISIN, and what was made of them when it was first asked for. */
export interface DailyLedger {
  /** In ledger order, transfers settled. */
  readonly entries: readonly Transaction[];
  /** @param broker null for all of them */
  days(broker: string | null): readonly BookedDay[];
  /** Of the first entry; null without any. */
  firstDay(broker: string | null): LocalDate | null;
  gains(method: CostBasisMethod): readonly RealisedGain[];
}

/** The ledgers of all ISINs, kept until their entries change. */
export interface DailyLedgers {
  /** @param state of that ISIN, as the book has it; the same object stands for the same entries */
  readonly read: (isin: string, state: PositionState, breath: Breath) => Promise<DailyLedger>;
  /** Takes a ledger that was read for something else, so that it is not read again; unless there are very many entries. */
  readonly keep: (state: PositionState, ledger: ReadLedger) => void;
}

/** So many entries are kept before anybody has asked for their days: in a ledger of 100,000 they would take 60 MB. */
const MOST_KEPT_AHEAD = 20_000;

export function dailyLedgers({ read }: Database): DailyLedgers {
  const kept = new WeakMap<PositionState, DailyLedger>();
  const ahead = new Map<string, { readonly state: PositionState; readonly count: number }>();
  return {
    keep: (state, { entries, averageGains }) => {
      ahead.set(entries[0]?.isin ?? NO_ISIN, { state, count: entries.length });
      kept.set(state, ledgerOf(entries, [['average', averageGains]]));
      const all = [...ahead.values()];
      if (all.reduce((sum, { count }) => sum + count, 0) <= MOST_KEPT_AHEAD) return;
      for (const one of all) kept.delete(one.state);
    },
    read: async (isin, state, breath) => {
      const before = kept.get(state);
      if (before) return before;
      const entries: Transaction[] = [];
      for await (const page of ledgerPages(read, isin, null)) {
        for (const entry of page) entries.push(entry);
        await breath.due();
      }
      const ledger = ledgerOf(entries, []);
      kept.set(state, ledger);
      return ledger;
    },
  };
}

function ledgerOf(
  entries: readonly Transaction[],
  told: readonly [CostBasisMethod, readonly RealisedGain[]][],
): DailyLedger {
  const days = new Map<string | null, readonly BookedDay[]>();
  const gains = new Map<CostBasisMethod, readonly RealisedGain[]>(told);
  return {
    entries,
    days: (broker) => days.get(broker) ?? known(days, broker, bookedDays(entries, broker)),
    firstDay: (broker) => entries.find((entry) => broker === null || entry.broker === broker)?.date ?? null,
    gains: (method) => gains.get(method) ?? known(gains, method, realisedGains(entries, method)),
  };
}

function known<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
