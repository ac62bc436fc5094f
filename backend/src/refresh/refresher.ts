import { inWholeUnits, type LocalDate, localDate, ZERO } from '@portfolio/domain';
import { type Instant, now, todayHere } from '../db/instant.ts';
import type { Database } from '../db/open-database.ts';
import type { RowOf } from '../db/tables.ts';
import type { Log } from '../log.ts';
import type { Providers } from '../providers/providers.ts';
import { baseCurrency } from '../records/base-currency/base-currency.repository.ts';
import { listSources } from '../records/listings/listings.repository.ts';
import { listOtherAssets } from '../records/other-assets/other-assets.repository.ts';
import { PriceQuestion } from './ask-prices.ts';
import { askRates } from './ask-rates.ts';
import {
  currenciesInUse,
  firstDay,
  firstDayOf,
  listFetchStates,
  recordedSplits,
} from './fetch-states.repository.ts';
import type { QuoteStore } from './quote-store.ts';

/** How far a refresh has come. */
export interface Progress {
  readonly startedAt: Instant;
  /** Null while it runs. */
  readonly finishedAt: Instant | null;
  /** Instruments and currencies to ask for. */
  readonly total: number;
  readonly done: number;
  /** Of those done, how many told nothing. */
  readonly failed: number;
  /** ISINs and currencies that are being asked for. */
  readonly asking: readonly string[];
}

/** Asks providers for what is new; never throws for anything that they do. */
export interface Refresher {
  /**
   * Starts asking, or adds to what is being asked.
   *
   * @param isin  of one instrument, or null for all that have a listing, and the rates
   * @returns null when that instrument has no listing
   */
  refresh(isin: string | null): Promise<Progress | null>;
  /** The same for what has not been asked for in a day. */
  refreshDue(): Promise<void>;
  /** Of the refresh that runs, or else of the last one; null before the first. */
  progress(): Progress | null;
  /** How many instruments and currencies told nothing when they were asked for, all refreshes together. */
  failedSinceStart(): number;
  /** Settles when nothing runs. */
  idle(): Promise<void>;
  /** Asks nothing more; settles when nothing runs. */
  stop(): Promise<void>;
}

/** The net lets no more through either. */
const AT_ONCE = 3;

/** A little less than a day, so that the hour of the day stays the same. */
const DUE_AFTER_MS = 20 * 3_600_000;
/** What failed is tried again sooner. */
const DUE_AFTER_FAILURE_MS = 4 * 3_600_000;

/** An instrument that was never traded, in an empty ledger, is shown for a year. */
const DAYS_WITHOUT_LEDGER = 365;

interface Task {
  readonly names: readonly string[];
  /** How many of the names told nothing. */
  readonly ask: () => Promise<number>;
}

function daysAgo(days: number): LocalDate {
  return localDate(new Date(Date.parse(todayHere()) - days * 86_400_000).toISOString().slice(0, 10));
}

export function createRefresher(
  database: Database,
  providers: Providers,
  store: QuoteStore,
  log: Log,
): Refresher {
  const { read } = database;
  const waiting: Task[] = [];
  const asking = new Set<string>();
  let progress: Progress | null = null;
  let running: Promise<void> | null = null;
  let isStopped = false;
  let allFailed = 0;

  const told = (change: Partial<Progress>) => {
    if (progress) progress = { ...progress, ...change, asking: [...asking] };
  };

  const perform = async ({ names, ask }: Task): Promise<void> => {
    for (const name of names) asking.add(name);
    told({});
    let failed = names.length;
    try {
      failed = await ask();
    } catch (error) {
      if (!isStopped)
        log.error('refresh failed', { names, error: error instanceof Error ? error.message : String(error) });
    }
    for (const name of names) asking.delete(name);
    allFailed += failed;
    told({ done: (progress?.done ?? 0) + names.length, failed: (progress?.failed ?? 0) + failed });
  };

  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) if (!isStopped) await perform(task);
  };

  const start = (tasks: readonly Task[]): Progress => {
    const busy = new Set([...asking, ...waiting.flatMap(({ names }) => names)]);
    const added = tasks.filter(({ names }) => names.some((name) => !busy.has(name)));
    const count = added.reduce((sum, { names }) => sum + names.length, 0);
    if (running === null || progress === null) {
      progress = { startedAt: now(), finishedAt: null, total: 0, done: 0, failed: 0, asking: [] };
    }
    progress = { ...progress, total: progress.total + count };
    waiting.push(...added);
    running ??= Promise.all(Array.from({ length: AT_ONCE }, work)).then(() => {
      running = null;
      told({ finishedAt: now() });
      log.info('refreshed', { total: progress?.total, failed: progress?.failed });
    });
    return progress;
  };

  const priceTask = (
    isin: string,
    rows: readonly RowOf<'listings'>[],
    ledgerStart: LocalDate | null,
  ): Task => ({
    names: [isin],
    ask: async () => {
      const first = (await firstDayOf(read, isin)) ?? ledgerStart ?? daysAgo(DAYS_WITHOUT_LEDGER);
      const splits = await recordedSplits(read, isin);
      const question = new PriceQuestion(providers, store, rows, splits, first, localDate(todayHere()));
      return (await question.ask()) ? 0 : 1;
    },
  });

  const tasksFor = async (isWanted: (kind: 'price' | 'rate', name: string) => boolean): Promise<Task[]> => {
    const ledgerStart = await firstDay(read);
    const listings = Map.groupBy(await listSources(read), (row) => row.isin);
    const tasks = [...listings]
      .filter(([isin, [first]]) => first?.provider !== 'manual' && isWanted('price', isin))
      .map(([isin, rows]) => priceTask(isin, rows, ledgerStart));
    const quoted = [...listings.values()].flat().flatMap(({ currency }) => currency ?? []);
    const owned = (await listOtherAssets(read)).map(({ currency }) => currency);
    const codes = [...quoted, ...owned, ...(await currenciesInUse(read)), await baseCurrency(read)];
    const currencies = [...new Set(codes.map((code) => inWholeUnits(ZERO, code).currency))]
      .filter((currency) => currency !== 'EUR' && isWanted('rate', currency))
      .sort();
    if (currencies.length === 0) return tasks;
    const from = ledgerStart ?? daysAgo(DAYS_WITHOUT_LEDGER);
    const ask = async () =>
      currencies.length - (await askRates(providers, store, currencies, from, localDate(todayHere())));
    return [...tasks, { names: currencies, ask }];
  };

  return {
    refresh: async (isin) => {
      const tasks = await tasksFor((kind, name) => isin === null || (kind === 'price' && name === isin));
      return isin !== null && tasks.length === 0 ? null : start(tasks);
    },
    refreshDue: async () => {
      const states = await listFetchStates(read);
      const askedAt = new Map(states.map((state) => [`${state.kind} ${state.name}`, state]));
      const tasks = await tasksFor((kind, name) => {
        const state = askedAt.get(`${kind} ${name}`);
        if (!state) return true;
        const patience = state.told_at === state.asked_at ? DUE_AFTER_MS : DUE_AFTER_FAILURE_MS;
        const age = Date.now() - Date.parse(`${state.asked_at}Z`);
        // Below zero the clock was set back, and nobody knows how long ago it was.
        return age < 0 || age >= patience;
      });
      if (tasks.length > 0) start(tasks);
    },
    progress: () => progress,
    failedSinceStart: () => allFailed,
    idle: async () => {
      await running;
    },
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}
