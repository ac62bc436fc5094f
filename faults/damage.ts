import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './support/api.ts';
import { checkIntegrity, databaseIn, enterTrade, environmentFor, readBooks } from './support/books.ts';
import { importOf } from './support/busy-owner.ts';
import type { Fault } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import type { Random } from './support/random.ts';
import { NotStarted, runProgram, startServer } from './support/server-process.ts';

const PAGE = 4096;
const ROWS = 600;
const ROUNDS = { full: 5, small: 1 } as const;
/** Drawn anew in every small trial. */
const SMALL_DAMAGES = 2;

/** Writes over the middle of a file. */
function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, bytes, 0, bytes.length, at);
  } finally {
    closeSync(file);
  }
}

const noise = (random: Random, length: number) =>
  Buffer.from(Array.from({ length }, () => random.whole(1, 255)));

type Damage = (path: string, random: Random) => void;

const pageIn = (path: string, random: Random) =>
  PAGE * random.whole(1, Math.floor(statSync(path).size / PAGE) - 1);

/** What can become of a file, each alone. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  'header overwritten': (path, random) => overwrite(path, 0, noise(random, 100)),
  'page of zeros': (path, random) => overwrite(path, pageIn(path, random), Buffer.alloc(PAGE)),
  'page of noise': (path, random) => overwrite(path, pageIn(path, random), noise(random, PAGE)),
  'cut off': (path, random) => truncateSync(path, pageIn(path, random) + random.whole(0, 100)),
  emptied: (path) => truncateSync(path, 0),
  'not a database': (path) => writeFileSync(path, 'Bought 12 units of an ETF in January.\n'.repeat(300)),
  'log of noise': (path, random) => writeFileSync(`${path}-wal`, noise(random, 3 * PAGE)),
};

const stateOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.startsWith('portfolio.db') && !name.endsWith('.lock'))
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .join('\n');

/** Starts a server that must refuse; what it printed. */
async function refusedStart(environment: Record<string, string>, name: string, figures: Figures) {
  try {
    const server = await startServer(environment);
    await server.stop();
    figures.failures.push(`${name}: the server started`);
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    if (error.end.code !== 1) figures.failures.push(`${name}: it ended with ${String(error.end.code)}`);
    return error.end.err.trim();
  }
  return '';
}

interface Prepared {
  readonly folder: string;
  readonly database: string;
  readonly newest: string;
}

/** A database with a good backup and, newer than that, one that cannot be read. */
async function prepare(folder: string, figures: Figures): Promise<Prepared> {
  const database = databaseIn(folder);
  const server = await startServer(environmentFor(database));
  await enterTrade(server.api, 'before the backup', '7');
  await server.api.importFile(importOf(1, ROWS));
  figures.acknowledged += 2;
  const made = (await server.api.must('POST', '/backups')).body as { name: string };
  await server.stop();
  const backups = join(folder, 'backups');
  const bad = made.name.replace(/-\d{8}T/, '-20991231T');
  copyFileSync(join(backups, made.name), join(backups, bad));
  overwrite(join(backups, bad), Math.floor(statSync(join(backups, bad)).size / 2), Buffer.alloc(64, 0xff));
  return { folder, database, newest: made.name };
}

/** The command that the refusal names brings everything back that was answered before the backup. */
async function restored({ folder, database, newest }: Prepared, name: string, figures: Figures) {
  const startedAt = performance.now();
  const { code, err } = await runProgram('restore', [newest], environmentFor(database));
  if (code !== 0) figures.failures.push(`${name}: restore ended with ${String(code)}: ${err}`);
  const server = await startServer(environmentFor(database));
  figures.recoveries.push(performance.now() - startedAt);
  await server.stop();
  const books = readBooks(database);
  const rows = [...books.imports.values()].reduce((sum, n) => sum + n, 0);
  if (books.units.get('before the backup') !== '7' || rows !== ROWS) figures.lost += 1;
  checkIntegrity(database, figures);
  for (const left of readdirSync(folder)) if (left.includes('.before-')) rmSync(join(folder, left));
}

async function damageOnce(
  prepared: Prepared,
  name: string,
  spoil: Damage,
  random: Random,
  figures: Figures,
): Promise<void> {
  const { folder, database, newest } = prepared;
  figures.runs += 1;
  spoil(database, random);
  const before = stateOf(folder);
  const said = await refusedStart(environmentFor(database), name, figures);
  const isTold = said.includes(`npm run restore -- ${newest}`) && said.split('\n').length === 1;
  if (!isTold) figures.failures.push(`${name}: it said: ${said}`);
  if (stateOf(folder) !== before) figures.failures.push(`${name}: the start changed the files`);
  await restored(prepared, name, figures);
}

/** Damage that comes while a server runs is told, too, and is no 500. */
async function damageWhileRunning({ database, folder }: Prepared, figures: Figures): Promise<void> {
  figures.runs += 1;
  const server = await startServer(environmentFor(database));
  // Another program writes into the file, as a broken tool for synchronisation does.
  overwrite(database, PAGE, Buffer.alloc(statSync(database).size - PAGE, 0xee));
  const answers = [
    await server.api.ask('GET', '/changes?limit=50'),
    await server.api.ask('GET', '/transactions?limit=100'),
    await server.api.ask('DELETE', '/transactions'),
  ];
  await server.kill('all');
  if (answers.some((answer) => answer.status === 500))
    figures.failures.push('damage while it runs: a bare 500');
  if (!answers.some((answer) => codeOf(answer) === 'database_damaged'))
    figures.failures.push('damage while it runs was not told');
  for (const ending of ['-wal', '-shm'])
    if (existsSync(database + ending)) rmSync(join(folder, `portfolio.db${ending}`));
}

/** A database that is damaged in every way is refused at the start, left alone, and restored as the refusal says. */
export const damage: Fault = async ({ random, folder, isSmall, tell }) => {
  const figures = noFigures();
  const place = join(folder, 'one');
  mkdirSync(place);
  const prepared = await prepare(place, figures);
  for (let round = 0; round < (isSmall ? ROUNDS.small : ROUNDS.full); round += 1) {
    const some = Object.entries(DAMAGES);
    while (isSmall && some.length > SMALL_DAMAGES) some.splice(random.whole(0, some.length - 1), 1);
    for (const [name, spoil] of some) await damageOnce(prepared, name, spoil, random, figures);
    if (!isSmall) tell(`${figures.runs} damages`);
  }
  await damageWhileRunning(prepared, figures);
  await restored(prepared, 'damage while it runs', figures);
  return figures;
};
