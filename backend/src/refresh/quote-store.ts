import {
  dateOfEpochDay,
  type DatedClose,
  epochDay,
  indexOnOrBefore,
  type LocalDate,
  type SourcedSeries,
  valueAt,
} from '@portfolio/domain';
import type { Transaction } from 'kysely';
import {
  MANUAL,
  type PackedNames,
  type PackKind,
  readPacks,
  removeQuotes,
  storeQuotes,
} from '../db/close-packs.ts';
import { now } from '../db/instant.ts';
import type { Database } from '../db/open-database.ts';
import type { FetchStateTable } from '../db/provided-tables.ts';
import type { Tables } from '../db/tables.ts';
import type { ProviderFailure } from '../providers/failure.ts';
import { findFetchState, saveFetchState } from './fetch-states.repository.ts';

/** Told after closes or rates were written, before the next ones are. */
export type QuotesListener = (names: PackedNames) => Promise<void>;

/** Closes that were believed. */
export interface ToldCloses {
  readonly source: string;
  readonly currency: string;
  readonly closes: readonly DatedClose[];
  readonly askedFrom: LocalDate;
  /** Of the whole listing; what was told under another one is forgotten. */
  readonly listing: string | null;
  /** Sources that are asked only while this one fails. */
  readonly fallbacks: readonly string[];
}

/** Writes what providers tell, and how asking them went. */
export interface QuoteStore {
  /** Series that providers have told of one name. */
  series(kind: PackKind, name: string): Promise<readonly SourcedSeries[]>;
  state(kind: PackKind, name: string): Promise<FetchStateTable | null>;
  /** Both at once, or nothing: `told` is null when nobody told anything, `failure` when all went well. */
  save(
    kind: PackKind,
    name: string,
    told: ToldCloses | null,
    failure: { readonly source: string; readonly failure: ProviderFailure } | null,
  ): Promise<void>;
}

/** Whether every day that the other series has a value for lies between the first and the last of this one. */
function covers({ series: { days } }: SourcedSeries, { series: { days: others } }: SourcedSeries): boolean {
  return (days[0] ?? Infinity) <= (others[0] ?? 0) && (days.at(-1) ?? -Infinity) >= (others.at(-1) ?? 0);
}

async function forgetCovered(
  trx: Transaction<Tables>,
  kind: PackKind,
  name: string,
  { source, fallbacks }: ToldCloses,
): Promise<void> {
  const all = (await readPacks(trx, kind, [name])).get(name) ?? [];
  const own = all.find((series) => series.source === source);
  for (const other of all) {
    if (own && fallbacks.includes(other.source) && covers(own, other))
      await removeQuotes(trx, kind, name, other.source);
  }
}

async function write(
  trx: Transaction<Tables>,
  kind: PackKind,
  name: string,
  told: ToldCloses,
): Promise<boolean> {
  const state = await findFetchState(trx, kind, name);
  let isOther = false;
  if (state !== null && state.listing !== told.listing) {
    const sources = ((await readPacks(trx, kind, [name])).get(name) ?? []).map(({ source }) => source);
    for (const source of new Set(sources))
      if (source !== MANUAL) isOther = (await removeQuotes(trx, kind, name, source)) || isOther;
  }
  const { currency, source } = told;
  const closes = told.closes.map(({ date, close }) => ({ day: epochDay(date), value: close, currency }));
  const count = await storeQuotes(trx, kind, name, source, closes);
  await forgetCovered(trx, kind, name, told);
  return count > 0 || isOther;
}

const NOTHING_YET = {
  source: null,
  listing: null,
  asked_from: null,
  told_at: null,
  failed_at: null,
  failed_source: null,
  failure_code: null,
  failure_values: null,
} as const;

export function quoteStore(database: Database, listener: QuotesListener): QuoteStore {
  const { read, write: writer, writers } = database;
  return {
    series: async (kind, name) => {
      const all = (await readPacks(read, kind, [name])).get(name) ?? [];
      return all.filter(({ source }) => source !== MANUAL);
    },
    state: async (kind, name) => await findFetchState(read, kind, name),
    save: async (kind, name, told, failed) =>
      await writers.pass(async () => {
        const hasChanged = await writer.transaction().execute(async (trx) => {
          const at = now();
          const before = (await findFetchState(trx, kind, name)) ?? NOTHING_YET;
          const changed = told !== null && (await write(trx, kind, name, told));
          await saveFetchState(trx, {
            ...before,
            kind,
            name,
            asked_at: at,
            ...(told && {
              source: told.source,
              listing: told.listing,
              told_at: at,
              asked_from: earlier(before.listing === told.listing ? before.asked_from : null, told.askedFrom),
            }),
            ...(failed && {
              failed_at: at,
              failed_source: failed.source,
              failure_code: failed.failure.code,
              failure_values: JSON.stringify(failed.failure.values),
            }),
          });
          return changed;
        });
        if (!hasChanged) return;
        const none = { price: new Set<string>(), rate: new Set<string>() };
        await listener({ ...none, [kind]: new Set([name]) });
      }),
  };
}

function earlier(known: string | null, day: LocalDate): string {
  return known !== null && known < day ? known : day;
}

/** The newest day of a series, and the last close before a day. */
export function newestDay({ series: { days } }: SourcedSeries): LocalDate | null {
  const day = days.at(-1);
  return day === undefined ? null : dateOfEpochDay(day);
}

export function closeBefore({ series }: SourcedSeries, date: LocalDate): DatedClose | null {
  const index = indexOnOrBefore(series, epochDay(date) - 1);
  const day = series.days[index];
  return day === undefined ? null : { date: dateOfEpochDay(day), close: valueAt(series, index) };
}
