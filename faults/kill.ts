import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkIntegrity, databaseIn, environmentFor, readBooks } from './support/books.ts';
import { type Numbers, numbers, workUntilGone } from './support/busy-owner.ts';
import type { Fault, Trial } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { type Promises, promises } from './support/promises.ts';
import { NotStarted, type RunningServer, startServer } from './support/server-process.ts';

const RUNS = { full: 500, small: 6 } as const;
/** So many runs go on with the database that the one before left; then a new one is begun. */
const RUNS_PER_DATABASE = 25;
/** Milliseconds of work before the kill, at most. */
const LONGEST_WORK_MS = 900;
/** So often a server is killed while it starts after a kill. */
const KILLED_AT_START = 0.15;

interface Book {
  readonly database: string;
  readonly promises: Promises;
}

/** Starts it, sometimes after it was killed once more on its way. */
async function comeBack({ random }: Trial, { database }: Book, figures: Figures): Promise<RunningServer> {
  const environment = environmentFor(database);
  if (random.next() < KILLED_AT_START) {
    try {
      const early = await startServer(environment, random.whole(50, 500));
      await early.kill('all');
    } catch (error) {
      if (!(error instanceof NotStarted && error.end.signal === 'SIGKILL')) throw error;
    }
    figures.kills += 1;
  }
  return await startServer(environment);
}

/** One run: a server that works, a kill, and a server that has to know everything that was answered. */
async function killOnce(
  trial: Trial,
  book: Book,
  server: RunningServer,
  figures: Figures,
  given: Numbers,
): Promise<RunningServer> {
  const { random } = trial;
  const work = workUntilGone({ api: server.api, promises: book.promises, figures, random, numbers: given });
  await pause(random.next() * LONGEST_WORK_MS);
  await server.kill(random.next() < 0.5 ? 'all' : 'alone');
  await work;
  figures.kills += 1;
  const next = await comeBack(trial, book, figures);
  figures.recoveries.push(next.startMs);
  checkIntegrity(book.database, figures);
  const books = readBooks(book.database);
  book.promises.compare(books, figures);
  const told = await next.api.must('GET', '/transactions?limit=1');
  const { total } = told.body as { total?: number };
  const rows = books.units.size + [...books.imports.values()].reduce((sum, n) => sum + n, 0);
  if (total !== rows) figures.failures.push(`the server tells ${String(total)} transactions of ${rows}`);
  return next;
}

/**
 * `kill -9` at random moments of entries, edits, deletions, imports and undos, and now and then of the start after it.
 *
 * Half of the kills take the server alone, which leaves a running import without its server; the others take both at once.
 */
export const kill: Fault = async (trial) => {
  const figures = noFigures();
  const given = numbers();
  const runs = trial.isSmall ? RUNS.small : RUNS.full;
  let book: Book | null = null;
  let server: RunningServer | null = null;
  while (figures.runs < runs) {
    if (book === null || server === null || figures.runs % RUNS_PER_DATABASE === 0) {
      await server?.stop();
      const folder = join(trial.folder, `kill-${figures.runs}`);
      mkdirSync(folder);
      book = { database: databaseIn(folder), promises: promises() };
      server = await startServer(environmentFor(book.database));
    }
    figures.runs += 1;
    server = await killOnce(trial, book, server, figures, given);
    if (figures.runs % RUNS_PER_DATABASE === 0)
      trial.tell(`${figures.runs} runs, ${figures.acknowledged} acknowledged, ${figures.lost} lost`);
  }
  await server?.stop();
  return figures;
};
