import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backup } from '../../commands/backup.ts';
import { migrateUp } from '../db/migrate.ts';
import { openDatabase } from '../db/open-database.ts';
import { runCommand } from '../testing/run-command.ts';
import { readBackup } from './read-backup.ts';
import { restoreBackup, type Step } from './restore-backup.ts';

const programAt = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const RESTORE = programAt('../testing/restore-until.ts');
const BACKUP = programAt('../../commands/backup.ts');

let folder: string;
let database: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'a power cut '));
  database = join(folder, 'data', 'portfolio.db');
  const opened = openDatabase(database);
  await migrateUp(opened);
  await opened.close();
  write("CREATE TABLE said (words TEXT); INSERT INTO said VALUES ('first')");
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(statement: string): void {
  const connection = new SQLite(database);
  connection.exec(statement);
  connection.close();
}

function said(): unknown[] {
  const connection = new SQLite(database, { fileMustExist: true });
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    return connection.prepare('SELECT words FROM said').pluck().all();
  } finally {
    connection.close();
  }
}

const backups = () => join(folder, 'data', 'backups');
const kept = () => readdirSync(backups()).filter((name) => name.endsWith('.db.gz'));

/** What a killed server leaves: changes that stand in the write-ahead log alone. */
function leaveHotLog(): void {
  const program = `
    import SQLite from 'better-sqlite3';
    const connection = new SQLite(process.argv[1]);
    connection.pragma('journal_mode = WAL');
    connection.exec("INSERT INTO said VALUES ('second')");
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '-e', program, database], {
    cwd: programAt('../..'),
  });
  expect(readdirSync(join(folder, 'data'))).toContain('portfolio.db-wal');
}

const STEPS: readonly Step[] = ['unpack', 'check', 'migrate', 'keep', 'fold', 'swap', 'open', 'done'];

test('a power cut at any step of a restore leaves the old database or the new one, whole, and the next restore works', async () => {
  await runCommand(backup, [], folder);
  const file = join(backups(), kept()[0] ?? '');
  for (const step of STEPS) {
    leaveHotLog();
    const { signal } = spawnSync(process.execPath, [RESTORE, database, file, step]);
    expect(signal, step).toBe('SIGKILL');
    const isSwapped = step === 'open' || step === 'done';
    expect(said(), step).toEqual(isSwapped ? ['first'] : ['first', 'second']);
    const open = async () => await Promise.resolve(createReadStream(file));
    await restoreBackup(database, open, null);
    expect(said(), step).toEqual(['first']);
    const left = readdirSync(join(folder, 'data')).filter((name) => name.includes('restoring'));
    expect(left, step).toEqual([]);
  }
});

const ROUNDS = 8;

test('a backup that is killed at any moment leaves only whole backups, and the database as it is', async () => {
  const environment = { PATH: process.env.PATH, DATABASE_URL: `sqlite:///${database}` };
  const begun = performance.now();
  spawnSync(process.execPath, [BACKUP], { cwd: folder, env: environment });
  const longest = performance.now() - begun;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const child = spawn(process.execPath, [BACKUP], { cwd: folder, env: environment });
    const ended = once(child, 'exit');
    await pause(longest * (0.4 + (0.6 * round) / ROUNDS));
    child.kill('SIGKILL');
    await ended;
    expect(said()).toEqual(['first']);
    for (const name of kept()) await readBackup(createReadStream(join(backups(), name)), null, null);
  }
  expect((await runCommand(backup, [], folder)).code).toBe(0);
  expect(readdirSync(backups()).filter((name) => name.includes('partial'))).toEqual([]);
});

/** As on a full disk: no file may grow beyond so many blocks. */
function withLittleRoom(...args: string[]) {
  return spawnSync('sh', ['-c', 'ulimit -f 400; exec "$@"', 'sh', process.execPath, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATABASE_URL: `sqlite:///${database}` },
    encoding: 'utf8',
  });
}

test('without room for a copy nothing is made, nothing is restored, and everything is as it was', async () => {
  await runCommand(backup, [], folder);
  const [small = ''] = kept();
  // Random bytes that nothing can pack: 2 MB, and 200 kB is what a file may have.
  write('CREATE TABLE ballast AS SELECT randomblob(2000000) AS bytes');
  expect(withLittleRoom(BACKUP)).toMatchObject({ status: 1, stdout: '' });
  expect(kept()).toEqual([small]);
  await runCommand(backup, [], folder);
  const large = kept().find((name) => name !== small) ?? '';
  expect(withLittleRoom(RESTORE, database, join(backups(), large)).status).not.toBe(0);
  // This one fits, but not the copy of what stands there now.
  expect(withLittleRoom(RESTORE, database, join(backups(), small)).status).not.toBe(0);
  expect(said()).toEqual(['first']);
  write('SELECT count(*) FROM ballast');
  expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('restoring'))).toEqual([]);
  expect((await runCommand(backup, [], folder)).code).toBe(0);
});
