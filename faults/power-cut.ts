import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { readBackup } from '../backend/src/backups/read-backup.ts';
import { checkIntegrity, databaseIn, enterTrade, environmentFor, readBooks } from './support/books.ts';
import { CUT_AT, CUT_COUNT } from './support/cut-power.ts';
import type { Fault, Trial } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { runProgram, startServer } from './support/server-process.ts';

/** Of a small trial: cuts of a backup, and cuts of a restore. */
const SMALL_CUTS = 3;

/** What was entered before the backup that is restored, and what after it. */
const BEFORE = 'before the backup';
const AFTER = 'after the backup';

interface Scene {
  readonly trial: Trial;
  readonly figures: Figures;
  readonly database: string;
  readonly backups: string;
  /** The database as a killed server has left it, with its log. */
  readonly left: string;
  /** The backup that is restored. */
  readonly made: string;
}

const FILES = ['portfolio.db', 'portfolio.db-wal'];

/** Puts back the database with a log whose changes stand nowhere else. */
function leaveHotLog({ database, left }: Scene): void {
  for (const each of ['', '-wal', '-shm']) rmSync(database + each, { force: true });
  for (const name of FILES) copyFileSync(join(left, name), join(database, '..', name));
}

function cutting(environment: Record<string, string>, at: number, count?: string) {
  const preload = new URL('support/cut-power.ts', import.meta.url).href;
  return {
    ...environment,
    NODE_OPTIONS: `--import=${preload}`,
    [CUT_AT]: String(at),
    ...(count !== undefined && { [CUT_COUNT]: count }),
  };
}

/** How many changes of files a command makes when nothing happens. */
async function changesOf(
  { trial, database }: Scene,
  program: string,
  args: readonly string[],
): Promise<number> {
  const file = join(trial.folder, 'count');
  const { code, err } = await runProgram(program, args, cutting(environmentFor(database), 0, file));
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${err}`);
  return Number(readFileSync(file, 'utf8'));
}

/** All of them, or some that are drawn; the last ones are always there: the names change then. */
function cutsOf({ random, isSmall }: Trial, changes: number): number[] {
  const all = Array.from({ length: changes }, (_, index) => index + 1);
  while (isSmall && all.length > SMALL_CUTS) all.splice(random.whole(0, all.length - 1), 1);
  return all;
}

async function cut(scene: Scene, program: string, args: readonly string[], at: number): Promise<void> {
  scene.figures.runs += 1;
  scene.figures.kills += 1;
  const { signal, code } = await runProgram(program, args, cutting(environmentFor(scene.database), at));
  if (signal !== 'SIGKILL')
    scene.figures.failures.push(`${program}, cut ${at}: it ended with ${String(code)} before that`);
}

/** After a cut everything that has the name of a backup is one, and the next is made as if nothing had been. */
async function cutBackups(scene: Scene): Promise<void> {
  const { figures, backups, database, trial } = scene;
  const changes = await changesOf(scene, 'backup', []);
  for (const at of cutsOf(trial, changes)) {
    const newest = readdirSync(backups).findLast((name) => name.endsWith('.db.gz')) ?? '';
    await cut(scene, 'backup', [], at);
    if (!existsSync(join(backups, newest))) figures.failures.push(`backup, cut ${at}: ${newest} is gone`);
    for (const name of readdirSync(backups).filter((each) => each.endsWith('.db.gz')))
      await readBackup(createReadStream(join(backups, name)), null, null).catch((error: unknown) =>
        figures.failures.push(`backup, cut ${at}: ${name}: ${String(error)}`),
      );
    const startedAt = performance.now();
    const { code, err } = await runProgram('backup', [], environmentFor(database));
    figures.recoveries.push(performance.now() - startedAt);
    if (code !== 0)
      figures.failures.push(`backup, cut ${at}: the next one ended with ${String(code)}: ${err}`);
    const partial = readdirSync(backups).filter((name) => name.includes('.partial'));
    if (partial.length > 0) figures.failures.push(`backup, cut ${at}: ${partial.join(', ')} was left`);
  }
  figures.notes.push(`a backup changes files ${changes} times`);
}

/** After a cut the old database is there with everything that was answered, or the new one; the next restore works. */
async function cutRestores(scene: Scene): Promise<void> {
  const { figures, database, made, trial } = scene;
  leaveHotLog(scene);
  const changes = await changesOf(scene, 'restore', [made]);
  let swapped = 0;
  for (const at of cutsOf(trial, changes)) {
    leaveHotLog(scene);
    await cut(scene, 'restore', [made], at);
    const { units } = readBooks(database);
    checkIntegrity(database, figures);
    if (!units.has(BEFORE)) figures.lost += 1;
    if (!units.has(AFTER)) swapped += 1;
    else if (swapped > 0) figures.failures.push(`restore, cut ${at}: the old database came back`);
    const startedAt = performance.now();
    const { code, err } = await runProgram('restore', [made], environmentFor(database));
    figures.recoveries.push(performance.now() - startedAt);
    if (code !== 0)
      figures.failures.push(`restore, cut ${at}: the next one ended with ${String(code)}: ${err}`);
    const after = readBooks(database).units;
    if (!after.has(BEFORE) || after.has(AFTER)) figures.failures.push(`restore, cut ${at}: another database`);
    const folder = join(database, '..');
    for (const name of readdirSync(folder)) {
      if (name.includes('restoring')) figures.failures.push(`restore, cut ${at}: ${name} was left`);
      if (name.includes('.before-')) rmSync(join(folder, name));
    }
  }
  figures.notes.push(
    `a restore changes files ${changes} times; the new database stood after ${swapped} cuts`,
  );
}

/** The power is cut at every change of a file that a backup makes, the one between it and its name included, and a restore. */
export const powerCut: Fault = async (trial) => {
  const figures = noFigures();
  const place = join(trial.folder, 'place');
  const left = join(trial.folder, 'left');
  mkdirSync(place);
  mkdirSync(left);
  const database = databaseIn(place);
  const server = await startServer(environmentFor(database));
  await enterTrade(server.api, BEFORE, '1');
  const made = ((await server.api.must('POST', '/backups')).body as { name: string }).name;
  await enterTrade(server.api, AFTER, '1');
  figures.acknowledged += 2;
  await server.kill('all');
  for (const name of FILES) copyFileSync(join(place, name), join(left, name));
  const scene = { trial, figures, database, left, made, backups: join(place, 'backups') };
  // It has to outlive the backups of the trial, which would thin it out.
  copyFileSync(join(scene.backups, made), join(left, made));
  await cutRestores({ ...scene, made: join(left, made) });
  await cutBackups(scene);
  return figures;
};
