import { decimalText } from '@portfolio/domain';
import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { Problem } from '../../http/problem.ts';
import { findPositionValue, listPositionValues } from './position-values.repository.ts';
import type { PositionValueInput } from './position-values.schema.ts';

type Row = RowOf<'position_values'>;

export async function allPositionValues(deps: Deps): Promise<Row[]> {
  return await listPositionValues(deps.database.read);
}

/** Creates or updates the value of an ISIN, whether it is held or not. The same value again changes nothing. */
export async function putPositionValue(
  deps: Deps,
  input: PositionValueInput,
  requestId: string,
): Promise<Done<Row>> {
  const { isin } = input;
  const current_value = decimalText(input.current_value);
  const deed = {
    action: 'create',
    subject: 'position_values',
    summary: `Valued ${isin} at ${current_value}`,
    requestId,
  } as const;
  let before: Row | null = null;
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    before = await findPositionValue(trx, { isin });
    if (before?.current_value === current_value) return before;
    checkBasis(before, input.based_on);
    if (!before) {
      const [row] = await change.insert('position_values', [
        { isin, current_value, created_at: at, updated_at: at },
      ]);
      if (!row) throw new Error('an inserted row has come back empty');
      return row;
    }
    await change.summarise(`Valued ${isin} at ${current_value}, before ${before.current_value}`, 'update');
    const after = { ...before, current_value, updated_at: at };
    await change.replace('position_values', after);
    return after;
  });
  if (done.changeId !== null) logPut(deps, before, done.result);
  return done;
}

function logPut({ log }: Deps, before: Row | null, { isin, current_value }: Row): void {
  if (!before) {
    log.info('position value created', { operation: 'CREATE', isin, current_value });
    return;
  }
  const values = { old_value: before.current_value, new_value: current_value };
  log.info('position value updated', { operation: 'UPDATE', isin, ...values });
}

export async function deletePositionValue(deps: Deps, id: number, requestId: string): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'position_values', summary: '', requestId } as const;
  const done = await deps.run(deed, async ({ trx, change }) => {
    const row = await findPositionValue(trx, { id });
    if (!row) {
      deps.log.warn('position value not found', { position_value_id: id });
      throw new Problem(404, 'position_value_not_found', `There is no position value with ID ${id}.`, { id });
    }
    await change.summarise(`Deleted the value ${row.current_value} of ${row.isin}`);
    await change.remove('position_values', [id]);
    return row;
  });
  const { isin, current_value } = done.result;
  deps.log.info('position value deleted', { operation: 'DELETE', isin, deleted_value: current_value });
  return done;
}
