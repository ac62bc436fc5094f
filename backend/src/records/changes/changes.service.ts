import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { retirePositionValues } from '../position-values/retire-position-values.rule.ts';
import {
  type ChangedRow,
  changedRows,
  type ChangeRecord,
  countChangedRows,
  findChange,
  listChanges,
} from './changes.repository.ts';
import type { ChangeListQuery, ChangesQuery } from './changes.schema.ts';
import { conflictingChange, isinsTouchedBy, revertVersions } from './undo.repository.ts';

/** Rows shown with each change of the list; the rest is a request away. */
const ROWS_IN_LIST = 5;

export interface ShownChange {
  readonly change: ChangeRecord;
  readonly rowCount: number;
  readonly rows: ChangedRow[];
}

async function show(
  deps: Deps,
  change: ChangeRecord,
  page: { skip: number; limit: number },
): Promise<ShownChange> {
  const counts = await countChangedRows(deps.database.read, change.id);
  const rowCount = [...counts.values()].reduce((total, count) => total + count, 0);
  return { change, rowCount, rows: await changedRows(deps.database.read, change.id, page) };
}

export async function pageOfChanges(deps: Deps, query: ChangeListQuery) {
  const page = { skip: query.skip ?? 0, limit: query.limit ?? 50 };
  const { changes, total } = await listChanges(deps.database.read, { ...page, subject: query.subject });
  const shown: ShownChange[] = [];
  for (const change of changes) shown.push(await show(deps, change, { skip: 0, limit: ROWS_IN_LIST }));
  return { changes: shown, total, ...page };
}

function missing(id: number): Problem {
  return new Problem(404, `There is no change with ID ${id}.`);
}

export async function showChange(deps: Deps, id: number, query: ChangesQuery) {
  const page = { skip: query.skip ?? 0, limit: query.limit ?? 50 };
  const change = await findChange(deps.database.read, id);
  if (!change) throw missing(id);
  return { ...(await show(deps, change, page)), ...page };
}

/**
 * Reverts one whole change, as a change of its own: what it added goes, what it edited or removed comes back as it was.
 *
 * Refused with 409 when a later change has touched the same rows or put others in their place (the same file imported
 * again, another snapshot of the moment); that one has to be undone first.
 */
export async function undoChange(deps: Deps, id: number, requestId: string): Promise<Done<number>> {
  const deed = { action: 'undo', subject: 'transactions', summary: '', requestId, undoes: id } as const;
  const done = await deps.run(deed, async (work) => {
    const change = await findChange(work.trx, id);
    if (!change) throw missing(id);
    if (change.undone_by !== null) {
      throw new Problem(409, `Change ${id} was already undone, by change ${change.undone_by}.`, {
        conflicting_change: change.undone_by,
      });
    }
    const counts = await countChangedRows(work.trx, id);
    for (const noun of counts.keys()) {
      const later = await conflictingChange(work.trx, noun, id);
      if (later !== null) {
        const { summary } = (await findChange(work.trx, later)) ?? { summary: '' };
        throw new Problem(
          409,
          `Change ${id} cannot be undone: change ${later} came later and touched the same rows or took their place (${summary}). Undo that one first.`,
          { conflicting_change: later },
        );
      }
    }
    const undoId = await work.change.ensure(change.subject);
    await work.change.summarise(`Undid: ${change.summary}`);
    const isins = await isinsTouchedBy(work.trx, id);
    await retirePositionValues(work, new Set(isins.keys()), async () => {
      for (const noun of counts.keys()) {
        await revertVersions(work.trx, noun, id, undoId);
        work.change.touch(noun, noun === 'transactions' ? isins : []);
      }
    });
    return undoId;
  });
  deps.log.info('change undone', { operation: 'UNDO', undone_change: id, change: done.changeId });
  return done;
}
