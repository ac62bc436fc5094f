import SQLite from 'better-sqlite3';

/** A hold on a database that the system lets go of by itself when its process ends, however it ends. */
export interface Hold {
  release(): void;
}

/** A connection that nothing refers to is closed by the garbage collector, and its lock is gone. */
const held = new Set<SQLite.Database>();

/** Who can read the file could hold it too, and no restore would ever begin. */
function openForOwner(path: string): SQLite.Database {
  const umask = process.umask(0o077);
  try {
    return new SQLite(path, { timeout: 0 });
  } finally {
    process.umask(umask);
  }
}

/**
 * Says that this process uses the database, together with others, or wants it for itself alone.
 *
 * The lock is SQLite's own on a small file beside the database: a process that was killed leaves no stale number behind,
 * and a database that is too damaged to be opened can still be held. Its owner alone can read that file.
 *
 * @returns null when another process holds it in a way that does not allow this
 */
export function holdDatabase(path: string, how: 'together' | 'alone'): Hold | null {
  const lock = openForOwner(`${path}.lock`);
  try {
    if (how === 'alone') lock.exec('BEGIN EXCLUSIVE');
    else lock.exec('BEGIN; SELECT count(*) FROM sqlite_master');
    held.add(lock);
    return {
      release: () => {
        held.delete(lock);
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
