import { headerSet } from '@portfolio/domain';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { listMappings, mappingFromRow, type RememberedMapping } from './import-mappings.repository.ts';
import type { MappingInput } from './import-mappings.schema.ts';

export async function allMappings(deps: Deps): Promise<RememberedMapping[]> {
  return await listMappings(deps.database.read);
}

/** Remembers how files with a header are read; what was said of the same header before is replaced. */
export async function putMapping(
  deps: Deps,
  input: MappingInput,
  requestId: string,
): Promise<Done<RememberedMapping>> {
  const name = input.mapping.broker;
  const columns = {
    name,
    header: JSON.stringify(headerSet(input.header)),
    mapping: JSON.stringify(input.mapping),
  };
  const deed = {
    action: 'update',
    subject: 'import_mappings',
    summary: `Remembered how files of ${name} are read`,
    requestId,
  } as const;
  return await deps.run(deed, async ({ trx, change, at }) => {
    const before = await trx
      .selectFrom('import_mappings')
      .selectAll()
      .where('header', '=', columns.header)
      .executeTakeFirst();
    if (before === undefined) {
      const [row] = await change.insert('import_mappings', [{ ...columns, created_at: at, updated_at: at }]);
      if (!row) throw new Error('an inserted row has come back empty');
      return mappingFromRow(row);
    }
    if (before.mapping === columns.mapping) return mappingFromRow(before);
    const after = { ...before, ...columns, updated_at: at };
    await change.replace('import_mappings', after);
    return mappingFromRow(after);
  });
}

/** @throws Problem 404 `mapping_not_found` */
export async function deleteMapping(deps: Deps, id: number, requestId: string): Promise<Done<null>> {
  const deed = { action: 'delete', subject: 'import_mappings', summary: '', requestId } as const;
  return await deps.run(deed, async ({ trx, change }) => {
    const row = await trx.selectFrom('import_mappings').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw new Problem(404, 'mapping_not_found', `There is no mapping with ID ${id}.`, { id });
    await change.summarise(`Forgot how files of ${row.name} are read`);
    await change.remove('import_mappings', [id]);
    return null;
  });
}
