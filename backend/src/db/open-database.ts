import { chmodSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteDialect, SqliteDriver, type DatabaseConnection } from 'kysely';
import { type IncomingRows, incomingRows } from './incoming-rows.ts';
import { keptStatements } from './kept-statements.ts';
import { makeFolderOf } from './make-folder-of.ts';
import type { Tables } from './tables.ts';
import { Turnstile, type Turns } from './turnstile.ts';

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
  readonly writers: Turns;
  /** Of the connection that writes. */
  readonly incoming: IncomingRows;
  /** Moves when another connection or process commits; see SQLite's `PRAGMA data_version`. */
  dataVersion(): number;
  /** Copies into the file what stands in the write-ahead log and nobody reads there, while others read and write. */
  copyLog(): void;
  /** Commits here leave the copying to somebody else, until what this returns is called. */
  leaveLogToOthers(): () => void;
  /** Checkpoints the write-ahead log and closes both connections. */
  close(): Promise<void>;
}

/** How long a unit of work waits for a writer of another process, in milliseconds, and how often it asks. */
const BUSY_TIMEOUT_MS = 5000;
const BUSY_PAUSE_MS = 10;

/** A commit copies the log when it is so long; SQLite's own default. */
const PAGES_BEFORE_COPYING = 1000;

/** Readers here are gone within milliseconds; what is left after so many rounds is left to the next writer. */
const CHECKPOINT_ROUNDS = 100;

/** Of `PRAGMA wal_checkpoint`: whether another one is under way, pages in the log, and how many are in the file. */
interface WalCheckpoint {
  readonly busy: 0 | 1;
  readonly log: number;
  readonly checkpointed: number;
}

/** What a process writes: changes of a row or a few, or many thousands of rows, and then it ends. */
export type DatabaseUse = 'changes' | 'bulk';

/** Many pages are changed many times by a long transaction: with room for them, each is written once. */
const CACHE_KB = { changes: 8000, bulk: 64_000 } as const;

function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/**
 * Takes the write lock at BEGIN: a transaction that reads before it writes can then never fail with SQLITE_BUSY later.
 *
 * Waits for the lock between its questions and not inside SQLite, which would stop this process from answering others.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Asked;

  constructor(database: Asked) {
    super({ database });
    this.#database = database;
  }

  /** On a full disk SQLite has done it by itself, and to be told that would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const patience = performance.now() + BUSY_TIMEOUT_MS;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() > patience) throw error;
        await pause(BUSY_PAUSE_MS);
      }
    }
  }
}

/** What Kysely and its driver ask of a connection. */
type Asked = Pick<SQLite.Database, 'close' | 'prepare' | 'inTransaction'>;

function asked(connection: SQLite.Database): Asked {
  return {
    prepare: keptStatements(connection) as SQLite.Database['prepare'],
    close: () => connection.close(),
    get inTransaction() {
      return connection.inTransaction;
    },
  };
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: Asked;

  constructor(database: Asked) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database);
  }
}

/**
 * Full synchronisation: an answered change survives a power cut, not only a crash of the process.
 *
 * @throws when the file is no SQLite database or cannot be opened
 */
function openWriter(path: string, use: DatabaseUse): SQLite.Database {
  const connection = new SQLite(path, { timeout: BUSY_TIMEOUT_MS });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`cache_size = -${CACHE_KB[use]}`);
  if (use === 'bulk') {
    // Many rows are copied into the file after they were answered, not while others wait for it.
    connection.pragma('wal_autocheckpoint = 0');
    // What a statement would have to take back is kept for each: pages by the hundred.
    connection.pragma('temp_store = MEMORY');
  }
  connection.pragma('busy_timeout = 0');
  return connection;
}

export function openReader(path: string): SQLite.Database {
  const connection = new SQLite(path, { timeout: BUSY_TIMEOUT_MS });
  connection.pragma('query_only = ON');
  connection.pragma('cache_size = -8000');
  return connection;
}

/**
 * A full checkpoint would hold up the writers of other processes, and a passive one leaves what somebody reads at that
 * moment: asked again, as the next writer would have to copy it while requests wait.
 */
async function copyIntoFile(writer: SQLite.Database): Promise<void> {
  for (let round = 0; round < CHECKPOINT_ROUNDS; round += 1) {
    const [{ busy, log, checkpointed }] = writer.pragma('wal_checkpoint(PASSIVE)') as [WalCheckpoint];
    if (busy === 0 && log === checkpointed) return;
    await pause(BUSY_PAUSE_MS);
  }
}

/** On a full or broken disk what was written stays in the log, where it is as safe. */
async function emptyLog(writer: SQLite.Database, use: DatabaseUse): Promise<void> {
  writer.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  try {
    if (use === 'bulk') await copyIntoFile(writer);
    else writer.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error;
  }
}

/** Opens the database, creating folder and file (readable by their owner alone) when they are missing. */
export function openDatabase(
  path: string,
  use: DatabaseUse = 'changes',
  writers: Turns = new Turnstile(),
): Database {
  makeFolderOf(path);
  const isNew = !existsSync(path);
  const writer = openWriter(path, use);
  if (isNew) chmodSync(path, 0o600);
  const reader = openReader(path);
  const write = new Kysely<Tables>({ dialect: new ImmediateDialect(asked(writer)) });
  const read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asked(reader) }) });
  // Asked on the writer, whose own commits do not move it.
  const dataVersion = writer.prepare('PRAGMA data_version').pluck();
  let others = 0;
  return {
    path,
    read,
    write,
    writers,
    incoming: incomingRows(writer),
    dataVersion: () => dataVersion.get() as number,
    copyLog: () => void writer.pragma('wal_checkpoint(PASSIVE)'),
    leaveLogToOthers: () => {
      others += 1;
      writer.pragma('wal_autocheckpoint = 0');
      let isBack = false;
      return () => {
        if (isBack) return;
        isBack = true;
        others -= 1;
        if (others === 0 && writer.open) writer.pragma(`wal_autocheckpoint = ${PAGES_BEFORE_COPYING}`);
      };
    },
    close: async () => {
      // Kysely closes a connection only if it was ever used.
      await read.destroy();
      reader.close();
      if (!writer.open) return;
      await emptyLog(writer, use);
      await write.destroy();
      writer.close();
    },
  };
}
