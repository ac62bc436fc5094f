import { INVESTMENTS } from '@portfolio/domain';
import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { countAssetsOfKind } from '../other-assets/other-assets.repository.ts';
import { findAssetKind, listAssetKinds } from './asset-kinds.repository.ts';
import type { AssetKindCreate, AssetKindUpdate } from './asset-kinds.schema.ts';

type Row = RowOf<'asset_kinds'>;

/** What may not be done to a kind that stands for the positions, and to one that there are assets of. */
const KIND_STAYS = ['asset_kind_computed', 'asset_kind_has_assets'] as const;
const RULES_STAY = ['asset_kind_rules_computed', 'asset_kind_rules_in_use'] as const;

export async function allAssetKinds(deps: Deps): Promise<Row[]> {
  return await listAssetKinds(deps.database.read);
}

async function existing({ trx }: Work, code: string): Promise<Row> {
  const row = await findAssetKind(trx, code);
  if (!row) throw new Problem(404, 'asset_kind_not_found', `Kind of asset ${code} not found.`, { code });
  return row;
}

/** @throws Problem 409 when the kind has to stay as it is, because it is computed or there are assets of it */
async function refuseUnlessFree(
  { trx }: Work,
  { code, name }: Row,
  what: string,
  [computed, hasAssets]: typeof KIND_STAYS | typeof RULES_STAY,
): Promise<void> {
  const reason = 'it stands for the positions of the ledger';
  if (code === INVESTMENTS) throw new Problem(409, computed, `${what}: ${reason}.`, { code, name });
  const count = await countAssetsOfKind(trx, code);
  if (count === 0) return;
  const assets = count === 1 ? 'there is an asset of it' : `there are ${count} assets of it`;
  throw new Problem(409, hasAssets, `${what}: ${assets}.`, { code, name, count });
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
    if (await findAssetKind(trx, code))
      throw new Problem(409, 'asset_kind_exists', `Kind of asset ${code} already exists.`, { code });
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
    if (hasOtherRules)
      await refuseUnlessFree(
        work,
        before,
        `Account and currency of the kind ${code} stay as they are`,
        RULES_STAY,
      );
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
    await refuseUnlessFree(work, row, `The kind of asset ${code} stays`, KIND_STAYS);
    await work.change.summarise(`Deleted the kind of asset ${row.name}`);
    await work.change.remove('asset_kinds', [row.id]);
    return row;
  });
  deps.log.info('kind of asset deleted', { operation: 'DELETE', code });
  return done;
}
