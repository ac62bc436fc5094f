import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { Problem } from '../../http/problem.ts';
import { findIsinMetadata, listIsinMetadata } from './isin-metadata.repository.ts';
import { factColumns, type IsinMetadataCreate, type IsinMetadataUpdate } from './isin-metadata.schema.ts';

type Row = RowOf<'isin_metadata'>;

async function existing(deps: Deps, find: Promise<Row | null>, isin: string): Promise<Row> {
  const row = await find;
  if (row) return row;
  deps.log.warn('metadata not found', { isin });
  throw new Problem(404, 'metadata_not_found', `Metadata of ${isin} not found.`, { isin });
}

function auditFields({ isin, name, type, currency, ter, symbol }: Row) {
  return { isin, isin_name: name, isin_type: type, currency, ter, symbol };
}

const NO_FACTS = { currency: null, ter: null, symbol: null };

export async function pageOfIsinMetadata(deps: Deps, type?: Row['type']): Promise<Row[]> {
  return await listIsinMetadata(deps.database.read, type);
}

export async function showIsinMetadata(deps: Deps, isin: string): Promise<Row> {
  return await existing(deps, findIsinMetadata(deps.database.read, isin), isin);
}

export async function createIsinMetadata(
  deps: Deps,
  input: IsinMetadataCreate,
  requestId: string,
): Promise<Done<Row>> {
  const { isin, name, type } = input;
  const deed = {
    action: 'create',
    subject: 'isin_metadata',
    summary: `Named ${isin}: ${name}`,
    requestId,
  } as const;
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    if (await findIsinMetadata(trx, isin)) {
      deps.log.warn('metadata already exists', { isin });
      throw new Problem(409, 'metadata_exists', `Metadata of ${isin} already exists.`, { isin });
    }
    const columns = { isin, name, type, ...NO_FACTS, ...factColumns(input), created_at: at, updated_at: at };
    const [row] = await change.insert('isin_metadata', [columns]);
    if (!row) throw new Error('an inserted row has come back empty');
    return row;
  });
  deps.log.info('metadata created', { operation: 'CREATE', ...auditFields(done.result) });
  return done;
}

const MEMBERS = ['name', 'type', 'currency', 'ter', 'symbol'] as const;

function changesBetween(before: Row, after: Row): Record<string, { before: unknown; after: unknown }> {
  const names = MEMBERS.filter((member) => before[member] !== after[member]);
  return Object.fromEntries(
    names.map((member) => [member, { before: before[member], after: after[member] }]),
  );
}

/**
 * Changes the members that are there; the same values again change nothing.
 *
 * Null leaves name and type alone, as the first version did, and clears any other member.
 */
export async function editIsinMetadata(
  deps: Deps,
  isin: string,
  input: IsinMetadataUpdate,
  requestId: string,
): Promise<Done<Row>> {
  const deed = {
    action: 'update',
    subject: 'isin_metadata',
    summary: `Edited the metadata of ${isin}`,
    requestId,
  } as const;
  let changes: ReturnType<typeof changesBetween> = {};
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    const before = await existing(deps, findIsinMetadata(trx, isin), isin);
    checkBasis(before, input.based_on);
    const after = {
      ...before,
      name: input.name ?? before.name,
      type: input.type ?? before.type,
      ...factColumns(input),
      updated_at: at,
    };
    changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) return before;
    await change.replace('isin_metadata', after);
    return after;
  });
  if (done.changeId !== null) deps.log.info('metadata updated', { operation: 'UPDATE', isin, changes });
  return done;
}

export async function deleteIsinMetadata(deps: Deps, isin: string, requestId: string): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'isin_metadata', summary: '', requestId } as const;
  const done = await deps.run(deed, async ({ trx, change }) => {
    const row = await existing(deps, findIsinMetadata(trx, isin), isin);
    await change.summarise(`Deleted the metadata of ${isin}: ${row.name}`);
    await change.remove('isin_metadata', [row.id]);
    return row;
  });
  deps.log.info('metadata deleted', { operation: 'DELETE', ...auditFields(done.result) });
  return done;
}
