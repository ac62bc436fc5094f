import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backup } from '../../commands/backup.ts';
import { restore } from '../../commands/restore.ts';
import { holdDatabase } from '../db/database-lock.ts';
import { migrateUp } from '../db/migrate.ts';
import { openDatabase } from '../db/open-database.ts';
import { runCommand } from '../testing/run-command.ts';
import { s3Fake } from '../testing/s3-fake.ts';
import { manifestMember, manifestOf } from './manifest.ts';

let folder: string;
let database: string;
let backups: string;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'some backups '));
  database = join(folder, 'data', 'portfolio.db');
  backups = join(folder, 'data', 'backups');
  environment = {};
  const opened = openDatabase(database);
  await migrateUp(opened);
  await opened.close();
  note('first');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Something that only this state of the database says. */
function note(text: string): void {
  const connection = new SQLite(database);
  connection.exec('CREATE TABLE IF NOT EXISTS said (words TEXT)');
  connection.prepare('INSERT INTO said VALUES (?)').run(text);
  connection.close();
}

function said(path = database): unknown {
  const connection = new SQLite(path, { fileMustExist: true });
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    return connection.prepare('SELECT words FROM said').pluck().all();
  } finally {
    connection.close();
  }
}

const run = async (...args: string[]) => await runCommand(backup, args, folder, environment);
const back = async (...args: string[]) => await runCommand(restore, args, folder, environment);
const kept = () => readdirSync(backups).filter((name) => /\.db\.gz(\.enc)?$/.test(name));
const newest = () => join(backups, kept().at(-1) ?? 'none');

async function make(): Promise<string> {
  expect(await run()).toMatchObject({ code: 0, err: '' });
  return newest();
}

/** Nothing half-done is left anywhere. */
function expectTidy(): void {
  const names = [...readdirSync(join(folder, 'data')), ...readdirSync(backups)];
  expect(names.filter((name) => /restoring|partial|-wal$|-shm$|-journal$/.test(name))).toEqual([]);
}

test('a backup is one file for its owner alone, which any gunzip unpacks to the database', async () => {
  const file = await make();
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(backups).mode & 0o077).toBe(0);
  const manifest = manifestOf(readFileSync(file));
  expect(manifest).toMatchObject({ format: 1, figures: { holdings: '0', invested: '0' } });
  const unpacked = join(folder, 'unpacked.db');
  writeFileSync(unpacked, gunzipSync(readFileSync(file)));
  expect(statSync(unpacked).size).toBe(manifest?.bytes);
  expect(said(unpacked)).toEqual(['first']);
  expectTidy();
});

test('what is restored is what was backed up; what stood there is kept beside it', async () => {
  await make();
  note('second');
  const restored = await back('newest');
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(said()).toEqual(['first']);
  const aside = /kept as (.+)$/m.exec(restored.out)?.[1] ?? '';
  expect(said(aside)).toEqual(['first', 'second']);
  expect(statSync(database).mode & 0o077).toBe(0);
  expectTidy();
});

test('a database that is gone is restored by the name of a backup or its path', async () => {
  const file = await make();
  rmSync(database);
  expect(await back(kept()[0] ?? '')).toMatchObject({ code: 0 });
  expect(said()).toEqual(['first']);
  rmSync(database);
  expect(await back(file)).toMatchObject({ code: 0 });
  expect(said()).toEqual(['first']);
  expect((await back('list')).out).toContain(kept()[0]);
});

test('a log that a killed server left is not played into the restored database, nor lost', async () => {
  await make();
  const server = new SQLite(database);
  server.pragma('journal_mode = WAL');
  server.pragma('wal_autocheckpoint = 0');
  server.prepare('INSERT INTO said VALUES (?)').run('in the log');
  for (const each of ['', '-wal', '-shm']) copyFileSync(database + each, `${join(folder, 'killed.db')}${each}`);
  server.close();
  for (const each of ['', '-wal', '-shm']) copyFileSync(`${join(folder, 'killed.db')}${each}`, database + each);
  const { code, out } = await back('newest');
  expect(code).toBe(0);
  expect(said()).toEqual(['first']);
  expect(said(/kept as (.+)$/m.exec(out)?.[1])).toEqual(['first', 'in the log']);
  expectTidy();
});

