import type { Transaction } from 'kysely';
import {
  type Arrival,
  ArrivalLostError,
  discardArrivals,
  showArrived,
  storeArriving,
} from '../../db/arriving-rows.ts';
import type { Database } from '../../db/open-database.ts';
import type { Tables } from '../../db/tables.ts';
import type { Deed } from '../../db/change-log.ts';
import type { Done, RunWork } from '../../db/unit-of-work.ts';
import { Problem } from '../../http/problem.ts';
import { removeValues, valuesRetiredBy } from '../position-values/retire-position-values.rule.ts';
import type { EntryRow } from '../transactions/transactions.repository.ts';
import { lastChangeId } from '../../db/last-change-id.ts';
import { isinsChanged, readsOtherwise } from './changed-meanwhile.repository.ts';
import { type FileRow, storeRows, summaryOf } from './stored-rows.ts';

/** What the ledger says to a file. */
export interface Compared {
  /** The rows that are to be stored. */
  readonly fresh: readonly FileRow[];
}

/** A file on its way into the ledger. */
export interface FileImport<C extends Compared> {
  readonly fileName: string;
  readonly requestId: string;
  /** Compares the file with the ledger. @throws Problem when nothing of it is to be stored */
  compare(db: Transaction<Tables>): Promise<C>;
  /** The sentence for the list of changes. */
  words(count: number, compared: C): string;
}

export interface StoredFile<C extends Compared> {
  readonly compared: C;
  /** In the order of the fresh rows. */
  readonly ids: readonly number[];
}

/** From so many rows on they arrive unseen: at once they would keep other writers waiting too long. */
const ROWS_THAT_ARRIVE = 1000;

/** So often a file is compared anew for what others have changed while its rows arrived; then they have to wait. */
const MOST_ATTEMPTS = 3;

const LOST =
  'The import was held up so long that it was taken for ended. Nothing of it was stored. Import the file again.';

/** Others have changed something while the rows arrived, for which the file might be read otherwise. */
class ReadOtherwise extends Error {}

/** Compares a file with the ledger and stores what is new as one change: all of it or nothing. */
export async function storeFile<C extends Compared>(
  database: Database,
  run: RunWork,
  file: FileImport<C>,
): Promise<Done<StoredFile<C>>> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await database.read.transaction().execute(async (trx) => {
      return { asOf: await lastChangeId(trx), compared: await file.compare(trx) };
    });
    if (known.compared.fresh.length < ROWS_THAT_ARRIVE || attempt > MOST_ATTEMPTS)
      return await storeAtOnce(run, file, known);
    try {
      return await storeInParts(database, run, file, known);
    } catch (error) {
      await discardArrivals(database, file.requestId);
      if (error instanceof ArrivalLostError) throw new Problem(503, 'import_ended_early', LOST);
      if (!(error instanceof ReadOtherwise)) throw error;
    }
  }
}

interface Known<C extends Compared> {
  /** The change after which it was compared. */
  readonly asOf: number;
  readonly compared: C;
}

const deedOf = ({ fileName, requestId }: FileImport<Compared>): Deed => {
  return { action: 'import', subject: 'transactions', summary: '', requestId, fileName };
};

async function storeAtOnce<C extends Compared>(
  run: RunWork,
  file: FileImport<C>,
  known: Known<C>,
): Promise<Done<StoredFile<C>>> {
  return await run(deedOf(file), async (work) => {
    const isAsItWas = (await lastChangeId(work.trx)) === known.asOf;
    const compared = isAsItWas ? known.compared : await file.compare(work.trx);
    const { fresh } = compared;
    const words = (count: number) => file.words(count, compared);
    return { compared, ids: fresh.length === 0 ? [] : await storeRows(work, fresh, words) };
  });
}

async function storeInParts<C extends Compared>(
  database: Database,
  run: RunWork,
  file: FileImport<C>,
  { asOf, compared }: Known<C>,
): Promise<Done<StoredFile<C>>> {
  const { fresh } = compared;
  const arrival = await storeArriving(
    database,
    file.requestId,
    fresh.map(({ columns }) => columns),
  );
  const coming = entriesByIsin(fresh, arrival);
  const { judgedAt, retired } = await database.read.transaction().execute(async (trx) => {
    return { judgedAt: await lastChangeId(trx), retired: await valuesRetiredBy(trx, coming) };
  });
  return await run({ ...deedOf(file), changeId: arrival.changeId }, async (work) => {
    const { trx, change } = work;
    const last = await lastChangeId(trx);
    const before = arrival.changeId;
    if (last >= before || (await readsOtherwise(trx, { after: asOf, before }))) throw new ReadOtherwise();
    const changed = await isinsChanged(trx, { after: judgedAt, before });
    const anew = await valuesRetiredBy(trx, new Map([...coming].filter(([isin]) => changed.has(isin))));
    await change.ensure();
    await showArrived(trx, arrival);
    change.touch(
      'transactions',
      fresh.map(({ columns }): [string, string] => [columns.isin, columns.date]),
    );
    await removeValues(work, new Set([...[...retired].filter((isin) => !changed.has(isin)), ...anew]));
    await change.summarise(summaryOf(file.words(fresh.length, compared)));
    return { compared, ids: fresh.map((_, index) => arrival.firstId + index) };
  });
}

function entriesByIsin(fresh: readonly FileRow[], { firstId }: Arrival): Map<string, EntryRow[]> {
  const entries = new Map<string, EntryRow[]>();
  for (const [index, { columns }] of fresh.entries()) {
    const ofIsin = entries.get(columns.isin) ?? [];
    ofIsin.push(Object.assign(columns, { id: firstId + index }));
    entries.set(columns.isin, ofIsin);
  }
  return entries;
}
