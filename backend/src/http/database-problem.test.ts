import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseProblem } from './database-problem.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a problem '));
  path = join(folder, 'portfolio.db');
  writeFileSync(path, '');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const told = (result: string) =>
  databaseProblem(new SQLite.SqliteError('as SQLite says', result), path)?.body.code;

test.each([
  ['SQLITE_FULL', 'database_full'],
  ['SQLITE_READONLY_DBMOVED', 'database_read_only'],
  ['SQLITE_CORRUPT_INDEX', 'database_damaged'],
  ['SQLITE_NOTADB', 'database_damaged'],
  ['SQLITE_BUSY_SNAPSHOT', 'database_busy'],
  ['SQLITE_IOERR_WRITE', 'disk_error'],
  ['SQLITE_CANTOPEN', 'database_unopenable'],
])('%s is answered as %s', (result, code) => {
  expect(told(result)).toBe(code);
});

test('whether the disk is read-only is asked without leaving a trace', () => {
  const before = statSync(path).mtimeMs;
  told('SQLITE_IOERR_WRITE');
  // Times are handed over in milliseconds.
  expect(Math.abs(statSync(path).mtimeMs - before)).toBeLessThan(1);
});

test('a mistake of ours is no matter of the disk', () => {
  expect(told('SQLITE_CONSTRAINT_UNIQUE')).toBeUndefined();
  expect(databaseProblem(new Error('no SQL at all'), path)).toBeNull();
});
