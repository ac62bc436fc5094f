import { decimalText } from '@portfolio/domain';
import { counted } from '../../http/counted.ts';
import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { listTargets } from './targets.repository.ts';
import type { TargetsInput } from './targets.schema.ts';

type Row = RowOf<'targets'>;

export async function allTargets(deps: Deps): Promise<Row[]> {
  return await listTargets(deps.database.read);
}

/** Writes the whole set of targets as one change; the same again changes nothing. */
export async function putTargets(
  deps: Deps,
  { targets }: TargetsInput,
  requestId: string,
): Promise<Done<Row[]>> {
  const summary = targets.length === 0 ? 'Deleted all targets' : `Set ${counted(targets.length, 'target')}`;
  const action = targets.length === 0 ? 'delete_all' : 'update';
  const deed = { action, subject: 'targets', summary, requestId } as const;
  const done = await deps.run(deed, async ({ trx, change, at }): Promise<Row[]> => {
    const before = new Map((await listTargets(trx)).map((row) => [`${row.scope} ${row.key}`, row]));
    const gone = new Set(before.keys());
    for (const { scope, key, weight: fraction } of targets) {
      const name = `${scope} ${key}`;
      const weight = decimalText(fraction);
      const row = before.get(name);
      gone.delete(name);
      if (row === undefined)
        await change.insert('targets', [{ scope, key, weight, created_at: at, updated_at: at }]);
      else if (row.weight !== weight) await change.replace('targets', { ...row, weight, updated_at: at });
    }
    const ids = Array.from(gone, (name) => before.get(name)?.id ?? 0);
    if (ids.length > 0) await change.remove('targets', ids);
    return await listTargets(trx);
  });
  if (done.changeId !== null) deps.log.info('targets written', { targets: targets.length });
  return done;
}
