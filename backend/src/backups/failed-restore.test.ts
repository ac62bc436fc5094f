import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdDatabase } from '../db/database-lock.ts';
import { type BackupTrial, backupTrial } from '../testing/backup-trial.ts';
import { manifestMember, manifestOf } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

let trial: BackupTrial;

beforeEach(async () => {
  trial = await backupTrial();
});

afterEach(() => {
  trial.close();
});

describe('a restore that fails leaves the database as it was', () => {
  const bytesOf = () => readFileSync(trial.database).toString('base64');

  async function expectRefused(file: string, reason: string): Promise<void> {
    const before = bytesOf();
    const refused = await trial.restore(file);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(reason);
    expect(refused.err).toContain('Nothing was changed.');
    expect(bytesOf()).toBe(before);
    expect(trial.said()).toEqual(['first', 'second']);
    trial.expectTidy();
  }

  /** A copy of the newest backup, with something done to it. */
  async function spoilt(spoil: (bytes: Buffer) => Buffer): Promise<string> {
    const file = join(trial.folder, 'spoilt.gz');
    writeFileSync(file, spoil(readFileSync(await trial.make())));
    trial.note('second');
    return file;
  }

  test('when the package is corrupted', async () => {
    const file = await spoilt((bytes) =>
      Buffer.from(bytes).fill(0xaa, bytes.length - 400, bytes.length - 300),
    );
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
    trial.note('second');
    await trial.make();
    writeFileSync(join(trial.folder, 'notes.txt'), 'somebody’s notes');
    await expectRefused(join(trial.folder, 'notes.txt'), 'no backup of this program');
    await expectRefused(join(trial.folder, 'nothing'), 'There is no');
  });

  test('when its schema is newer', async () => {
    const connection = new SQLite(trial.database);
    const path = join(trial.folder, 'newer.gz');
    const manifest = manifestOf(readFileSync(await trial.make()));
    connection.exec("INSERT INTO schema_migrations VALUES ('9999-later', '2026-01-01T00:00:00.000000')");
    connection.prepare('VACUUM INTO ?').run(join(trial.folder, 'newer.db'));
    connection.exec("DELETE FROM schema_migrations WHERE name = '9999-later'");
    connection.close();
    const bytes = readFileSync(join(trial.folder, 'newer.db'));
    if (!manifest) throw new Error('no manifest');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(
      path,
      Buffer.concat([manifestMember({ ...manifest, sha256, bytes: bytes.length }), gzipSync(bytes)]),
    );
    trial.note('second');
    await expectRefused(path, '9999-later');
  });

  test('while a server uses it, and a server does not start meanwhile', async () => {
    const file = await trial.make();
    trial.note('second');
    const server = holdDatabase(trial.database, 'together');
    await expectRefused(file, 'Stop it first');
    const another = holdDatabase(trial.database, 'together');
    expect(another).not.toBeNull();
    server?.release();
    await expectRefused(file, 'Stop it first');
    another?.release();
    const alone = holdDatabase(trial.database, 'alone');
    expect(holdDatabase(trial.database, 'together')).toBeNull();
    alone?.release();
    expect(await trial.restore(file)).toMatchObject({ code: 0 });
  });

  test.each(['unpack', 'check', 'migrate', 'keep', 'fold', 'swap', 'open'] as const)(
    'whichever step fails, and nothing is left of it: %s',
    async (failing) => {
      const file = await trial.make();
      trial.note('second');
      const before = readdirSync(join(trial.folder, 'data'));
      const open = async () => await Promise.resolve(createReadStream(file));
      const restoring = restoreBackup(trial.database, open, null, (step) => {
        if (step === failing) throw new Error('the disk is broken');
      });
      await expect(restoring).rejects.toThrow('the disk is broken');
      expect(trial.said()).toEqual(['first', 'second']);
      trial.expectTidy();
      expect(readdirSync(join(trial.folder, 'data')).filter((name) => !before.includes(name))).toEqual([
        'portfolio.db.lock',
      ]);
    },
  );

  test('also a log that a killed server left beside a database that is damaged', async () => {
    const file = await trial.make();
    const log = Buffer.from('what a killed server left');
    writeFileSync(trial.database, 'a bad sector '.repeat(500));
    writeFileSync(`${trial.database}-wal`, log);
    const open = async () => await Promise.resolve(createReadStream(file));
    const restoring = restoreBackup(trial.database, open, null, (step) => {
      if (step === 'open') throw new Error('the disk is broken');
    });
    await expect(restoring).rejects.toThrow('the disk is broken');
    expect(readFileSync(trial.database, 'utf8')).toBe('a bad sector '.repeat(500));
    expect(readFileSync(`${trial.database}-wal`).equals(log)).toBe(true);
  });

  test('when what was put in its place cannot be opened: the old one gets its name back', async () => {
    const file = await trial.make();
    trial.note('second');
    const open = async () => await Promise.resolve(createReadStream(file));
    const restoring = restoreBackup(trial.database, open, null, (step) => {
      if (step === 'open') writeFileSync(trial.database, 'a bad sector '.repeat(500));
    });
    await expect(restoring).rejects.toThrow('not a database');
    expect(trial.said()).toEqual(['first', 'second']);
    trial.expectTidy();
  });
});

test('a log that lies beside the database to the last is not played into the new one', async () => {
  const file = await trial.make();
  const server = new SQLite(trial.database);
  server.pragma('journal_mode = WAL');
  server.exec("INSERT INTO said VALUES ('in the log'); CREATE TABLE later (x)");
  const log = readFileSync(`${trial.database}-wal`);
  server.close();
  const open = async () => await Promise.resolve(createReadStream(file));
  await restoreBackup(trial.database, open, null, (step) => {
    if (step === 'swap') writeFileSync(`${trial.database}-wal`, log);
  });
  expect(trial.said()).toEqual(['first']);
  trial.expectTidy();
});
