import { type Answer, type Api, codeOf, toldBy } from './support/api.ts';
import { checkIntegrity, databaseIn, environmentFor, readBooks, tradeOf } from './support/books.ts';
import { importOf, numbers } from './support/busy-owner.ts';
import { type Disk, makeDisk } from './support/disk.ts';
import type { Fault, Trial } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { type Promises, promises } from './support/promises.ts';
import { expectReadiness, expectReads } from './support/reads.ts';
import { type RunningServer, startServer } from './support/server-process.ts';

const ROUNDS = { full: 12, small: 1 } as const;
/** Rows of an import that a process of its own does. */
const LARGE_IMPORT = 1500;
/**
 * Bytes that are left at most: a disk may become full in the middle of a change, of a long one, or where the log of one
 * that is stored is copied into the database.
 */
const MOST_LEFT = [96 * 1024, 1024 * 1024, 5 * 1024 * 1024];

interface Scene {
  readonly trial: Trial;
  readonly api: Api;
  readonly promises: Promises;
  readonly figures: Figures;
  readonly given: ReturnType<typeof numbers>;
  /** How many of each kind were refused. */
  readonly refused: Map<string, number>;
}

/** One write of some kind. */
type Write = (scene: Scene) => Promise<Answer>;

const enter: Write = async ({ api, promises: told, given }) => {
  const note = `trade ${given.next()}`;
  told.ask(note, '1');
  const answer = await api.ask('POST', '/transactions', tradeOf(note, '1'));
  told.answer(note, '1', answer.status < 300);
  return answer;
};

const importRows =
  (rows: number): Write =>
  async ({ api, promises: told, given }) => {
    const number = given.next();
    told.askImport(number, rows);
    const answer = await api.importFile(importOf(number, rows));
    told.answerImport(number, rows, answer.status < 300);
    return answer;
  };

interface KindOfWrite {
  readonly name: string;
  readonly write: Write;
  /** Room in the log lets some pass on a disk that is full: how often it is tried. */
  readonly tries: number;
}

const WRITES: readonly KindOfWrite[] = [
  { name: 'entry', write: enter, tries: 30 },
  { name: 'import of 30 rows', write: importRows(30), tries: 10 },
  { name: 'import in a process of its own', write: importRows(LARGE_IMPORT), tries: 4 },
  {
    name: 'setting',
    write: async ({ api, given }) =>
      await api.ask('PUT', '/settings/risk-free-rate', { risk_free_rate: `0.0${given.next()}` }),
    tries: 30,
  },
];

/** Writes of one kind until one is refused, and how it was; null when there was room for all. */
async function refusalOf(scene: Scene, { write, tries }: KindOfWrite): Promise<Answer | null> {
  for (let left = tries; left > 0; left -= 1) {
    const answer = await write(scene);
    if (answer.status >= 300) return answer;
    scene.figures.acknowledged += 1;
  }
  return null;
}

/** @returns whether it was refused as it has to be */
function judge(refusal: Answer | null, name: string, code: string, figures: Figures): boolean {
  if (refusal === null) return false;
  const isRight = refusal.status === 503 && codeOf(refusal) === code;
  if (!isRight) figures.failures.push(`${name} was answered ${toldBy(refusal)}, not 503 ${code}`);
  return isRight;
}

async function fillOnce(scene: Scene, disk: Disk): Promise<void> {
  const { trial, api, figures, refused } = scene;
  figures.runs += 1;
  disk.fill(trial.random.whole(0, trial.random.pick(MOST_LEFT)));
  const count = (name: string, isRefused: boolean) =>
    refused.set(name, (refused.get(name) ?? 0) + (isRefused ? 1 : 0));
  for (const kind of WRITES)
    count(kind.name, judge(await refusalOf(scene, kind), kind.name, 'database_full', figures));
  count('backup', judge(await api.ask('POST', '/backups'), 'backup', 'backup_failed', figures));
  await expectReads(api, 'on a full disk', figures);
  await expectReadiness(api, false, 'on a full disk', figures);
  disk.empty();
  const freedAt = performance.now();
  for (const { name, write } of WRITES) {
    const answer = await write(scene);
    if (name === 'entry') figures.recoveries.push(performance.now() - freedAt);
    if (answer.status < 300) figures.acknowledged += 1;
    else figures.failures.push(`with room again, ${name} was answered ${toldBy(answer)}`);
  }
  await expectReadiness(api, true, 'with room again', figures);
}

/** A disk becomes full under a server that writes, and there is room again. */
export const fullDisk: Fault = async (trial) => {
  const figures = noFigures();
  const disk = makeDisk(trial.folder);
  if (disk === null) return { ...figures, skipped: 'this system lets nobody mount a disk here' };
  figures.notes.push(`disk in ${disk.kind}`);
  const database = databaseIn(disk.path);
  const told = promises();
  const given = numbers();
  let server: RunningServer | null = null;
  try {
    server = await startServer(environmentFor(database));
    const refused = new Map<string, number>();
    const scene = { trial, api: server.api, promises: told, figures, given, refused };
    for (let round = 0; round < (trial.isSmall ? ROUNDS.small : ROUNDS.full); round += 1) {
      await fillOnce(scene, disk);
      told.compare(readBooks(database), figures);
      checkIntegrity(database, figures);
    }
    figures.notes.push(`refused: ${[...refused].map(([name, count]) => `${name} ${count}`).join(', ')}`);
    for (const [name, count] of refused)
      if (count === 0 && !trial.isSmall) figures.failures.push(`no ${name} was ever refused`);
    const { err } = await server.stop();
    if (err.includes('Error')) figures.failures.push(`it printed: ${err}`);
    server = await startServer(environmentFor(database));
    told.compare(readBooks(database), figures);
    return figures;
  } finally {
    await server?.stop();
    disk.remove();
  }
};
