import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../src/testing/run-command.ts';
import { MIGRATIONS } from '../src/db/migrate.ts';
import { migrate } from './migrate.ts';

const NAMES = MIGRATIONS.map((migration) => migration.name);
const NEWEST = NAMES.at(-1) ?? '';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a migration '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = async (...args: string[]) => await runCommand(migrate, args, folder);

const path = () => join(folder, 'data', 'portfolio.db');

test('up makes the database, a second time there is nothing to do, down takes it back after a copy', async () => {
  const up = await run('up');
  expect(up.code).toBe(0);
  expect(up.out).toContain(`Database  ${path()}`);
  expect(up.out).toContain('Applied   0001-ledger');
  expect((await run('up')).out).toContain('Nothing to apply');
  expect((await run('status')).out).toContain('Applied   0001-ledger');

  const down = await run('down');
  expect(down.code).toBe(0);
  expect(down.out).toContain(`Reverted  ${NEWEST}`);
  const backup = /Backup {4}(.+)/.exec(down.out)?.[1] ?? '';
  expect(existsSync(backup)).toBe(true);
  expect(readdirSync(join(folder, 'data'))).toContain(backup.split('/').pop());
  expect((await run('status')).out).toContain(`Pending   ${NEWEST}`);
  for (const _ of NAMES.slice(1)) expect((await run('down')).out).toContain('Reverted');
  expect((await run('down')).out).toContain('Nothing to revert');
});

test.each([[[]], [['sideways']], [['up', 'down']], [['constructor']]])(
  'the words %j are refused in one sentence',
  async (args) => {
    const refused = await run(...args);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('is not one of up, down, status');
  },
);

test('status and down make no database', async () => {
  for (const word of ['status', 'down']) {
    const refused = await run(word);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('There is no database');
  }
  expect(existsSync(path())).toBe(false);
});

test('a newer schema is refused by every word', async () => {
  await run('up');
  const database = new SQLite(path());
  database.exec("INSERT INTO schema_migrations VALUES ('9999-later', '2026-01-01T00:00:00.000000')");
  database.close();
  for (const word of ['up', 'down', 'status']) {
    const refused = await run(word);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('newer version');
    expect(refused.err).toContain('9999-later');
  }
});

test('a database of another program is left alone', async () => {
  await run('up');
  rmSync(path());
  const database = new SQLite(path());
  database.exec('CREATE TABLE transactions (id INTEGER)');
  database.close();
  const refused = await run('up');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('not a database of this program');
});

test('a wrong setting is told with its variable, an unknown one is a warning', async () => {
  writeFileSync(join(folder, '.env'), 'COLOUR=red\n');
  expect((await run('up')).err).toContain('COLOUR');
  const refused = await runCommand(migrate, ['up'], folder, { DATABASE_URL: 'postgres://x' });
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('DATABASE_URL is "postgres://x"');
});

test('as a program it reads its arguments and its environment', () => {
  const program = fileURLToPath(new URL('./migrate.ts', import.meta.url));
  const start = (word: string) =>
    spawnSync(process.execPath, [program, word], {
      cwd: folder,
      env: { PATH: process.env.PATH, DATABASE_URL: 'sqlite:///other place.db' },
      encoding: 'utf8',
    });
  expect(start('up')).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(join(folder, 'other place.db'))).toBe(true);
  expect(start('sideways')).toMatchObject({ status: 1, stdout: '' });
});
