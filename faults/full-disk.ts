import { type Answer, type Api, codeOf, toldBy } from './support/api.ts';
import { checkIntegrity, databaseIn, environmentFor, readBooks, tradeOf } from './support/books.ts';
import { importOf, numbers } from './support/busy-owner.ts';
import { type Disk, makeDisk } from './support/disk.ts';
import type { Fault, Trial } from './support/fault.ts';
import { type Figures, noFigures } from './support/figures.ts';
import { type Promises, promises } from './support/promises.ts';
import { type RunningServer, startServer } from './support/server-process.ts';

const ROUNDS = { full: 20, small: 3 } as const;
/** Room in the log may let some writes pass on a disk that is full. */
const MOST_WRITES = 40;
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
}

/** One write of some kind; a refusal has to be the right one. */
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

const WRITES: Readonly<Record<string, Write>> = {
  entry: enter,
  'import of 30 rows': importRows(30),
  'import in a process of its own': importRows(LARGE_IMPORT),
  value: async ({ api, given }) =>
    await api.ask('PUT', '/settings/risk-free-rate', { risk_free_rate: `0.0${given.next()}` }),
};

/** Writes of one kind until one is refused, and how it was; null when there was room for all. */
async function refusalOf(scene: Scene, write: Write): Promise<Answer | null> {
  for (let tries = 0; tries < MOST_WRITES; tries += 1) {
    const answer = await write(scene);
    if (answer.status >= 300) return answer;
    scene.figures.acknowledged += 1;
  }
  return null;
}

function judge(refusal: Answer | null, name: string, code: string, figures: Figures): void {
  if (refusal === null) return;
  if (refusal.status !== 503 || codeOf(refusal) !== code)
    figures.failures.push(`${name} was answered ${toldBy(refusal)}, not 503 ${code}`);
}

/** What is read while nothing can be written. */
export const READS = ['/transactions?limit=1', '/analytics/portfolio-summary', '/changes', '/health/ready'];

export async function expectReads(api: Api, when: string, figures: Figures): Promise<void> {
  for (const path of READS) {
    const answer = await api.ask('GET', path);
    if (answer.status !== 200) figures.failures.push(`${when}, ${path} was answered ${toldBy(answer)}`);
  }
}

async function fillOnce(scene: Scene, disk: Disk): Promise<void> {
  const { trial, api, figures } = scene;
  figures.runs += 1;
  disk.fill(trial.random.whole(0, trial.random.pick(MOST_LEFT)));
  for (const [name, write] of Object.entries(WRITES))
    judge(await refusalOf(scene, write), name, 'database_full', figures);
  judge(await api.ask('POST', '/backups'), 'backup', 'backup_failed', figures);
  await expectReads(api, 'on a full disk', figures);
  disk.empty();
  const freedAt = performance.now();
  for (const [name, write] of Object.entries(WRITES)) {
    const answer = await write(scene);
    if (name === 'entry') figures.recoveries.push(performance.now() - freedAt);
    if (answer.status < 300) figures.acknowledged += 1;
    else figures.failures.push(`with room again, ${name} was answered ${toldBy(answer)}`);
  }
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
    const scene = { trial, api: server.api, promises: told, figures, given };
    for (let round = 0; round < (trial.isSmall ? ROUNDS.small : ROUNDS.full); round += 1) {
      await fillOnce(scene, disk);
      told.compare(readBooks(database), figures);
      checkIntegrity(database, figures);
    }
    await server.stop();
    server = await startServer(environmentFor(database));
    told.compare(readBooks(database), figures);
    return figures;
  } finally {
    await server?.stop();
    disk.remove();
  }
};
