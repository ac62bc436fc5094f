import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { migrate } from '../../commands/migrate.ts';
import { MIGRATIONS } from '../db/migrate.ts';
import { runCommand } from '../testing/run-command.ts';
import { type BackupTrial, backupTrial } from '../testing/backup-trial.ts';
import { s3Fake } from '../testing/s3-fake.ts';
import { manifestMember, manifestOf } from './manifest.ts';

let trial: BackupTrial;

beforeEach(async () => {
  trial = await backupTrial();
});

afterEach(() => {
  vi.unstubAllEnvs();
  trial.close();
});

test('a backup is one file for its owner alone, which any gunzip unpacks to the database', async () => {
  const file = await trial.make();
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(trial.backups).mode & 0o077).toBe(0);
  expect(statSync(join(trial.backups, 'portfolio.lock')).mode & 0o777).toBe(0o600);
  const manifest = manifestOf(readFileSync(file));
  expect(manifest).toMatchObject({ format: 1, figures: { holdings: '0', invested: '0' } });
  const unpacked = join(trial.folder, 'unpacked.db');
  writeFileSync(unpacked, gunzipSync(readFileSync(file)));
  expect(statSync(unpacked).size).toBe(manifest?.bytes);
  expect(trial.said(unpacked)).toEqual(['first']);
  trial.expectTidy();
});

test('what is restored is what was backed up; what stood there is kept beside it', async () => {
  await trial.make();
  trial.note('second');
  const restored = await trial.restore('newest');
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(trial.said()).toEqual(['first']);
  const aside = /kept as (.+)$/m.exec(restored.out)?.[1] ?? '';
  expect(trial.said(aside)).toEqual(['first', 'second']);
  expect(statSync(trial.database).mode & 0o077).toBe(0);
  trial.expectTidy();
});

test('a database that is gone is restored by the name of a backup or its path', async () => {
  const file = await trial.make();
  rmSync(trial.database);
  expect(await trial.restore(trial.kept()[0] ?? '')).toMatchObject({ code: 0 });
  expect(trial.said()).toEqual(['first']);
  rmSync(trial.database);
  expect(await trial.restore(file)).toMatchObject({ code: 0 });
  expect(trial.said()).toEqual(['first']);
  expect((await trial.restore('list')).out).toContain(trial.kept()[0]);
});

test('a log that a killed server left is not played into the restored trial.database, nor lost', async () => {
  await trial.make();
  const server = new SQLite(trial.database);
  server.pragma('journal_mode = WAL');
  server.pragma('wal_autocheckpoint = 0');
  server.prepare('INSERT INTO said VALUES (?)').run('in the log');
  for (const each of ['', '-wal', '-shm'])
    copyFileSync(trial.database + each, `${join(trial.folder, 'killed.db')}${each}`);
  server.close();
  for (const each of ['', '-wal', '-shm'])
    copyFileSync(`${join(trial.folder, 'killed.db')}${each}`, trial.database + each);
  const { code, out } = await trial.restore('newest');
  expect(code).toBe(0);
  expect(trial.said()).toEqual(['first']);
  expect(trial.said(/kept as (.+)$/m.exec(out)?.[1])).toEqual(['first', 'in the log']);
  trial.expectTidy();
});

test('a database that is damaged beyond opening is replaced and kept, and its log is not played into the new one', async () => {
  await trial.make();
  const server = new SQLite(trial.database);
  server.pragma('journal_mode = WAL');
  server.exec("INSERT INTO said VALUES ('in the log')");
  copyFileSync(`${trial.database}-wal`, join(trial.folder, 'log'));
  server.close();
  writeFileSync(trial.database, 'no database any more '.repeat(50));
  copyFileSync(join(trial.folder, 'log'), `${trial.database}-wal`);
  const { code, out } = await trial.restore('newest');
  expect(code).toBe(0);
  expect(trial.said()).toEqual(['first']);
  const aside = /kept as (.+)$/m.exec(out)?.[1] ?? '';
  expect(readFileSync(aside, 'utf8')).toContain('no database any more');
  expect(readFileSync(`${aside}-wal`).equals(readFileSync(join(trial.folder, 'log')))).toBe(true);
  trial.expectTidy();
});

test('a backup of an earlier version is brought to the schema of this one', async () => {
  expect((await runCommand(migrate, ['down'], trial.folder)).code).toBe(0);
  await trial.make();
  rmSync(trial.database);
  const { code, out } = await trial.restore('newest');
  expect(code).toBe(0);
  expect(out).toContain(`Applied   ${MIGRATIONS.at(-1)?.name ?? ''}`);
  expect((await runCommand(migrate, ['status'], trial.folder)).out).not.toContain('Pending');
  expect(trial.said()).toEqual(['first']);
  trial.expectTidy();
});

