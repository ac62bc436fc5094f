import type { Kysely } from 'kysely';
import type { Database } from '../db/open-database.ts';
import type { Tables } from '../db/tables.ts';
import {
  type ApiToken,
  listApiTokens,
  listPasskeys,
  listSessions,
  type Passkey,
  readPasswordHash,
  type Session,
} from './access.repository.ts';
import { hashOf } from './secrets.ts';

/** Who may get in, as it stands now. */
export interface Known {
  /** Null where none is set: the app is open. */
  readonly passwordHash: string | null;
  /** Which password it is; sessions of another one are over. */
  readonly passwordMark: string;
  readonly sessions: readonly Session[];
  readonly tokens: readonly ApiToken[];
  readonly passkeys: readonly Passkey[];
}

export interface AccessBook {
  /** Read anew only after something was written here or by another process. */
  known(): Promise<Known>;
  /** Writes in one transaction that is no change of the portfolio: nothing of it is in History. */
  write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
}

/**
 * What the gate asks at every request, in memory.
 *
 * @param ofEnvironment  hash of the password, which then counts instead of the one in the database
 */
export function accessBook(database: Database, ofEnvironment: string | null): AccessBook {
  let seen: { readonly version: number; readonly known: Promise<Known> } | null = null;
  const read = async (): Promise<Known> => {
    const db = database.read;
    const passwordHash = ofEnvironment ?? (await readPasswordHash(db));
    const [sessions, tokens, passkeys] = [
      await listSessions(db),
      await listApiTokens(db),
      await listPasskeys(db),
    ];
    return { passwordHash, passwordMark: hashOf(passwordHash ?? ''), sessions, tokens, passkeys };
  };
  const forget = () => (seen = null);
  return {
    known: async () => {
      const version = database.dataVersion();
      if (seen?.version !== version) {
        const known = read();
        seen = { version, known };
        known.catch(forget);
      }
      return await seen.known;
    },
    write: async (work) =>
      await database.writers.pass(async () => {
        try {
          return await database.write.transaction().execute(work);
        } finally {
          forget();
        }
      }),
  };
}
