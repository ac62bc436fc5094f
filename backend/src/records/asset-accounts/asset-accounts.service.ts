import type { RowOf } from '../../db/tables.ts';
import type { Done, Work } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../http/problem.ts';
import { assetsInAccount } from '../other-assets/other-assets.repository.ts';
import { findAssetAccount, listAssetAccounts } from './asset-accounts.repository.ts';

type Row = RowOf<'asset_accounts'>;

export async function allAssetAccounts(deps: Deps): Promise<Row[]> {
  return await listAssetAccounts(deps.database.read);
}

async function existing({ trx }: Work, id: number): Promise<Row> {
  const row = await findAssetAccount(trx, { id });
  if (!row) throw new Problem(404, 'account_not_found', `There is no account with ID ${id}.`, { id });
  return row;
}

async function refuseTaken({ trx }: Work, name: string): Promise<void> {
  if (await findAssetAccount(trx, { name }))
    throw new Problem(409, 'account_exists', `The account ${name} already exists.`, { name });
}

export async function createAssetAccount(deps: Deps, name: string, requestId: string): Promise<Done<Row>> {
  const summary = `Added the account ${name}`;
  const deed = { action: 'create', subject: 'asset_accounts', summary, requestId } as const;
  const done = await deps.run(deed, async (work) => {
    await refuseTaken(work, name);
    const stamps = { created_at: work.at, updated_at: work.at };
    const [row] = await work.change.insert('asset_accounts', [{ name, ...stamps }]);
    if (!row) throw new Error('an inserted row has come back empty');
    return row;
  });
  deps.log.info('account created', { operation: 'CREATE', name });
  return done;
}

/** Renames an account and, in the same change, says so of every asset in it. Snapshots keep the name of their day. */
export async function renameAssetAccount(
  deps: Deps,
  id: number,
  name: string,
  requestId: string,
): Promise<Done<Row>> {
  const deed = { action: 'update', subject: 'asset_accounts', summary: '', requestId } as const;
  return await deps.run(deed, async (work) => {
    const { trx, change, at } = work;
    const before = await existing(work, id);
    if (before.name === name) return before;
    await refuseTaken(work, name);
    if ((await assetsInAccount(trx, name)).length > 0)
      throw new Problem(409, 'account_name_in_use', `There are assets in an account ${name} already.`, {
        name,
      });
    await change.summarise(`Renamed the account ${before.name} to ${name}`);
    const after = { ...before, name, updated_at: at };
    await change.replace('asset_accounts', after);
    for (const asset of await assetsInAccount(trx, before.name)) {
      await change.replace('other_assets', { ...asset, asset_detail: name, updated_at: at });
    }
    deps.log.info('account renamed', { operation: 'UPDATE', old_name: before.name, new_name: name });
    return after;
  });
}

export async function deleteAssetAccount(deps: Deps, id: number, requestId: string): Promise<Done<Row>> {
  const deed = { action: 'delete', subject: 'asset_accounts', summary: '', requestId } as const;
  const done = await deps.run(deed, async (work) => {
    const row = await existing(work, id);
    const { length: count } = await assetsInAccount(work.trx, row.name);
    if (count > 0) {
      const assets = count === 1 ? 'an asset is' : `${count} assets are`;
      const detail = `The account ${row.name} stays: ${assets} in it.`;
      throw new Problem(409, 'account_has_assets', detail, { name: row.name, count });
    }
    await work.change.summarise(`Deleted the account ${row.name}`);
    await work.change.remove('asset_accounts', [id]);
    return row;
  });
  deps.log.info('account deleted', { operation: 'DELETE', name: done.result.name });
  return done;
}
