import { accessSync, constants, statSync, utimesSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { Problem } from './problem.ts';

type DatabaseCode =
  | 'database_busy'
  | 'database_damaged'
  | 'database_full'
  | 'database_read_only'
  | 'database_unopenable'
  | 'disk_error';

const BUSY = 'Another program is writing to the database. Nothing was stored; try again in a moment.';
const READ_ONLY =
  'The database cannot be written. Nothing was stored; look whether its disk became read-only, and at the permissions of its file and folder.';
const DAMAGED =
  'The database is damaged; nothing was stored. Stop the server and start it again: it names the newest good backup.';

/** Beginnings of SQLite's result codes that say that the file cannot be used now, with our words for them. */
const DETAILS: readonly (readonly [result: string, code: DatabaseCode, detail: string])[] = [
  ['SQLITE_BUSY', 'database_busy', BUSY],
  ['SQLITE_LOCKED', 'database_busy', BUSY],
  ['SQLITE_FULL', 'database_full', 'The disk is full. Nothing was stored; make room and try again.'],
  ['SQLITE_READONLY', 'database_read_only', READ_ONLY],
  [
    'SQLITE_CANTOPEN',
    'database_unopenable',
    'The database file cannot be opened; check its permissions and its folder.',
  ],
  ['SQLITE_CORRUPT', 'database_damaged', DAMAGED],
  ['SQLITE_NOTADB', 'database_damaged', DAMAGED],
  [
    'SQLITE_IOERR',
    'disk_error',
    'The disk reports an error; nothing was stored. Look for it in the log of the system, and keep a backup on another disk.',
  ],
];

/**
 * SQLite tells a write to a disk that became read-only like one to a broken disk: the system is asked which it is.
 *
 * Linux goes on granting the permission on a disk that it has stopped writing to, but keeps no time there.
 */
function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    const { atime, mtime } = statSync(path);
    utimesSync(path, atime, mtime);
    return false;
  } catch (error) {
    return ['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/**
 * A database that cannot be used at the moment is no fault of the program: 503 with the reason. Null for other errors.
 *
 * @param path  of the database
 */
export function databaseProblem(error: unknown, path: string): Problem | null {
  if (!(error instanceof SQLite.SqliteError)) return null;
  const found = DETAILS.find(([result]) => error.code.startsWith(result));
  if (!found) return null;
  const [, code, detail] = found;
  const isOfDisk = code === 'disk_error' || code === 'database_unopenable';
  return isOfDisk && isReadOnly(path)
    ? new Problem(503, 'database_read_only', READ_ONLY)
    : new Problem(503, code, detail);
}