test('a database that is damaged beyond opening is replaced, and kept', async () => {
  await make();
  writeFileSync(database, 'no database any more '.repeat(50));
  const { code, out } = await back('newest');
  expect(code).toBe(0);
  expect(said()).toEqual(['first']);
  expect(readFileSync(/kept as (.+)$/m.exec(out)?.[1] ?? '', 'utf8')).toContain('no database any more');
});

describe('a restore that fails leaves the database as it was', () => {
  const bytesOf = () => readFileSync(database).toString('base64');

  async function expectRefused(file: string, reason: string): Promise<void> {
    const before = bytesOf();
    const refused = await back(file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(reason);
    expect(refused.err).toContain('Nothing was changed.');
    expect(bytesOf()).toBe(before);
    expect(said()).toEqual(['first', 'second']);
    expectTidy();
  }

  /** A copy of the newest backup, with something done to it. */
  async function spoilt(spoil: (bytes: Buffer) => Buffer): Promise<string> {
    const file = join(folder, 'spoilt.gz');
    writeFileSync(file, spoil(readFileSync(await make())));
    note('second');
    return file;
  }

  test('when the package is corrupted', async () => {
    const file = await spoilt((bytes) => Buffer.from(bytes).fill(0xaa, bytes.length - 400, bytes.length - 300));
    await expectRefused(file, 'damaged');
  });

  test('when it was cut off, or has nothing in it', async () => {
    const file = await spoilt((bytes) => bytes.subarray(0, bytes.length - 100));
    await expectRefused(file, 'damaged');
    truncateSync(file, 0);
    await expectRefused(file, 'no backup of this program');
  });

  test('when the sum is another one', async () => {
    const file = await spoilt((bytes) => {
      const manifest = manifestOf(bytes);
      if (!manifest) throw new Error('no manifest');
      return Buffer.concat([
        manifestMember({ ...manifest, sha256: '0'.repeat(64) }),
        gzipSync(gunzipSync(bytes)),
      ]);
    });
    await expectRefused(file, 'not the one that was packed');
  });

  test('when it unpacks to more than it says', async () => {
    const file = await spoilt((bytes) => Buffer.concat([bytes, gzipSync(Buffer.alloc(50_000_000))]));
    await expectRefused(file, 'more in it than it says');
  });

  test('when it is any other file', async () => {
    note('second');
    await make();
    writeFileSync(join(folder, 'notes.txt'), 'somebody’s notes');
    await expectRefused(join(folder, 'notes.txt'), 'no backup of this program');
    await expectRefused(join(folder, 'nothing'), 'There is no');
  });

  test('when its schema is newer', async () => {
    const connection = new SQLite(database);
    const path = join(folder, 'newer.gz');
    const manifest = manifestOf(readFileSync(await make()));
    connection.exec("INSERT INTO schema_migrations VALUES ('9999-later', '2026-01-01T00:00:00.000000')");
    connection.prepare('VACUUM INTO ?').run(join(folder, 'newer.db'));
    connection.exec("DELETE FROM schema_migrations WHERE name = '9999-later'");
    connection.close();
    const bytes = readFileSync(join(folder, 'newer.db'));
    const { createHash } = await import('node:crypto');
    if (!manifest) throw new Error('no manifest');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(
      path,
      Buffer.concat([manifestMember({ ...manifest, sha256, bytes: bytes.length }), gzipSync(bytes)]),
    );
    note('second');
    await expectRefused(path, '9999-later');
  });

  test('while a server uses it, and a server does not start meanwhile', async () => {
    const file = await make();
    note('second');
    const server = holdDatabase(database, 'together');
    await expectRefused(file, 'Stop it first');
    const another = holdDatabase(database, 'together');
    expect(another).not.toBeNull();
    server?.release();
    await expectRefused(file, 'Stop it first');
    another?.release();
    const alone = holdDatabase(database, 'alone');
    expect(holdDatabase(database, 'together')).toBeNull();
    alone?.release();
    expect(await back(file)).toMatchObject({ code: 0 });
  });
});

describe('with a passphrase', () => {
  beforeEach(() => {
    const file = join(folder, 'passphrase');
    writeFileSync(file, 'correct horse battery staple\n', { mode: 0o600 });
    environment = { BACKUP_PASSPHRASE_FILE: file };
  });

  test('nothing can be read without it, a wrong one is told, and the right one restores', async () => {
    const file = await make();
    expect(file).toMatch(/\.db\.gz\.enc$/);
    expect(manifestOf(readFileSync(file))).toBeNull();
    note('second');
    const right = environment;
    environment = {};
    expect((await back('newest')).err).toContain('BACKUP_PASSPHRASE_FILE');
    writeFileSync(join(folder, 'wrong'), 'Tr0ub4dor&3');
    environment = { BACKUP_PASSPHRASE_FILE: join(folder, 'wrong') };
    expect((await back('newest')).err).toContain('The passphrase does not open this backup');
    expect(said()).toEqual(['first', 'second']);
    environment = right;
    expect(await back('newest')).toMatchObject({ code: 0, err: '' });
    expect(said()).toEqual(['first']);
  });

  test('a file that is missing or empty is told before anything is made', async () => {
    environment = { BACKUP_PASSPHRASE_FILE: join(folder, 'nowhere') };
    expect((await run()).err).toContain('there is no such file');
    writeFileSync(join(folder, 'nowhere'), '\n');
    expect((await run()).err).toContain('first line is empty');
    expect(kept()).toEqual([]);
  });
});

describe('a backup that fails leaves those that there are', () => {
  test('when the database is damaged', async () => {
    const file = await make();
    const before = readFileSync(file);
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.fill(0x5a, 4096, 12_288));
    const failed = await run();
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(/malformed|damaged/);
    expect(kept()).toHaveLength(1);
    expect(readFileSync(file).equals(before)).toBe(true);
    expectTidy();
  });

  test('when the folder cannot be written', async () => {
    await make();
    const blocked = join(folder, 'a file');
    writeFileSync(blocked, '');
    environment = { BACKUP_DIR: join(blocked, 'backups') };
    expect(await run()).toMatchObject({ code: 1, out: '' });
    expect(kept()).toHaveLength(1);
  });

  test('what a killed backup left is swept up by the next', async () => {
    mkdirSync(join(backups, 'portfolio-.partial-abc'), { recursive: true });
    writeFileSync(join(backups, 'portfolio-.partial-abc', 'copy.db'), 'half');
    writeFileSync(join(backups, 'other-.partial'), 'of another database');
    await make();
    expect(readdirSync(backups).filter((name) => name.includes('partial'))).toEqual(['other-.partial']);
  });
});

