import { type Answer, type Api, codeOf, toldBy } from './support/api.ts';
import {
  checkIntegrity,
  databaseIn,
  enterTrade,
  environmentFor,
  readBooks,
  type StoredTrade,
  tradeOf,
} from './support/books.ts';
import { importOf } from './support/busy-owner.ts';
import type { Fault } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import type { Random } from './support/random.ts';
import { startServer } from './support/server-process.ts';

const WRITERS = 16;
const DURATION_MS = { full: 30_000, small: 2000 } as const;
/** Trades that all of them edit; few, so that they meet. */
const SHARED = 4;
const ROWS = 40;

/** What all writers have done together. */
export interface Doings {
  /** Edits of each shared trade that were answered as stored: each adds one unit. */
  readonly edits: Map<string, number>;
  /** Trades that were entered. */
  readonly entered: Set<string>;
  imports: number;
  /** Stale edits that were told. */
  conflicts: number;
  readonly times: number[];
}

export const noDoings = (): Doings => ({
  edits: new Map(),
  entered: new Set(),
  imports: 0,
  conflicts: 0,
  times: [],
});

export const sharedNote = (index: number) => `shared ${index}`;

/** Reads a shared trade and adds one unit to it; somebody else may have been quicker. */
async function addOne(api: Api, id: number, doings: Doings): Promise<Answer> {
  const row = (await api.must('GET', `/transactions/${id}`)).body as StoredTrade & { note: string };
  const [whole = ''] = row.units.split('.');
  const units = String(BigInt(whole) + 1n);
  const answer = await api.ask('PUT', `/transactions/${id}`, {
    ...tradeOf(row.note, units),
    based_on: row.updated_at,
  });
  if (answer.status === 200) doings.edits.set(row.note, (doings.edits.get(row.note) ?? 0) + 1);
  if (codeOf(answer) === 'row_changed') doings.conflicts += 1;
  return answer;
}

async function enter(api: Api, note: string, doings: Doings): Promise<Answer> {
  const answer = await api.ask('POST', '/transactions', tradeOf(note, '2'));
  if (answer.status === 201) doings.entered.add(note);
  return answer;
}

async function importSome(api: Api, number: number, doings: Doings): Promise<Answer> {
  const answer = await api.importFile(importOf(number, ROWS));
  if (answer.status === 200) doings.imports += 1;
  return answer;
}

/**
 * One of many writers: edits of shared trades, entries and imports in turn, until the time is over.
 *
 * @param api which server it speaks to next
 */
export async function writeUntil(
  api: () => Api,
  writer: number,
  until: number,
  shared: readonly number[],
  random: Random,
  doings: Doings,
  figures: Figures,
): Promise<void> {
  for (let turn = 0; performance.now() < until; turn += 1) {
    const chance = random.next();
    const begun = performance.now();
    const answer =
      chance < 0.6
        ? await addOne(api(), random.pick(shared), doings)
        : chance < 0.95
          ? await enter(api(), `writer ${writer} turn ${turn}`, doings)
          : await importSome(api(), writer * 10_000 + turn, doings);
    doings.times.push(performance.now() - begun);
    if (answer.status < 300) figures.acknowledged += 1;
    else if (answer.status >= 500) figures.serverErrors += 1;
    if (answer.status >= 300 && codeOf(answer) !== 'row_changed')
      figures.failures.push(`a writer was answered ${toldBy(answer)}`);
  }
}

/** Every edit is in the sum of its trade, and everything that was entered is there. */
export function compareDoings(database: string, doings: Doings, figures: Figures): void {
  const { units, imports } = readBooks(database);
  for (const [note, edits] of doings.edits) {
    // One unit when it was entered, and one for each edit that was stored.
    const missing = BigInt(1 + edits) - BigInt(units.get(note) ?? '0');
    if (missing === 0n) continue;
    figures.lost += Number(missing < 0n ? -missing : missing);
    figures.failures.push(`${note} has ${String(units.get(note))} units after ${edits} edits`);
  }
  for (const note of doings.entered) if (!units.has(note)) figures.lost += 1;
  figures.lost += Math.max(0, doings.imports - imports.size);
  for (const rows of imports.values()) if (rows !== ROWS) figures.halfImports += 1;
}

/** Two edits that were made from the same row, sent at once: one is stored, the other is told. */
async function twoStaleEdits(api: Api, figures: Figures, rounds: number): Promise<void> {
  const { id } = await enterTrade(api, 'edited twice', '1');
  for (let round = 0; round < rounds; round += 1) {
    const { updated_at: seen } = (await api.must('GET', `/transactions/${id}`)).body as StoredTrade;
    const edit = async (units: string) =>
      await api.ask('PUT', `/transactions/${id}`, { ...tradeOf('edited twice', units), based_on: seen });
    const answers = await Promise.all([edit(`${round + 2}.25`), edit(`${round + 2}.75`)]);
    const stored = answers.filter(({ status }) => status === 200);
    const told = answers.filter((answer) => answer.status === 409 && codeOf(answer) === 'row_changed');
    figures.acknowledged += stored.length;
    if (stored.length !== 1 || told.length !== 1)
      figures.failures.push(`two stale edits were answered ${answers.map(toldBy).join(' and ')}`);
  }
}

export function timesOf({ times }: Doings): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${sorted.length} writes, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, longest ${at(1)} ms`;
}

/** Sixteen who write at once, most of them at the same few trades. */
export const writers: Fault = async ({ random, folder, isSmall }) => {
  const figures = noFigures();
  const doings = noDoings();
  const database = databaseIn(folder);
  const server = await startServer(environmentFor(database));
  const shared: number[] = [];
  for (let index = 0; index < SHARED; index += 1)
    shared.push((await enterTrade(server.api, sharedNote(index), '1')).id);
  const until = performance.now() + (isSmall ? DURATION_MS.small : DURATION_MS.full);
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) =>
      writeUntil(() => server.api, writer, until, shared, random, doings, figures),
    ),
  );
  await twoStaleEdits(server.api, figures, isSmall ? 5 : 100);
  figures.runs = WRITERS;
  compareDoings(database, doings, figures);
  checkIntegrity(database, figures);
  figures.notes.push(
    timesOf(doings),
    `${doings.conflicts} stale edits were told, and made again from what is there`,
  );
  await server.stop();
  return figures;
};
