import { z } from 'zod';
import type { RowOf } from '../../db/tables.ts';
import { idField } from '../../http/number-fields.ts';
import { trimmedField } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireId, wireStamps } from '../../http/wire.ts';

export const assetAccountInput = z.object({
  name: trimmedField('name', 100, 'Name of the account; trimmed', 'Revolut'),
});

export const assetAccountParams = z.object({ id: idField('Id of the account') });

export const assetAccountSchema = z
  .object({ name: z.string(), id: wireId, ...stampsShape })
  .meta({ id: 'AssetAccount' });

export const assetAccountListSchema = z
  .object({ items: z.array(assetAccountSchema), total: wireCount('All; there is no paging') })
  .meta({ id: 'AssetAccountList' });

export function wireAssetAccount(row: RowOf<'asset_accounts'>): z.output<typeof assetAccountSchema> {
  return { name: row.name, id: row.id, ...wireStamps(row) };
}
