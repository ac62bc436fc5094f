import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../src/testing/run-command.ts';
import { setPassword } from './set-password.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a password '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const PASSWORD = 'correct horse battery';
const run = async (args: string[], secrets: string[], environment = {}) =>
  await runCommand(setPassword, args, folder, environment, secrets);

test('the hash of the password is kept, argon2id with 64 MiB, and never shown', async () => {
  const ended = await run([], [PASSWORD, PASSWORD]);
  expect(ended).toMatchObject({ code: 0, err: '' });
  const database = new SQLite(join(folder, 'data', 'portfolio.db'), { readonly: true });
  const hash = database.prepare('SELECT hash FROM owner_password').pluck().get() as string;
  database.close();
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await verify(hash, PASSWORD)).toBe(true);
  expect(ended.out).not.toContain(hash);
  expect(ended.out).not.toContain(PASSWORD);
});

test('a second password replaces the first', async () => {
  await run([], [PASSWORD, PASSWORD]);
  expect((await run([], ['another password', 'another password'])).code).toBe(0);
  const database = new SQLite(join(folder, 'data', 'portfolio.db'), { readonly: true });
  const hashes = database.prepare('SELECT hash FROM owner_password').pluck().all() as string[];
  database.close();
  expect(hashes).toHaveLength(1);
  expect(await verify(hashes[0] ?? '', PASSWORD)).toBe(false);
});

test('--print prints what the environment takes', async () => {
  const { out } = await run(['--print'], [PASSWORD, PASSWORD]);
  const hash = /^PASSWORD_HASH='(.+)'$/.exec(out)?.[1] ?? '';
  expect(await verify(hash, PASSWORD)).toBe(true);
  const refused = await run([], [PASSWORD, PASSWORD], { PASSWORD_HASH: hash });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.err).toContain('would win over the database');
});

test.each([
  [[], ['short', 'short'], 'needs 10 or more'],
  [[], ['x'.repeat(257), 'x'.repeat(257)], 'more than 256'],
  [[], [PASSWORD, 'correct horse batterz'], 'differ'],
  [['now'], [PASSWORD, PASSWORD], 'Usage'],
])('%j with %j is refused in one sentence', async (args, secrets, words) => {
  const refused = await run(args, secrets);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(words);
});
