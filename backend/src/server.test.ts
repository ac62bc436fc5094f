import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backup } from '../commands/backup.ts';
import { restore } from '../commands/restore.ts';
import { runCommand } from './testing/run-command.ts';

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));

let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a server '));
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  rmSync(folder, { recursive: true });
});

interface Running {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  readonly printed: () => { out: string; err: string };
  readonly exited: Promise<number | null>;
}

function start(environment: Record<string, string>, ...options: string[]): Running {
  const child = spawn(process.execPath, [SERVER, ...options], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: 'sqlite:///data/portfolio.db',
      PRICE_REFRESH: 'off',
      BACKUP_SCHEDULE: 'off',
      ...environment,
    },
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { child, printed: () => ({ out, err }), exited };
}

async function addressOf(running: Running): Promise<string> {
  for (;;) {
    const address = /http:\/\/localhost:\d+/.exec(running.printed().err)?.[0];
    if (address) return address;
    const stopped = await Promise.race([
      running.exited,
      new Promise((resolve) => setTimeout(resolve, 20, 'running')),
    ]);
    if (stopped !== 'running') throw new Error(`the server stopped: ${running.printed().err}`);
  }
}

test('once it listens it works out the answers of its first page, or waits to be asked', async () => {
  const history = '/api/v1/analytics/value-history';
  const prepared = start({ DATABASE_URL: 'sqlite:///one.db' });
  await addressOf(prepared);
  while (!prepared.printed().out.includes('portfolio summary computed'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  const unprepared = start({ DATABASE_URL: 'sqlite:///two.db' }, '--unprepared');
  expect((await fetch(`${await addressOf(unprepared)}${history}`)).status).toBe(200);
  expect(unprepared.printed().out).not.toContain('portfolio summary computed');
});

test('prints address, database and how to stop; creates a database that only its owner can read', async () => {
  const running = start({});
  const address = await addressOf(running);
  expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'healthy' });
  const file = join(folder, 'data', 'portfolio.db');
  expect(running.printed().err).toContain(file);
  expect(running.printed().err).toContain('Ctrl+C');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(`${file}.lock`).mode & 0o777).toBe(0o600);
  expect((await fetch(`${address}/api/v1/health/ready`)).status).toBe(200);
});

test('a port in use gets one sentence with the way out, and no file is touched', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const port = (other.address() as AddressInfo).port;
  const running = start({ PORT: String(port) });
  expect(await running.exited).toBe(1);
  expect(running.printed().err.trim()).toBe(
    `Port ${port} is in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`,
  );
  expect(existsSync(join(folder, 'data'))).toBe(false);
  other.close();
});

test('a wrong value stops the start with one sentence and touches no file', async () => {
  const running = start({ LOG_LEVEL: 'LOUD' });
  expect(await running.exited).toBe(1);
  expect(running.printed().err).toBe('LOG_LEVEL is "LOUD", but must be DEBUG, INFO, WARNING or ERROR.\n');
  expect(existsSync(join(folder, 'data'))).toBe(false);
});

const HASH = '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$Q3O0rS8UvJ1vJd8iQGkz0n6Yx2mZ2p9wq8hXr1sT3uE';

test.each([{ HOST: '0.0.0.0' }, { HOST: '::' }, { TRUSTED_PROXY: '127.0.0.1' }])(
  '%j without a password refuses to start and says how to set one',
  async (environment) => {
    const refused = start(environment);
    expect(await refused.exited).toBe(1);
    expect(refused.printed().err).toContain('no password is set. Set one with "npm run set-password"');
    expect(refused.printed().err).toContain('PASSWORD_HASH');
  },
);

test('with a password it listens to other machines, and answers none that is not logged in', async () => {
  const address = await addressOf(start({ HOST: '0.0.0.0', PASSWORD_HASH: HASH }));
  expect((await fetch(`${address}/api/v1/transactions`)).status).toBe(401);
});

test('a hash that is none stops the start and is not printed', async () => {
  const running = start({ PASSWORD_HASH: 'my password itself' });
  expect(await running.exited).toBe(1);
  expect(running.printed().err).toContain('PASSWORD_HASH');
  expect(running.printed().err).not.toContain('my password itself');
});

test('a file that is no database stops the start and is left as it was', async () => {
  const file = join(folder, 'notes.txt');
  const notes = 'not a database, but somebody’s notes of more than a hundred characters '.repeat(4);
  writeFileSync(file, notes);
  const running = start({ DATABASE_URL: `sqlite:///${file}` });
  expect(await running.exited).toBe(1);
  expect(running.printed().err).toBe(
    `The database ${file} is damaged and was left as it is (file is not a database). ` +
      `No good backup is in ${join(folder, 'backups')}. With a backup from elsewhere: npm run restore -- PATH\n`,
  );
  expect(readFileSync(file, 'utf8')).toBe(notes);
});

