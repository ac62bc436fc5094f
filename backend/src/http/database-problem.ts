import SQLite from 'better-sqlite3';
import { Problem } from './problem.ts';

/** Beginnings of SQLite's result codes that say that the file cannot be used now, with our words for them. */
const DETAILS: readonly (readonly [code: string, detail: string])[] = [
  ['SQLITE_BUSY', 'Another program is writing to the database. Nothing was stored; try again in a moment.'],
  ['SQLITE_LOCKED', 'Another program is writing to the database. Nothing was stored; try again in a moment.'],
  ['SQLITE_FULL', 'The disk is full. Nothing was stored; make room and try again.'],
  [
    'SQLITE_READONLY',
    'The database file cannot be written. Nothing was stored; check its permissions and its folder.',
  ],
  ['SQLITE_CANTOPEN', 'The database file cannot be opened; check its permissions and its folder.'],
  ['SQLITE_IOERR', 'The disk reports an error; nothing was stored.'],
];

/** A database that cannot be used at the moment is no fault of the program: 503 with the reason. Null for other errors. */
export function databaseProblem(error: unknown): Problem | null {
  if (!(error instanceof SQLite.SqliteError)) return null;
  const detail = DETAILS.find(([code]) => error.code.startsWith(code))?.[1];
  return detail === undefined ? null : new Problem(503, detail);
}