describe('the drill', () => {
  test('proves the newest backup, and touches nothing', async () => {
    await make();
    note('second');
    const drilled = await run('--drill');
    expect(drilled).toMatchObject({ code: 0, err: '' });
    expect(drilled.out).toContain('every figure is what it was');
    expect(said()).toEqual(['first', 'second']);
  });

  test('says which figure is another one, and that there is no backup yet', async () => {
    expect((await run('--drill')).err).toContain('There is no backup');
    const file = await make();
    const manifest = manifestOf(readFileSync(file));
    if (!manifest) throw new Error('no manifest');
    chmodSync(file, 0o600);
    writeFileSync(
      file,
      Buffer.concat([
        manifestMember({ ...manifest, figures: { ...manifest.figures, invested: '12.5' } }),
        gzipSync(gunzipSync(readFileSync(file))),
      ]),
    );
    expect(await run('--drill')).toMatchObject({ code: 1, err: 'Differs: invested was 12.5 and is 0' });
  });
});

test('a store beside the folder gets it too; what it refuses is told, and the folder has it all the same', async () => {
  const fake = await s3Fake();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'owner');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  environment = { BACKUP_S3_URL: fake.url };
  await make();
  expect([...fake.objects.keys()]).toEqual(kept().map((name) => `bucket/etf/${name}`));
  expect(await run('--drill')).toMatchObject({ code: 0 });
  rmSync(newest());
  rmSync(database);
  expect((await back('newest')).out).toContain('s3://bucket/etf/');
  expect(said()).toEqual(['first']);
  fake.refuse(403);
  const partly = await run();
  expect(partly.code).toBe(1);
  expect(partly.err).toContain('status 403');
  expect(kept()).toHaveLength(1);
  await fake.close();
});

test('words that mean nothing are refused in one sentence', async () => {
  expect(await run('--dril')).toMatchObject({ code: 1, out: '' });
  expect(await back()).toMatchObject({ code: 1, out: '' });
  expect(existsSync(backups)).toBe(false);
});