test('a database that lost its content names the newest backup that can be read, and comes back with it', async () => {
  const file = join(folder, 'data', 'portfolio.db');
  const environment = { DATABASE_URL: `sqlite:///${file}` };
  const first = start(environment);
  await addressOf(first);
  first.child.kill('SIGTERM');
  await first.exited;
  expect(await runCommand(backup, [], folder)).toMatchObject({ code: 0 });
  const [good = ''] = readdirSync(join(folder, 'data', 'backups')).filter((name) => name.endsWith('.gz'));
  writeFileSync(join(folder, 'data', 'backups', 'portfolio-20991231T000000000Z.db.gz'), 'cut off');
  writeFileSync(file, '');
  const refused = start(environment);
  expect(await refused.exited).toBe(1);
  const said = refused.printed().err;
  expect(said).toContain('the file is empty');
  expect(said).toContain('newer ones cannot be read: 1');
  expect(said).toContain(`npm run restore -- ${good}\n`);
  expect(statSync(file).size).toBe(0);
  expect(await runCommand(restore, [good], folder)).toMatchObject({ code: 0 });
  await addressOf(start(environment));
});

test('a stop lets a request in flight finish, checkpoints the write-ahead log and exits 0', async () => {
  const running = start({});
  const address = await addressOf(running);
  const trade = {
    date: '2025-01-15',
    isin: 'IE00BK5BQT80',
    broker: 'DEGIRO',
    units: '12',
    price_per_unit: '121.09',
    transaction_type: 'BUY',
  };
  const headers = { 'content-type': 'application/json' };
  const answers = Array.from({ length: 20 }, async () => {
    const answer = await fetch(`${address}/api/v1/transactions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(trade),
    });
    return answer.status;
  });
  await answers[0];
  running.child.kill('SIGTERM');
  const statuses = await Promise.allSettled(answers);
  expect(await running.exited).toBe(0);
  const accepted = statuses.filter((status) => status.status === 'fulfilled' && status.value === 201).length;
  const file = join(folder, 'data', 'portfolio.db');
  expect(existsSync(`${file}-wal`)).toBe(false);
  const database = new SQLite(file, { readonly: true });
  expect(database.prepare('SELECT count(*) FROM transactions').pluck().get()).toBe(accepted);
  database.close();
  expect(accepted).toBeGreaterThan(0);
});

test('one request has one id: in the answer, in both access lines and in the line of the event', async () => {
  const running = start({});
  const address = await addressOf(running);
  const answer = await fetch(`${address}/api/v1/transactions/4711`, {
    headers: { 'X-Request-ID': 'my-own-id' },
  });
  await answer.text();
  expect(answer.headers.get('x-request-id')).toBe('my-own-id');
  running.child.kill('SIGTERM');
  await running.exited;
  const lines = running
    .printed()
    .out.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const own = lines.filter((line) => line.request_id === 'my-own-id').map((line) => line.message);
  expect(own).toEqual(['request received', 'transaction not found', 'request completed']);
});

test('nobody puts another database in its place while it runs; one that was killed holds nothing', async () => {
  const environment = { DATABASE_URL: `sqlite:///${join(folder, 'data', 'portfolio.db')}` };
  const running = start(environment);
  await addressOf(running);
  expect(await runCommand(backup, [], folder)).toMatchObject({ code: 0 });
  const refused = await runCommand(restore, ['newest'], folder);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('Stop it first');
  running.child.kill('SIGKILL');
  await running.exited;
  expect(await runCommand(restore, ['newest'], folder)).toMatchObject({ code: 0, err: '' });
  await addressOf(start(environment));
});

test('a folder that cannot be made stops the start with the folder, the reason and the way out', async () => {
  writeFileSync(join(folder, 'data'), 'a file in the way');
  const within = join(folder, 'data', 'mine');
  const { printed, exited } = start({ DATABASE_URL: `sqlite:///${join(within, 'portfolio.db')}` });
  expect(await exited).toBe(1);
  expect(printed().err).toContain(
    `DATABASE_URL names ${join(within, 'portfolio.db')}, whose folder cannot be made (ENOTDIR): make ${within} yourself, or name another place.`,
  );
});

test.skipIf(process.platform !== 'linux').each([
  // In /proc every folder is missing, however often the one above it is made.
  [
    '/proc/mine/portfolio.db',
    'DATABASE_URL names /proc/mine/portfolio.db, whose folder cannot be made (ENOENT)',
  ],
  ['/proc/portfolio.db', 'did not start with /proc/portfolio.db, which DATABASE_URL names'],
  [
    '/dev/null',
    'DATABASE_URL is "sqlite:////dev/null", but must be the path of a file, and /dev/null is no file',
  ],
])('%s stops the start at once', async (path, words) => {
  const { printed, exited } = start({ DATABASE_URL: `sqlite:///${path}` });
  expect(await exited).toBe(1);
  expect(printed().err).toContain(words);
});

test('a passphrase that cannot be read stops the start, and not the first backup', async () => {
  const { printed, exited } = start({ BACKUP_PASSPHRASE_FILE: join(folder, 'nowhere') });
  expect(await exited).toBe(1);
  expect(printed().err).toContain(
    `BACKUP_PASSPHRASE_FILE names ${join(folder, 'nowhere')}, which cannot be read: there is no such file.`,
  );
});
