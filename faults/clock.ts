import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hashPassword } from '../backend/src/access/password-hash.ts';
import { type Api, codeOf, toldBy } from './support/api.ts';
import {
  checkIntegrity,
  databaseIn,
  environmentFor,
  readBooks,
  type StoredTrade,
  tradeOf,
} from './support/books.ts';
import type { Fault } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { runProgram, startServer } from './support/server-process.ts';
import { CLOCK } from './support/shifted-clock.ts';

const PASSWORD = 'the clock goes back';
const HOUR_MS = 3_600_000;

/** How far the clock goes back, one after the other: a correction, summer time, a wrong day, an empty battery. */
const STEPS: readonly (readonly [name: string, ms: number])[] = [
  ['a second', 1000],
  ['an hour', HOUR_MS],
  ['two days', 48 * HOUR_MS],
  ['three years', 26_300 * HOUR_MS],
];

interface Scene {
  readonly api: Api;
  readonly figures: Figures;
  readonly cookie: { readonly cookie: string };
  readonly ask: Api['ask'];
}

async function logIn(api: Api): Promise<{ cookie: string }> {
  const answer = await fetch(`http://127.0.0.1:${api.port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: PASSWORD }),
  });
  await answer.arrayBuffer();
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { cookie };
}

const unitsOf = async ({ ask }: Scene, id: number) =>
  ((await ask('GET', `/transactions/${id}`)).body as StoredTrade).units;

/** An edit, a stale edit and an undo after the clock went back: each is what it would be without. */
async function expectOrder(scene: Scene, row: StoredTrade, note: string): Promise<void> {
  const { ask, figures } = scene;
  const expect = (what: string, holds: boolean, told = '') => {
    if (!holds) figures.failures.push(`${note}: ${what} ${told}`);
  };
  const edit = async (units: string) =>
    await ask('PUT', `/transactions/${row.id}`, { ...tradeOf(note, units), based_on: row.updated_at });
  const first = await edit('2');
  expect('an edit is refused', first.status === 200, toldBy(first));
  const stale = await edit('3');
  expect('a stale edit is not told', codeOf(stale) === 'row_changed', toldBy(stale));
  const { changes } = (await ask('GET', '/changes?limit=5')).body as { changes: { id: number }[] };
  expect('the last edit is not the newest change', changes[0]?.id === first.changeId);
  const undone = await ask('POST', `/changes/${String(first.changeId)}/undo`);
  expect('the edit cannot be undone', undone.status < 300, toldBy(undone));
  expect('the undo brings back something else', (await unitsOf(scene, row.id)).startsWith('1.'));
  const again = await ask('POST', `/changes/${String(undone.changeId)}/undo`);
  expect('the undo cannot be undone', again.status < 300, toldBy(again));
  expect('the units are not those of the last edit', (await unitsOf(scene, row.id)).startsWith('2.'));
  const summary = await ask('GET', '/analytics/portfolio-summary');
  expect('the summary is refused', summary.status === 200, toldBy(summary));
  figures.acknowledged += 3;
}

interface Listed {
  readonly backups: readonly { readonly name: string }[];
}

/** A backup after the clock went back is the newest, and is there. */
async function expectBackup({ ask, figures }: Scene, note: string): Promise<void> {
  const made = await ask('POST', '/backups');
  const listed = (await ask('GET', '/backups')).body as Listed;
  if (made.status !== 201 || listed.backups[0]?.name !== (made.body as { name: string }).name)
    figures.failures.push(`${note}: the backup that was made last is not the newest: ${toldBy(made)}`);
}

/** Who was logged in still is, and can log in once more. */
async function expectSessions({ api, ask, figures }: Scene, note: string): Promise<void> {
  const old = await ask('GET', '/sessions');
  const fresh = await api.ask('GET', '/sessions', undefined, await logIn(api));
  if (old.status !== 200 || fresh.status !== 200)
    figures.failures.push(`${note}: sessions were answered ${toldBy(old)} and ${toldBy(fresh)}`);
}

/** The clock of the machine is set back under a server that works, several times. */
export const clock: Fault = async ({ folder }) => {
  const figures = noFigures();
  const database = databaseIn(folder);
  const file = join(folder, 'clock');
  writeFileSync(file, '0');
  const environment = {
    ...environmentFor(database),
    PASSWORD_HASH: await hashPassword(PASSWORD),
    [CLOCK]: file,
    NODE_OPTIONS: `--import=${new URL('support/shifted-clock.ts', import.meta.url).href}`,
  };
  const server = await startServer(environment);
  const cookie = await logIn(server.api);
  const ask: Api['ask'] = async (method, path, body) => await server.api.ask(method, path, body, cookie);
  const scene: Scene = { api: server.api, figures, cookie, ask };
  let backMs = 0;
  for (const [name, ms] of STEPS) {
    figures.runs += 1;
    const note = `${name} back`;
    const entered = await ask('POST', '/transactions', tradeOf(note, '1'));
    await expectBackup(scene, `before ${note}`);
    backMs += ms;
    writeFileSync(file, String(-backMs));
    await pause(30);
    await expectOrder(scene, entered.body as StoredTrade, note);
    await expectBackup(scene, note);
    await expectSessions(scene, note);
  }
  await server.stop();
  checkIntegrity(database, figures);
  const restore = await runProgram('restore', ['newest'], environment);
  if (restore.code !== 0) figures.failures.push(`the newest backup was not restored: ${restore.err}`);
  const { units } = readBooks(database);
  for (const [name] of STEPS) if (units.get(`${name} back`) !== '2') figures.lost += 1;
  return figures;
};
