import { ASSET_CURRENCIES } from '@portfolio/domain';
import { z } from 'zod';
import type { RowOf } from '../../db/tables.ts';
import { chain, field, type FieldResult, valueError } from '../../http/field.ts';
import { flagField } from '../../http/number-fields.ts';
import { enumField, readText, textField, trimmedField, withLength } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireId, wireStamps } from '../../http/wire.ts';

const CODE = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;

const code = field(
  {
    type: 'string',
    minLength: 1,
    maxLength: 50,
    pattern: CODE.source,
    description: 'What assets name it by; never changes',
    examples: ['art'],
  },
  chain(chain(readText, withLength(1, 50)), (text): FieldResult<string> => {
    if (CODE.test(text)) return { value: text };
    return {
      error: valueError('kind_code', 'a code is lower-case letters and digits, in words joined by _'),
    };
  }),
);

const name = trimmedField('name', 100, 'Name for people; trimmed', 'Art');
const needsAccount = flagField('Whether each of its assets is in an account');
const currency = enumField(
  ASSET_CURRENCIES,
  'The only currency that its assets may have; null for any',
).nullable();

export const assetKindCreateSchema = z.object({
  code,
  name,
  needs_account: needsAccount.optional(),
  currency: currency.optional(),
});
export type AssetKindCreate = z.output<typeof assetKindCreateSchema>;

export const assetKindUpdateSchema = z.object({ name, needs_account: needsAccount, currency }).partial();
export type AssetKindUpdate = z.output<typeof assetKindUpdateSchema>;

/** Whatever it is: what does not exist is 404. */
export const assetKindParams = z.object({ code: textField(1, 50, 'Code of the kind') });

export const assetKindSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    needs_account: z.boolean(),
    currency: z
      .enum(['EUR', 'CZK'])
      .nullable()
      .meta({ description: 'The only currency that its assets may have; null for any' }),
    is_builtin: z.boolean().meta({ description: 'Whether it came with the program' }),
    id: wireId,
    ...stampsShape,
  })
  .meta({ id: 'AssetKind' });

export const assetKindListSchema = z
  .object({ items: z.array(assetKindSchema), total: wireCount('All; there is no paging') })
  .meta({ id: 'AssetKindList' });

export function wireAssetKind(row: RowOf<'asset_kinds'>): z.output<typeof assetKindSchema> {
  return {
    code: row.code,
    name: row.name,
    needs_account: row.needs_account === 1,
    currency: row.currency as z.output<typeof assetKindSchema>['currency'],
    is_builtin: row.is_builtin === 1,
    id: row.id,
    ...wireStamps(row),
  };
}
