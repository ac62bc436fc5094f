import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { damageOfFile } from './damage-of-file.ts';

let folder: string;
let path: string;

/** A database of some pages, and a log with a row that stands nowhere else. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'damage '));
  const source = join(folder, 'source.db');
  path = join(folder, 'portfolio.db');
  const connection = new SQLite(source);
  connection.pragma('journal_mode = WAL');
  connection.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, words TEXT NOT NULL)');
  const insert = connection.prepare('INSERT INTO rows (words) VALUES (?)');
  for (let row = 0; row < 2000; row += 1) insert.run(`the words of row ${row}`);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  insert.run('in the log alone');
  for (const each of ['', '-wal']) copyFileSync(source + each, path + each);
  connection.close();
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const change = (file: string, edit: (bytes: Buffer) => void) => {
  const bytes = readFileSync(file);
  edit(bytes);
  writeFileSync(file, bytes);
};

const rowsFound = () => {
  const connection = new SQLite(path);
  const count = connection.prepare('SELECT count(*) FROM rows').pluck().get();
  connection.close();
  return count;
};

test('a whole database is none the worse for the look, and neither is its log', () => {
  const before = [path, `${path}-wal`].map((each) => readFileSync(each));
  expect(damageOfFile(path)).toBeNull();
  expect([path, `${path}-wal`].map((each) => readFileSync(each))).toEqual(before);
  // 2,000 rows in the file, one in the log.
  expect(rowsFound()).toBe(2001);
});

test('what is not there yet, or has no byte yet, is not damaged', () => {
  expect(damageOfFile(join(folder, 'none.db'))).toBeNull();
  writeFileSync(join(folder, 'new.db'), '');
  expect(damageOfFile(join(folder, 'new.db'))).toBeNull();
});

test.each([
  ['another program’s file', () => writeFileSync(path, 'notes '.repeat(1000))],
  ['a page of zeros in the middle', () => change(path, (bytes) => bytes.fill(0, 8 * 4096, 9 * 4096))],
  ['a header that was overwritten', () => change(path, (bytes) => bytes.fill(7, 0, 100))],
  ['an end that is missing', () => truncateSync(path, 10 * 4096 + 17)],
])('%s is told, and nothing is changed or left behind', (_, spoil) => {
  rmSync(`${path}-wal`);
  spoil();
  const before = readFileSync(path);
  expect(damageOfFile(path)).not.toBeNull();
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(folder).filter((name) => name.startsWith('portfolio'))).toEqual(['portfolio.db']);
});

test('a log that does not begin as one is told, as SQLite would pass over what was stored in it', () => {
  change(`${path}-wal`, (bytes) => bytes.fill(9, 0, 32));
  expect(damageOfFile(path)).toContain('write-ahead log');
  // Proof of the harm: SQLite opens it without a word, and the last of the 2,001 rows is gone.
  expect(rowsFound()).toBe(2000);
});

test.each([
  ['nothing', () => writeFileSync(`${path}-wal`, '')],
  ['its header alone', () => truncateSync(`${path}-wal`, 32)],
  ['zeros', () => change(`${path}-wal`, (bytes) => bytes.fill(0))],
])('a log that a power cut left with %s held nothing yet', (_, leave) => {
  leave();
  expect(damageOfFile(path)).toBeNull();
});
