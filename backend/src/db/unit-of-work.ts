import type { Transaction } from 'kysely';
import { type ChangeLog, type Deed, openChange } from './change-log.ts';
import { type PackedNames, packChange, type PackKind } from './close-packs.ts';
import { now, type Instant } from './instant.ts';
import type { Database } from './open-database.ts';
import type { Noun, Tables } from './tables.ts';

/** What a unit of work writes with: the open transaction, the change it is part of, the moment it is made. */
export interface Work {
  readonly trx: Transaction<Tables>;
  readonly change: ChangeLog;
  readonly at: Instant;
  /** Names of which the work itself stored what providers told, for the reports; see `storeQuotes`. */
  readonly told: Readonly<Record<PackKind, Set<string>>>;
}

/** What a committed change touched: reports forget what they remembered of these. */
export interface Committed {
  readonly changeId: number;
  readonly nouns: ReadonlySet<Noun>;
  /** ISINs whose transactions changed, each with the earliest day of those. */
  readonly isins: ReadonlyMap<string, string>;
  /** Whose prices and rates changed. */
  readonly packed: PackedNames;
}

export type CommitListener = (committed: Committed) => Promise<void> | void;

/** Runs one change of the owner: all of it or nothing. */
export type RunWork = <T>(deed: Deed, work: (work: Work) => Promise<T>) => Promise<Done<T>>;

export interface Done<T> {
  readonly result: T;
  /** Null when nothing had to be written. */
  readonly changeId: number | null;
}

/**
 * @param listener told after each commit, before the caller is answered
 */
export function unitOfWork(database: Database, listener: CommitListener): RunWork {
  return async (deed, work) =>
    await database.writers.pass(async () => {
      const { result, change, packed } = await database.write.transaction().execute(async (trx) => {
        const at = now();
        const change = openChange(trx, database.incoming, deed, at);
        const told = { price: new Set<string>(), rate: new Set<string>() };
        const result = await work({ trx, change, at, told });
        const entered = await packChange(trx, change);
        const packed = {
          price: new Set([...told.price, ...entered.price]),
          rate: new Set([...told.rate, ...entered.rate]),
        };
        return { result, change, packed };
      });
      if (change.id !== null)
        await listener({ changeId: change.id, nouns: change.nouns, isins: change.isins, packed });
      return { result, changeId: change.id };
    });
}
