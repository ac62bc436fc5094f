import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BackupTrial, backupTrial } from '../testing/backup-trial.ts';
import { type S3Fake, s3Fake } from '../testing/s3-fake.ts';

let trial: BackupTrial;
let fake: S3Fake;

beforeEach(async () => {
  [trial, fake] = [await backupTrial(), await s3Fake()];
  trial.environment = { BACKUP_SCHEDULE: 'timer', BACKUP_S3_URL: fake.url };
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'owner');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await fake.close();
  trial.close();
});

const lookAround = async () => await trial.backUp('--due');
const QUIET = { code: 0, out: '', err: '' };

/** The only backup becomes one of the day before yesterday. */
function age(): void {
  const [name = ''] = trial.kept();
  renameSync(join(trial.backups, name), join(trial.backups, 'portfolio-20200101T010000000Z.db.gz'));
}

test('the first look makes a backup for all places; later ones do nothing and say nothing while nobody changes anything', async () => {
  expect((await lookAround()).out).toContain('Verified  read back');
  expect([trial.kept().length, fake.objects.size]).toEqual([1, 1]);
  // The copy folded the log into the database, which looks like a change once.
  await lookAround();
  const asked = fake.asked.length;
  expect(await lookAround()).toEqual(QUIET);
  expect(fake.asked.length).toBe(asked);
  expect([trial.kept().length, fake.objects.size]).toEqual([1, 1]);
});

test('a change goes to the store alone, and the next day to all places', async () => {
  await lookAround();
  trial.note('second');
  expect((await lookAround()).code).toBe(0);
  expect([trial.kept().length, fake.objects.size]).toEqual([1, 2]);
  age();
  await lookAround();
  expect([trial.kept().length, fake.objects.size]).toEqual([2, 3]);
});

test('a store that refuses is told of, left in peace for some minutes, and the folder has its backup', async () => {
  fake.refuse(403);
  const refused = await lookAround();
  expect([refused.code, trial.kept().length]).toEqual([1, 1]);
  expect(refused.err).toContain('status 403');
  fake.refuse(null);
  expect(await lookAround()).toEqual(QUIET);
  expect(fake.objects.size).toBe(0);
});

test('without a store it makes the backup of the day and nothing else; without a database nothing at all', async () => {
  trial.environment = { BACKUP_SCHEDULE: 'timer', DATABASE_URL: 'sqlite:////nowhere/portfolio.db' };
  expect(await lookAround()).toEqual(QUIET);
  trial.environment = { BACKUP_SCHEDULE: 'timer' };
  await lookAround();
  trial.note('second');
  expect(await lookAround()).toEqual(QUIET);
  expect(readdirSync(trial.backups).filter((name) => name.endsWith('.gz'))).toHaveLength(1);
});
