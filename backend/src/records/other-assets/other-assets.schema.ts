import { ASSET_CURRENCIES } from '@portfolio/domain';
import { z } from 'zod';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { field, type FieldResult } from '../../http/field.ts';
import { booleanField, decimalField, NOT_NEGATIVE } from '../../http/number-fields.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireDecimal, wireDecimalOrNull, wireMoment } from '../../http/wire.ts';

/**
 * Which kinds and accounts there are is asked of the database, so they are checked after all else: until then
 * `asset_type` may be anything that JSON can say.
 */
export const otherAssetInput = z.object({
  asset_type: field(
    {
      type: 'string',
      description: 'Code of a kind of asset; `investments` is computed and cannot be entered',
      examples: ['crypto'],
    },
    (value): FieldResult<string> => ({ value: value as string }),
  ),
  asset_detail: textField(0, 100, 'The account, for kinds that need one; null for all else')
    .nullable()
    .optional(),
  currency: enumField(ASSET_CURRENCIES, 'Currency of the value'),
  value: decimalField({ ...NOT_NEGATIVE, description: 'What it is worth, in `currency`' }),
  based_on: basedOnOrNoneField,
});
export type OtherAssetInput = z.output<typeof otherAssetInput>;

export const otherAssetsQuery = z.object({
  include_investments: booleanField('Whether the computed row comes first; default true').optional(),
});

export const otherAssetParams = z.object({ asset_type: textField(1, 50, 'Kind of asset, whatever it is') });

export const otherAssetQuery = z.object({
  asset_detail: textField(0, 100, 'The account, exactly; left out for an asset without one').optional(),
});

export const otherAssetSchema = z
  .object({
    asset_type: z.string(),
    asset_detail: z.string().nullable(),
    currency: z.string(),
    value: wireDecimal('In `currency`'),
    id: z.int().meta({ description: '0 for the computed row; others are never used again after deletion' }),
    ...stampsShape,
    value_eur: wireDecimal(
      'In EUR: by the exchange rate of the settings when in CZK, by the last one published or entered when in another',
    ),
  })
  .meta({ id: 'OtherAsset' });
export type OtherAssetWire = z.output<typeof otherAssetSchema>;

export const assetTypeTotalSchema = z
  .object({
    asset_type: z.string(),
    value_eur: wireDecimal('Sum of `value_eur` over the rows of the type'),
    weight: wireDecimalOrNull('Fraction of `total_value_eur`; null while that is 0'),
  })
  .meta({ id: 'AssetTypeTotal' });

const leftOutAssetSchema = z
  .object({
    asset_type: z.string(),
    currency: z.string(),
    value: wireDecimal('In `currency`'),
    reason: z.literal('no_rate'),
  })
  .meta({
    id: 'LeftOutAsset',
    description: 'What cannot be told in EUR: no exchange rate of its currency is known',
  });

export const otherAssetListSchema = z
  .object({
    other_assets: z.array(otherAssetSchema),
    total: wireCount('With the computed row'),
    exchange_rate_used: wireDecimal('Units of CZK for one EUR'),
    exchange_rate_updated_at: wireMoment('When that was set; null while the default holds').nullable(),
    total_value_eur: wireDecimal('Sum of `value_eur` over the rows listed'),
    by_type: z
      .array(assetTypeTotalSchema)
      .meta({ description: 'The same total by type, in the order in which the types appear' }),
    left_out: z
      .array(leftOutAssetSchema)
      .meta({ description: 'In no row and in no total: the investments, at most' }),
  })
  .meta({ id: 'OtherAssetList' });
export type OtherAssetListWire = z.output<typeof otherAssetListSchema>;
