import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';
import type { Tables } from './tables.ts';
import { Turnstile } from './turnstile.ts';

/**
 * One SQLite file, two connections: readers never wait for the writer (write-ahead log), and writers of this process
 * take turns before they ask SQLite, so that no request ever blocks the event loop on a lock.
 */
export interface Database {
  readonly path: string;
  /** Read-only: sees the last committed state. */
  readonly read: Kysely<Tables>;
  /** For units of work only; each transaction takes the write lock when it begins. */
  readonly write: Kysely<Tables>;
  readonly writers: Turnstile;
  /** Moves when another connection or process commits; see SQLite's `PRAGMA data_version`. */
  dataVersion(): number;
  /** Checkpoints the write-ahead log and closes both connections. */
  close(): Promise<void>;
}

/** Takes the write lock at BEGIN: a transaction that reads before it writes can then never fail with SQLITE_BUSY. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }
}

/** How long a statement waits for a writer of another process, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Full synchronisation: an answered change survives a power cut, not only a crash of the process.
 *
 * @throws when the file is no SQLite database or cannot be opened
 */
function openWriter(path: string): SQLite.Database {
  const connection = new SQLite(path, { timeout: BUSY_TIMEOUT_MS });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('cache_size = -8000');
  return connection;
}

function openReader(path: string): SQLite.Database {
  const connection = new SQLite(path, { timeout: BUSY_TIMEOUT_MS });
  connection.pragma('query_only = ON');
  connection.pragma('cache_size = -16000');
  return connection;
}

/** Opens the database, creating folder and file (readable by their owner alone) when they are missing. */
export function openDatabase(path: string): Database {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(path);
  const writer = openWriter(path);
  if (isNew) chmodSync(path, 0o600);
  const reader = openReader(path);
  const write = new Kysely<Tables>({ dialect: new ImmediateDialect(writer) });
  const read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: reader }) });
  // Asked on the writer, whose own commits do not move it.
  const dataVersion = writer.prepare('PRAGMA data_version').pluck();
  return {
    path,
    read,
    write,
    writers: new Turnstile(),
    dataVersion: () => dataVersion.get() as number,
    close: async () => {
      await read.destroy();
      writer.pragma('wal_checkpoint(TRUNCATE)');
      await write.destroy();
    },
  };
}
