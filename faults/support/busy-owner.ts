import { type ExportedTrade, sampleTrades } from '../../backend/src/testing/degiro-file.ts';
import { type Answer, type Api, toldBy } from './api.ts';
import { importKey, tradeOf } from './books.ts';
import type { Figures } from './figures.ts';
import type { Promises } from './promises.ts';
import type { Random } from './random.ts';

/** Rows of a file that is imported by the server itself, and of one that a process of its own imports. */
const SMALL_IMPORT = 30;
const LARGE_IMPORT = 900;

/** Numbers that are never given twice, over all servers of a run. */
export interface Numbers {
  next(): number;
}

export function numbers(): Numbers {
  let last = 0;
  return { next: () => (last += 1) };
}

/** Rows whose order ids tell the import that they came with. */
export function importOf(number: number, rows: number): ExportedTrade[] {
  return sampleTrades(rows, 20).map((trade, index) => ({
    ...trade,
    orderId: `${importKey(number)}${String(index).padStart(6, '0')}`,
  }));
}

/** What a request was answered, told apart; an answer of a failing server is counted. */
function isStored(answer: Answer, figures: Figures): boolean {
  if (answer.status < 300) figures.acknowledged += 1;
  if (answer.status >= 500) {
    figures.serverErrors += 1;
    figures.failures.push(`answered ${toldBy(answer)}`);
  }
  return answer.status < 300;
}

interface Scene {
  readonly api: Api;
  readonly promises: Promises;
  readonly figures: Figures;
  readonly random: Random;
  readonly numbers: Numbers;
}

/** Enters trades, edits them and deletes some, until the server is gone. */
async function enterAndEdit({ api, promises, figures, random, numbers: given }: Scene): Promise<never> {
  const own: { id: number; note: string }[] = [];
  for (;;) {
    const one = own.length > 0 && random.next() < 0.5 ? random.pick(own) : null;
    const note = one?.note ?? `trade ${given.next()}`;
    const isDeletion = one !== null && random.next() < 0.3;
    const units = isDeletion ? null : String(given.next());
    promises.ask(note, units);
    const body = units === null ? undefined : tradeOf(note, units);
    const answer =
      one === null
        ? await api.ask('POST', '/transactions', body)
        : await api.ask(isDeletion ? 'DELETE' : 'PUT', `/transactions/${one.id}`, body);
    promises.answer(note, units, isStored(answer, figures));
    if (one === null && answer.status < 300) own.push({ id: (answer.body as { id: number }).id, note });
    if (isDeletion) own.splice(own.indexOf(one), 1);
  }
}

/** Imports files and undoes some of them, until the server is gone. */
async function importAndUndo(scene: Scene, rows: number): Promise<never> {
  const { api, promises, figures, random, numbers: given } = scene;
  for (;;) {
    const number = given.next();
    promises.askImport(number, rows);
    const answer = await api.importFile(importOf(number, rows));
    promises.answerImport(number, rows, isStored(answer, figures));
    if (answer.changeId === null || random.next() < 0.5) continue;
    promises.askImport(number, 0);
    const undone = await api.ask('POST', `/changes/${answer.changeId}/undo`);
    promises.answerImport(number, 0, isStored(undone, figures));
  }
}

/** Two people's worth of entries and two imports at once, until the server is gone. */
export async function workUntilGone(scene: Scene): Promise<void> {
  await Promise.allSettled([
    enterAndEdit(scene),
    enterAndEdit(scene),
    importAndUndo(scene, SMALL_IMPORT),
    importAndUndo(scene, LARGE_IMPORT),
  ]);
}
