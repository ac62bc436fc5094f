import { chmodSync, rmSync } from 'node:fs';
import SQLite from 'better-sqlite3';

/** How long a copy waits for a program that is just writing, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * A compact copy of what is committed now, in one file that its owner alone can read. Others write on meanwhile.
 *
 * @throws when the source cannot be read or the copy not be written; then there is no copy
 */
export function copyDatabase(from: string, to: string): void {
  rmSync(to, { force: true });
  const umask = process.umask(0o077);
  // Not read-only: what a killed server has left in its write-ahead log could then not be read.
  const source = new SQLite(from, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    source.close();
    process.umask(umask);
  }
  chmodSync(to, 0o600);
}

/** What SQLite finds wrong with a database, in its own words; null when nothing is. */
export function damageOf(connection: SQLite.Database): string | null {
  const found = connection.pragma('integrity_check', { simple: true });
  return found === 'ok' ? null : String(found);
}
