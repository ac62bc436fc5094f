import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { type S3Fake, s3Fake } from '../testing/s3-fake.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';
import { type BackupKeeper, createBackupKeeper } from './backup-keeper.ts';
import { backupsSchema, madeSchema } from './backups.schema.ts';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  await api.close();
});

const folder = () => join(dirname(api.path), 'backups');
const listed = async () => (await api.call('GET', '/backups')).as(backupsSchema);
const make = async () => (await api.call('POST', '/backups')).as(madeSchema);

describe('the API', () => {
  test('makes a backup when it is asked to, and lists it with its age', async () => {
    expect(await listed()).toMatchObject({
      ...{ schedule: 'daily', folder: folder(), store: null, is_encrypted: false, is_running: false },
      ...{ age_hours: null, is_overdue: false, verified_at: null, failure: null, backups: [] },
    });
    const made = await make();
    expect(made).toMatchObject({ places: [folder()], removed: [], send_failure: null });
    const { backups, age_hours, verified_at } = await listed();
    expect(backups).toMatchObject([{ name: made.name, bytes: made.bytes, made_at: made.made_at }]);
    expect(age_hours).toBe(0);
    expect(verified_at).not.toBeNull();
    expect(api.errors).toEqual([]);
  });

  test('after the clock was set back, the last one made is the newest, and is not thinned out', async () => {
    mkdirSync(folder(), { mode: 0o700 });
    for (const day of ['01', '02', '03', '04'])
      writeFileSync(join(folder(), `portfolio-209901${day}T000000000Z.db.gz`), '');
    const made = await make();
    // A millisecond after the one of 2099-01-04T00:00:00.000.
    expect(made.name).toBe('portfolio-20990104T000000001Z.db.gz');
    const { backups, age_hours } = await listed();
    expect(backups[0]?.name).toBe(made.name);
    expect(age_hours).toBe(0);
  });

  test('answers all who ask at once with one backup', async () => {
    const [one, other] = await Promise.all([make(), make()]);
    expect(one.name).toBe(other.name);
    expect((await listed()).backups).toHaveLength(1);
  });

  test('says when the newest is too old, and that an older one was thinned out', async () => {
    mkdirSync(folder(), { mode: 0o700 });
    for (const hour of ['01', '02', '03', '04'])
      writeFileSync(join(folder(), `portfolio-20200101T${hour}0000000Z.db.gz`), '');
    writeFileSync(join(folder(), 'other-20200101T010000000Z.db.gz'), '');
    const { backups, is_overdue } = await listed();
    expect(backups.map(({ made_at }) => made_at)).toEqual(
      ['04', '03', '02', '01'].map((hour) => `2020-01-01T${hour}:00:00`),
    );
    expect(is_overdue).toBe(true);
    // The three newest stay, and the last of that day is one of them.
    expect((await make()).removed).toEqual(
      ['01', '02'].map((hour) => `portfolio-20200101T${hour}0000000Z.db.gz`),
    );
    expect(readdirSync(folder())).toContain('other-20200101T010000000Z.db.gz');
  });

  test('tells why there is none, and goes on', async () => {
    writeFileSync(folder(), 'a file where the folder should be');
    const refused = await api.call('POST', '/backups');
    expect([refused.status, refused.told.code]).toEqual([503, 'backup_failed']);
    expect(refused.detail).toMatch(/^No backup was made: .*(EEXIST|ENOTDIR)/);
    rmSync(folder());
    await make();
  });

  test('requests are answered while a backup is made', async () => {
    const state = { isMade: false };
    const making = make().finally(() => (state.isMade = true));
    let answers = 0;
    while (!state.isMade) {
      await api.call('GET', '/health');
      answers += 1;
      await new Promise(setImmediate);
    }
    await making;
    expect(answers).toBeGreaterThan(20);
  });
});

describe('by itself', () => {
  let keeper: BackupKeeper;
  let fake: S3Fake | null = null;
  const lines: string[] = [];

  function start(environment: Record<string, string>): void {
    const { config } = readConfig(
      { DATABASE_URL: `sqlite:///${api.path}`, ...environment },
      dirname(api.path),
    );
    const rhythm = { everyMs: 20, firstMs: 1, patienceMs: 40 };
    keeper = createBackupKeeper(
      config,
      api.database,
      createLog(config, (line) => lines.push(line)),
      rhythm,
    );
    keeper.start();
  }

  afterEach(async () => {
    await keeper.stop();
    await fake?.close();
    fake = null;
    vi.unstubAllEnvs();
  });

  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  const kept = () =>
    existsSync(folder()) ? readdirSync(folder()).filter((name) => name.endsWith('.db.gz')).length : 0;

  test('a backup is made when the newest is a day old, and not before', async () => {
    start({});
    await until(() => kept() === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(kept()).toBe(1);
  });

  test('one is made after the clock was set back, and not another until it is due', async () => {
    mkdirSync(folder(), { mode: 0o700 });
    writeFileSync(join(folder(), 'portfolio-20990101T000000000Z.db.gz'), '');
    start({});
    await until(() => kept() === 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(kept()).toBe(2);
  });

  test('none is made when the schedule is off', async () => {
    start({ BACKUP_SCHEDULE: 'off' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(kept()).toBe(0);
  });

  test('where a timer of the machine does it, the server makes one only when it is asked to, for the folder alone', async () => {
    fake = await s3Fake();
    start({ BACKUP_SCHEDULE: 'timer', BACKUP_S3_URL: fake.url });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(kept()).toBe(0);
    expect(await keeper.backUpNow()).toMatchObject({ places: [folder()], sendFailure: null });
    expect(fake.asked).toEqual([]);
  });

  test('every change goes to the store; one that refuses is asked again until it takes it', async () => {
    fake = await s3Fake();
    const { objects } = fake;
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'owner');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    start({ BACKUP_SCHEDULE: 'off', BACKUP_S3_URL: fake.url });
    await until(() => objects.size === 1);
    expect(kept()).toBe(0);
    await api.call('PUT', '/notes/IE00BK5BQT80', { text: 'Never sold.' });
    await until(() => objects.size === 2);
    const sent = objects.size;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(objects.size).toBe(sent);
    fake.refuse(403);
    await api.call('PUT', '/notes/IE00BK5BQT80', { text: 'Never sold in a fall.' });
    await until(() => lines.some((line) => line.includes('status 403')));
    fake.refuse(null);
    await until(() => objects.size === 3);
  });
});
