import { INVESTMENTS } from '@portfolio/domain';
import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { countAssetsOfKind } from '../other-assets/other-assets.repository.ts';
import { findAssetKind, listAssetKinds } from './asset-kinds.repository.ts';
import type { AssetKindCreate, AssetKindUpdate } from './asset-kinds.schema.ts';

type Row = RowOf<'asset_kinds'>;

export async function allAssetKinds(deps: Deps): Promise<Row[]> {
  return await listAssetKinds(deps.database.read);
}

async function existing({ trx }: Work, code: string): Promise<Row> {
  const row = await findAssetKind(trx, code);
  if (!row) throw new Problem(404, `Kind of asset ${code} not found.`);
  return row;
}

/** Why a kind has to stay as it is; null when it may go or get other rules. */
async function reasonToStay({ trx }: Work, code: string): Promise<string | null> {
  if (code === INVESTMENTS) return 'it stands for the positions of the ledger';
  const count = await countAssetsOfKind(trx, code);
  if (count === 0) return null;
  return count === 1 ? 'there is an asset of it' : `there are ${count} assets of it`;
}

export async function createAssetKind(
  deps: Deps,
  input: AssetKindCreate,
  requestId: string,
): Promise<Done<Row>> {
  const { code, name, needs_account: needsAccount = false, currency = null } = input;
  const summary = `Added the kind of asset ${name}`;
  const deed = { action: 'create', subject: 'asset_kinds', summary, requestId } as const;
  const done = await deps.run(deed, async ({ trx, change, at }) => {
    if (await findAssetKind(trx, code)) throw new Problem(409, `Kind of asset ${code} already exists.`);
    const rules = { needs_account: needsAccount ? 1 : 0, currency, is_builtin: 0 } as const;
    const [row] = await change.insert('asset_kinds', [
      { code, name, ...rules, created_at: at, updated_at: at },
    ]);
    if (!row) throw new Error('an inserted row has come back empty');
    return row;
  });
  deps.log.info('kind of asset created', { operation: 'CREATE', code, name });
  return done;
}

/** Changes the members that are there. What assets of the kind must have can change only while there are none. */
export async function editAssetKind(
  deps: Deps,
  code: string,
  input: AssetKindUpdate,
  requestId: string,
): Promise<Done<Row>> {
  const deed = { action: 'update', subject: 'asset_kinds', summary: '', requestId } as const;
  return await deps.run(deed, async (work) => {
    const before = await existing(work, code);
    const rules = {
      needs_account: input.needs_account === undefined ? before.needs_account : input.needs_account ? 1 : 0,
      currency: input.currency === undefined ? before.currency : input.currency,
    } as const;
    const name = input.name ?? before.name;
    const hasOtherRules = rules.needs_account !== before.needs_account || rules.currency !== before.currency;
    if (!hasOtherRules && name === before.name) return before;
    const reason = hasOtherRules ? await reasonToStay(work, code) : null;
    if (reason !== null)
      throw new Problem(409, `Account and currency of the kind ${code} stay as they are: ${reason}.`);
    const renamed = name === before.name ? '' : ` to ${name}`;
    await work.change.summarise(
      renamed === ''
        ? `Edited the kind of asset ${name}`
        : `Renamed the kind of asset ${before.name}${renamed}`,
    );
    const after = { ...before, name, ...rules, updated_at: work.at };
    await work.change.replace('asset_kinds', after);
    deps.log.info('kind of asset updated', { operation: 'UPDATE', code, name, ...rules });
    return after;
  });
}

export async function deleteAssetKind(deps: Deps, code: string, requestId: string): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'asset_kinds', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const row = await existing(work, code);
    const reason = await reasonToStay(work, code);
    if (reason !== null) throw new Problem(409, `The kind of asset ${code} stays: ${reason}.`);
    await work.change.summarise(`Deleted the kind of asset ${row.name}`);
    await work.change.remove('asset_kinds', [row.id]);
    return row;
  });
  deps.log.info('kind of asset deleted', { operation: 'DELETE', code });
  return done;
}
