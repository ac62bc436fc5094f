import SQLite from 'better-sqlite3';
import { Problem } from './problem.ts';

type DatabaseCode =
  'database_busy' | 'database_full' | 'database_read_only' | 'database_unopenable' | 'disk_error';

const BUSY = 'Another program is writing to the database. Nothing was stored; try again in a moment.';

/** Beginnings of SQLite's result codes that say that the file cannot be used now, with our words for them. */
const DETAILS: readonly (readonly [result: string, code: DatabaseCode, detail: string])[] = [
  ['SQLITE_BUSY', 'database_busy', BUSY],
  ['SQLITE_LOCKED', 'database_busy', BUSY],
  ['SQLITE_FULL', 'database_full', 'The disk is full. Nothing was stored; make room and try again.'],
  [
    'SQLITE_READONLY',
    'database_read_only',
    'The database file cannot be written. Nothing was stored; check its permissions and its folder.',
  ],
  [
    'SQLITE_CANTOPEN',
    'database_unopenable',
    'The database file cannot be opened; check its permissions and its folder.',
  ],
  ['SQLITE_IOERR', 'disk_error', 'The disk reports an error; nothing was stored.'],
];

/** A database that cannot be used at the moment is no fault of the program: 503 with the reason. Null for other errors. */
export function databaseProblem(error: unknown): Problem | null {
  if (!(error instanceof SQLite.SqliteError)) return null;
  const found = DETAILS.find(([result]) => error.code.startsWith(result));
  if (!found) return null;
  const [, code, detail] = found;
  return new Problem(503, code, detail);
}