describe('with a passphrase', () => {
  beforeEach(() => {
    const file = join(trial.folder, 'passphrase');
    writeFileSync(file, 'correct horse battery staple\n', { mode: 0o600 });
    trial.environment = { BACKUP_PASSPHRASE_FILE: file };
  });

  test('nothing can be read without it, a wrong one is told, and the right one restores', async () => {
    const file = await trial.make();
    expect(file).toMatch(/\.db\.gz\.enc$/);
    expect(manifestOf(readFileSync(file))).toBeNull();
    trial.note('second');
    const right = trial.environment;
    trial.environment = {};
    expect((await trial.restore('newest')).err).toContain('BACKUP_PASSPHRASE_FILE');
    writeFileSync(join(trial.folder, 'wrong'), 'Tr0ub4dor&3');
    trial.environment = { BACKUP_PASSPHRASE_FILE: join(trial.folder, 'wrong') };
    expect((await trial.restore('newest')).err).toContain('The passphrase does not open this backup');
    expect(trial.said()).toEqual(['first', 'second']);
    trial.environment = right;
    expect(await trial.restore('newest')).toMatchObject({ code: 0, err: '' });
    expect(trial.said()).toEqual(['first']);
  });

  test('a file that is missing or empty is told before anything is made', async () => {
    trial.environment = { BACKUP_PASSPHRASE_FILE: join(trial.folder, 'nowhere') };
    expect((await trial.backUp()).err).toContain('there is no such file');
    writeFileSync(join(trial.folder, 'nowhere'), '\n');
    expect((await trial.backUp()).err).toContain('first line is empty');
    expect(trial.kept()).toEqual([]);
  });
});

describe('a backup that fails leaves those that there are', () => {
  test('when the database is damaged', async () => {
    const file = await trial.make();
    const before = readFileSync(file);
    const bytes = readFileSync(trial.database);
    writeFileSync(trial.database, bytes.fill(0x5a, 4096, 12_288));
    const failed = await trial.backUp();
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(/malformed|damaged/);
    expect(trial.kept()).toHaveLength(1);
    expect(readFileSync(file).equals(before)).toBe(true);
    trial.expectTidy();
  });

  test('when the folder cannot be written', async () => {
    await trial.make();
    const blocked = join(trial.folder, 'a file');
    writeFileSync(blocked, '');
    trial.environment = { BACKUP_DIR: join(blocked, 'backups') };
    expect(await trial.backUp()).toMatchObject({ code: 1, out: '' });
    expect(trial.kept()).toHaveLength(1);
  });

  test('what a killed backup left is swept up by the next', async () => {
    mkdirSync(join(trial.backups, 'portfolio-.partial-abc'), { recursive: true });
    writeFileSync(join(trial.backups, 'portfolio-.partial-abc', 'copy.db'), 'half');
    writeFileSync(join(trial.backups, 'other-.partial'), 'of another database');
    await trial.make();
    expect(readdirSync(trial.backups).filter((name) => name.includes('partial'))).toEqual(['other-.partial']);
  });
});

describe('the drill', () => {
  test('proves the newest backup, and touches nothing', async () => {
    await trial.make();
    trial.note('second');
    const drilled = await trial.backUp('--drill');
    expect(drilled).toMatchObject({ code: 0, err: '' });
    expect(drilled.out).toContain('every figure is what it was');
    expect(trial.said()).toEqual(['first', 'second']);
  });

  test('says which figure is another one, and that there is no backup yet', async () => {
    expect((await trial.backUp('--drill')).err).toContain('There is no backup');
    const file = await trial.make();
    const manifest = manifestOf(readFileSync(file));
    if (!manifest) throw new Error('no manifest');
    writeFileSync(
      file,
      Buffer.concat([
        manifestMember({ ...manifest, figures: { ...manifest.figures, invested: '12.5' } }),
        gzipSync(gunzipSync(readFileSync(file))),
      ]),
    );
    expect(await trial.backUp('--drill')).toMatchObject({
      code: 1,
      err: 'Differs: invested was 12.5 and is 0',
    });
  });
});

test('a store beside the folder gets it too; what it refuses is told, and the folder has it all the same', async () => {
  const fake = await s3Fake();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'owner');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  trial.environment = { BACKUP_S3_URL: fake.url };
  await trial.make();
  expect([...fake.objects.keys()]).toEqual(trial.kept().map((name) => `bucket/etf/${name}`));
  expect(await trial.backUp('--drill')).toMatchObject({ code: 0 });
  rmSync(join(trial.backups, trial.kept().at(-1) ?? 'none'));
  rmSync(trial.database);
  expect((await trial.restore('newest')).out).toContain('s3://bucket/etf/');
  expect(trial.said()).toEqual(['first']);
  fake.refuse(403);
  const partly = await trial.backUp();
  expect(partly.code).toBe(1);
  expect(partly.err).toContain('status 403');
  expect(trial.kept()).toHaveLength(1);
  await fake.close();
});

test('the newest backup is the newest of every place: within a day the store has newer ones than the folder', async () => {
  const fake = await s3Fake();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'owner');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  trial.environment = { BACKUP_S3_URL: fake.url, BACKUP_SCHEDULE: 'timer' };
  await trial.make();
  trial.note('an hour later');
  expect(await trial.backUp('--due')).toMatchObject({ code: 0 });
  expect([trial.kept().length, fake.objects.size]).toEqual([1, 2]);
  trial.note('lost');
  expect((await trial.restore('newest')).out).toContain('s3://bucket/etf/');
  expect(trial.said()).toEqual(['first', 'an hour later']);
  fake.refuse(403);
  const alone = await trial.restore('newest');
  expect(alone).toMatchObject({ code: 0 });
  expect(alone.err).toMatch(/status 403.*A newer backup may be there/);
  expect(trial.said()).toEqual(['first']);
  await fake.close();
});

test('words that mean nothing are refused in one sentence', async () => {
  expect(await trial.backUp('--dril')).toMatchObject({ code: 1, out: '' });
  expect(await trial.restore()).toMatchObject({ code: 1, out: '' });
  expect(existsSync(trial.backups)).toBe(false);
});
