import { existsSync } from 'node:fs';
import { type Api, codeOf, toldBy } from './support/api.ts';
import { checkIntegrity, databaseIn, environmentFor, readBooks, tradeOf } from './support/books.ts';
import { importOf } from './support/busy-owner.ts';
import { type Disk, makeDisk } from './support/disk.ts';
import type { Fault } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { expectReadiness, expectReads } from './support/reads.ts';
import { NotStarted, type RunningServer, startServer } from './support/server-process.ts';

const ROUNDS = { full: 20, small: 1 } as const;

/** What was answered as stored: notes of trades. */
type Stored = Set<string>;

async function enter(api: Api, note: string, stored: Stored, figures: Figures): Promise<void> {
  await api.must('POST', '/transactions', tradeOf(note, '1'));
  stored.add(note);
  figures.acknowledged += 1;
}

/** Every kind of write is refused, and told why. */
async function expectRefusals(api: Api, figures: Figures): Promise<void> {
  const answers = [
    await api.ask('POST', '/transactions', tradeOf('never', '1')),
    await api.importFile(importOf(1, 30)),
    await api.importFile(importOf(2, 1000)),
  ];
  for (const answer of answers)
    if (answer.status !== 503 || codeOf(answer) !== 'database_read_only')
      figures.failures.push(`a write was answered ${toldBy(answer)}, not 503 database_read_only`);
}

function compare(database: string, stored: Stored, figures: Figures): void {
  const { units, imports } = readBooks(database);
  for (const note of stored) if (!units.has(note)) figures.lost += 1;
  if (units.size > stored.size) figures.failures.push('a refused trade was stored');
  figures.halfImports += imports.size;
}

const filesOf = (database: string) => [database, `${database}-wal`].filter((path) => existsSync(path));

/** The files refuse every write for a while, under a server that has them open. */
async function freezeOnce(disk: Disk, api: Api, stored: Stored, figures: Figures): Promise<void> {
  const database = databaseIn(disk.path);
  figures.runs += 1;
  await enter(api, `before ${figures.runs}`, stored, figures);
  const frozen = filesOf(database);
  disk.freeze(frozen);
  try {
    await expectRefusals(api, figures);
    await expectReads(api, 'while nothing can be written', figures);
    await expectReadiness(api, false, 'while nothing can be written', figures);
  } finally {
    disk.thaw(frozen);
  }
  const thawedAt = performance.now();
  await enter(api, `after ${figures.runs}`, stored, figures);
  figures.recoveries.push(performance.now() - thawedAt);
  await expectReadiness(api, true, 'once it can be written again', figures);
  compare(database, stored, figures);
}

/** A server that is started on such a disk says why it does not start; once that is mended it starts. */
async function startOnReadOnly(disk: Disk, stored: Stored, figures: Figures): Promise<RunningServer> {
  const environment = environmentFor(databaseIn(disk.path));
  figures.runs += 1;
  disk.mount('ro');
  try {
    await (await startServer(environment)).stop();
    figures.failures.push('a server started on a read-only disk');
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    const { code, err } = error.end;
    if (code !== 1 || !err.includes('became read-only')) figures.failures.push(`it said: ${err}`);
  }
  disk.mount('rw');
  const server = await startServer(environment);
  figures.recoveries.push(server.startMs);
  compare(databaseIn(disk.path), stored, figures);
  return server;
}

/** The kernel makes the whole disk read-only while the server writes, as it does after damage. */
async function breakDown(
  disk: Disk,
  server: RunningServer,
  stored: Stored,
  figures: Figures,
): Promise<RunningServer> {
  figures.runs += 1;
  await enter(server.api, 'before the disk broke', stored, figures);
  disk.breakDown();
  await expectRefusals(server.api, figures);
  await expectReads(server.api, 'on a disk that broke', figures);
  await server.stop();
  disk.mount('rw');
  const next = await startServer(environmentFor(databaseIn(disk.path)));
  figures.recoveries.push(next.startMs);
  compare(databaseIn(disk.path), stored, figures);
  return next;
}

/** A disk that cannot be written: from the start, all at once, and for a while. */
export const readOnlyDisk: Fault = async ({ folder, isSmall }) => {
  const figures = noFigures();
  const disk = makeDisk(folder);
  if (disk === null) return { ...figures, skipped: 'this system lets nobody mount a disk here' };
  const database = databaseIn(disk.path);
  const stored: Stored = new Set();
  let server: RunningServer | null = null;
  try {
    server = await startServer(environmentFor(database));
    await enter(server.api, 'the first', stored, figures);
    await server.stop();
    server = await startOnReadOnly(disk, stored, figures);
    if (disk.kind === 'memory') figures.notes.push('only at the start: the rest needs root');
    else {
      for (let round = 0; round < (isSmall ? ROUNDS.small : ROUNDS.full); round += 1)
        await freezeOnce(disk, server.api, stored, figures);
      server = await breakDown(disk, server, stored, figures);
    }
    await server.stop();
    checkIntegrity(database, figures);
    return figures;
  } finally {
    await server?.stop();
    disk.remove();
  }
};
