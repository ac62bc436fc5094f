import {
  type DatedClose,
  type PackedNames,
  type PackKind,
  removeQuotes,
  storeQuotes,
} from './close-packs.ts';
import type { Database } from './open-database.ts';

/** Told after each commit, before whoever stored is answered. */
export type QuoteListener = (names: PackedNames) => Promise<unknown>;

/** Keeps what providers tell. It is no change of the owner: nothing of it is listed or undone. */
export interface QuoteStore {
  /**
   * Closes or rates of one name, as a provider told them; see `storeQuotes`.
   *
   * @param name ISIN or, of a rate, currency
   * @returns how many days are new or other than before
   */
  store(kind: PackKind, name: string, source: string, closes: readonly DatedClose[]): Promise<number>;
  /** Forgets what a provider told of one name. */
  remove(kind: PackKind, name: string, source: string): Promise<void>;
}

export function quoteStore(database: Database, listener: QuoteListener): QuoteStore {
  const told = async (kind: PackKind, name: string) => {
    const none = new Set<string>();
    await listener({ price: none, rate: none, [kind]: new Set([name]) });
  };

  return {
    store: async (kind, name, source, closes) =>
      await database.writers.pass(async () => {
        const count = await database.write
          .transaction()
          .execute(async (trx) => await storeQuotes(trx, kind, name, source, closes));
        if (count > 0) await told(kind, name);
        return count;
      }),
    remove: async (kind, name, source) => {
      await database.writers.pass(async () => {
        const wasThere = await database.write
          .transaction()
          .execute(async (trx) => await removeQuotes(trx, kind, name, source));
        if (wasThere) await told(kind, name);
      });
    },
  };
}
