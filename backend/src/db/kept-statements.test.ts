import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptStatements } from './kept-statements.ts';

let connection: SQLite.Database;

beforeEach(() => {
  connection = new SQLite(':memory:');
  connection.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)');
});

afterEach(() => {
  connection.close();
});

test('the same text is the same statement', () => {
  const prepare = keptStatements(connection);
  expect(prepare('SELECT a FROM t')).toBe(prepare('SELECT a FROM t'));
  expect(prepare('SELECT a FROM t')).not.toBe(prepare('SELECT a + 1 FROM t'));
});

test('one whose rows are being walked through is left alone', () => {
  const prepare = keptStatements(connection);
  const walked = prepare('SELECT a FROM t').iterate();
  walked.next();
  expect(prepare('SELECT a FROM t').all()).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  expect(walked.next().value).toEqual({ a: 2 });
  walked.return?.();
});

test('the ones that were not asked for a long time are forgotten', () => {
  const prepare = keptStatements(connection);
  const [first, second] = ['SELECT 1', 'SELECT 2'].map((sql) => prepare(sql));
  for (let number = 3; number <= 127; number += 1) prepare(`SELECT ${number}`);
  expect(prepare('SELECT 1')).toBe(first);
  // With the next two there are 129: the one that has waited longest goes.
  prepare('SELECT 128');
  prepare('SELECT 129');
  expect(prepare('SELECT 1')).toBe(first);
  expect(prepare('SELECT 2')).not.toBe(second);
});

test('a table that has changed is read as it is', () => {
  const prepare = keptStatements(connection);
  expect(prepare('SELECT * FROM t').all()).toHaveLength(3);
  connection.exec('ALTER TABLE t ADD COLUMN b DEFAULT 7');
  expect(prepare('SELECT * FROM t').all()[0]).toEqual({ a: 1, b: 7 });
});
