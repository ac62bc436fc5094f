import type { Kysely } from 'kysely';
import type { Noun, Tables } from '../../db/tables.ts';
import type { Done, RunWork } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { ROWS_OF_LONG_WORK, workThere } from '../../http/long-work.ts';
import { Problem } from '../../http/problem.ts';
import { retirePositionValues } from '../position-values/retire-position-values.rule.ts';
import {
  type ChangedRow,
  changedRows,
  type ChangeRecord,
  countChangedRows,
  findChange,
  listChanges,
  touchesMoreThan,
} from './changes.repository.ts';
import type { ChangeListQuery, ChangesQuery } from './changes.schema.ts';
import { keepWhole } from './keep-whole.ts';
import { conflictingChange, isinsTouchedBy, revertVersions } from './undo.repository.ts';

/** Rows shown with each change of the list; the rest is a request away. */
const ROWS_IN_LIST = 5;

/** Up to so many rows it is cheap to look in a list for what stands in the way of an undo. */
const ROWS_LOOKED_AFTER = 2000;

export interface ShownChange {
  readonly change: ChangeRecord;
  readonly rowCount: number;
  readonly rows: ChangedRow[];
  /** The change that has to be undone first, or that did undo it; null when none stands in the way. */
  readonly conflict: number | null;
  /** Whether that was looked for. */
  readonly isConflictKnown: boolean;
}

/** The newest later change that touched what this one did, or took its place. */
async function laterChange(db: Kysely<Tables>, id: number, nouns: Iterable<Noun>): Promise<number | null> {
  let latest: number | null = null;
  for (const noun of nouns) {
    const later = await conflictingChange(db, noun, id);
    if (later !== null && (latest === null || later > latest)) latest = later;
  }
  return latest;
}

async function show(
  deps: Deps,
  change: ChangeRecord,
  page: { skip: number; limit: number },
  rowsLookedAfter: number,
): Promise<ShownChange> {
  const db = deps.database.read;
  const counts = await countChangedRows(db, change.id);
  const rowCount = [...counts.values()].reduce((total, count) => total + count, 0);
  const rows = await changedRows(db, change.id, counts, page);
  const isConflictKnown = change.undone_by !== null || rowCount <= rowsLookedAfter;
  const conflict =
    change.undone_by ?? (isConflictKnown ? await laterChange(db, change.id, counts.keys()) : null);
  return { change, rowCount, rows, conflict, isConflictKnown };
}

export async function pageOfChanges(deps: Deps, query: ChangeListQuery) {
  const page = { skip: query.skip ?? 0, limit: query.limit ?? 50 };
  const { changes, total } = await listChanges(deps.database.read, { ...page, subject: query.subject });
  const shown: ShownChange[] = [];
  for (const change of changes)
    shown.push(await show(deps, change, { skip: 0, limit: ROWS_IN_LIST }, ROWS_LOOKED_AFTER));
  return { changes: shown, total, ...page };
}

function missing(id: number): Problem {
  return new Problem(404, 'change_not_found', `There is no change with ID ${id}.`, { id });
}

export async function showChange(deps: Deps, id: number, query: ChangesQuery) {
  const page = { skip: query.skip ?? 0, limit: query.limit ?? 50 };
  const change = await findChange(deps.database.read, id);
  if (!change) throw missing(id);
  return { ...(await show(deps, change, page, Number.POSITIVE_INFINITY)), ...page };
}

async function refuseConflict(db: Kysely<Tables>, id: number, nouns: Iterable<Noun>): Promise<void> {
  const later = await laterChange(db, id, nouns);
  if (later === null) return;
  const { summary } = (await findChange(db, later)) ?? { summary: '' };
  throw new Problem(
    409,
    'change_held_back',
    `Change ${id} cannot be undone: change ${later} came later and touched the same rows or took their place (${summary}). Undo that one first.`,
    { id, later },
    { conflicting_change: later },
  );
}

/**
 * Reverts one whole change, as a change of its own: what it added goes, what it edited or removed comes back as it was.
 *
 * Refused with 409 when a later change has touched the same rows or put others in their place (the same file imported
 * again, another snapshot of the moment); that one has to be undone first. Refused too when what comes back would not
 * fit what stands now: see keep-whole.ts.
 */
export async function undoChange(deps: Deps, id: number, requestId: string): Promise<Done<number>> {
  const isLong = await touchesMoreThan(deps.database.read, id, ROWS_OF_LONG_WORK);
  const done = isLong
    ? await workThere(deps.database, 'undo', { id }, requestId)
    : await undoHere(deps.run, id, requestId);
  deps.log.info('change undone', { operation: 'UNDO', undone_change: id, change: done.changeId });
  return done;
}

/** The same on the thread that calls it. */
export async function undoHere(run: RunWork, id: number, requestId: string): Promise<Done<number>> {
  const deed = { action: 'undo', subject: 'transactions', summary: '', requestId, undoes: id } as const;
  return await run(deed, async (work) => {
    const change = await findChange(work.trx, id);
    if (!change) throw missing(id);
    if (change.undone_by !== null) {
      const { undone_by } = change;
      const detail = `Change ${id} was already undone, by change ${undone_by}.`;
      throw new Problem(
        409,
        'change_already_undone',
        detail,
        { id, undone_by },
        { conflicting_change: undone_by },
      );
    }
    const counts = await countChangedRows(work.trx, id);
    await refuseConflict(work.trx, id, counts.keys());
    const undoId = await work.change.ensure(change.subject);
    await work.change.summarise(`Undid: ${change.summary}`);
    const isins = await isinsTouchedBy(work.trx, id);
    const revert = async () => {
      for (const noun of counts.keys()) {
        await revertVersions(work.trx, noun, id, undoId);
        work.change.touch(noun, noun === 'transactions' ? isins : []);
      }
    };
    await retirePositionValues(
      work,
      new Set(isins.keys()),
      async () => await keepWhole(work.trx, id, new Set(counts.keys()), revert),
    );
    return undoId;
  });
}
