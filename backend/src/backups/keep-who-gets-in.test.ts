import { rmSync, writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BackupTrial, backupTrial } from '../testing/backup-trial.ts';

const AT = '2026-11-01T00:00:00.000000';
let trial: BackupTrial;

beforeEach(async () => {
  trial = await backupTrial();
});

afterEach(() => {
  trial.close();
});

function inDatabase<T>(work: (connection: SQLite.Database) => T): T {
  const connection = new SQLite(trial.database);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

const setPassword = (mark: string) =>
  inDatabase((connection) =>
    connection.prepare('INSERT OR REPLACE INTO owner_password VALUES (1, ?, ?)').run(`$argon2id$${mark}`, AT),
  );

/** A token and a session under names of their own. */
const letIn = (name: string) =>
  inDatabase((connection) => {
    const hash = name.padEnd(64, '0');
    connection
      .prepare("INSERT INTO api_tokens (name, secret_hash, scope, created_at) VALUES (?, ?, 'full', ?)")
      .run(name, hash, AT);
    connection
      .prepare(
        `INSERT INTO sessions (secret_hash, password_mark, method, address, browser, created_at, seen_at)
         VALUES (?, ?, 'password', '127.0.0.1', ?, ?, ?)`,
      )
      .run(hash, hash, name, AT, AT);
  });

const endAll = () =>
  inDatabase((connection) => connection.exec('DELETE FROM sessions; DELETE FROM api_tokens'));

const getsIn = () =>
  inDatabase((connection) => ({
    password: connection.prepare('SELECT hash FROM owner_password').pluck().all(),
    tokens: connection.prepare('SELECT name FROM api_tokens').pluck().all(),
    browsers: connection.prepare('SELECT browser FROM sessions').pluck().all(),
  }));

describe('a restore brings the portfolio back, and nobody in', () => {
  test('who was revoked, ended or replaced since stays so, and who came since stays too', async () => {
    setPassword('old');
    letIn('stolen');
    const file = await trial.make();
    setPassword('new');
    endAll();
    letIn('later');
    trial.note('second');
    const restored = await trial.restore(file);
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.out).toContain('Access    as before');
    expect(trial.said()).toEqual(['first']);
    expect(getsIn()).toEqual({ password: ['$argon2id$new'], tokens: ['later'], browsers: ['later'] });
    trial.expectTidy();
  });

  test('also where the environment holds the password and all tokens were revoked', async () => {
    letIn('stolen');
    const file = await trial.make();
    endAll();
    await trial.restore(file);
    expect(getsIn()).toEqual({ password: [], tokens: [], browsers: [] });
  });
});

describe('whom the backup names gets in, and every browser is logged out', () => {
  test.each([
    ['on a new machine', () => rmSync(trial.database)],
    ['in the place of a database that is damaged', () => writeFileSync(trial.database, 'noise'.repeat(2000))],
  ])('%s', async (_where, before) => {
    setPassword('old');
    letIn('script');
    const file = await trial.make();
    before();
    expect((await trial.restore(file)).out).toContain('Access    of the backup');
    expect(getsIn()).toEqual({ password: ['$argon2id$old'], tokens: ['script'], browsers: [] });
  });

  test('in the place of a new database that nobody was let into', async () => {
    const fresh = await trial.make();
    setPassword('old');
    letIn('script');
    const file = await trial.make();
    rmSync(trial.database);
    await trial.restore(fresh);
    await trial.restore(file);
    expect(getsIn()).toEqual({ password: ['$argon2id$old'], tokens: ['script'], browsers: [] });
  });
});
