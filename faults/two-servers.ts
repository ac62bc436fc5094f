import { type Api, toldBy } from './support/api.ts';
import { checkIntegrity, databaseIn, enterTrade, environmentFor, tradeOf } from './support/books.ts';
import type { Fault } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { runProgram, startServer } from './support/server-process.ts';
import { compareDoings, noDoings, sharedNote, timesOf, writeUntil } from './writers.ts';

const WRITERS = 8;
const DURATION_MS = { full: 20_000, small: 2000 } as const;
const SHARED = 4;
const ROUNDS = { full: 50, small: 5 } as const;

/** What one has stored the other one tells at once, from memory or not. */
async function expectSameAnswers(one: Api, other: Api, note: string, figures: Figures): Promise<void> {
  const { id } = await enterTrade(one, note, '3');
  figures.acknowledged += 1;
  for (const path of ['/analytics/portfolio-summary', `/transactions/${id}`, '/transactions?limit=5']) {
    const answers = [await one.ask('GET', path), await other.ask('GET', path)];
    const [here, there] = answers.map(({ body }) => JSON.stringify(body));
    if (here !== there)
      figures.failures.push(`${path} is answered ${String(here)} here, and ${String(there)} there`);
  }
  const gone = await other.ask('DELETE', `/transactions/${id}`);
  if (gone.status >= 300) figures.failures.push(`the other could not delete: ${toldBy(gone)}`);
  const edit = await one.ask('PUT', `/transactions/${id}`, tradeOf(note, '4'));
  if (edit.status !== 404) figures.failures.push(`what the other deleted could be edited: ${toldBy(edit)}`);
}

/**
 * Two servers on one database, written to at once: both are right, or the second would have to be refused.
 *
 * A restore under them is refused; a server that starts while another one works finds its database whole.
 */
export const twoServers: Fault = async ({ random, folder, isSmall }) => {
  const figures = noFigures();
  const doings = noDoings();
  const database = databaseIn(folder);
  const first = await startServer(environmentFor(database));
  const shared: number[] = [];
  for (let index = 0; index < SHARED; index += 1)
    shared.push((await enterTrade(first.api, sharedNote(index), '1')).id);
  await first.api.must('POST', '/backups');
  const second = await startServer(environmentFor(database));
  const apis = [first.api, second.api];
  const until = performance.now() + (isSmall ? DURATION_MS.small : DURATION_MS.full);
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) =>
      writeUntil(() => random.pick(apis), writer, until, shared, random, doings, figures),
    ),
  );
  compareDoings(database, doings, figures);
  for (let round = 0; round < (isSmall ? ROUNDS.small : ROUNDS.full); round += 1)
    await expectSameAnswers(
      ...(round % 2 === 0 ? ([first.api, second.api] as const) : ([second.api, first.api] as const)),
      `round ${round}`,
      figures,
    );
  const restore = await runProgram('restore', ['newest'], environmentFor(database));
  if (restore.code !== 1 || !restore.err.includes('Stop it first'))
    figures.failures.push(`a restore under two servers: ${restore.err}`);
  await first.kill('all');
  figures.kills += 1;
  const after = await second.api.ask('POST', '/transactions', tradeOf('after the other was killed', '1'));
  if (after.status !== 201) figures.failures.push(`the one that is left was answered ${toldBy(after)}`);
  figures.runs = 2;
  checkIntegrity(database, figures);
  figures.notes.push(timesOf(doings), `${doings.conflicts} stale edits were told`);
  await second.stop();
  return figures;
};
