import { z } from 'zod';
import { valueError } from '../../http/field.ts';
import { booleanField, decimalField, NOT_NEGATIVE } from '../../http/number-fields.ts';
import { enumField, textField } from '../../http/text-fields.ts';
import { stampsShape, wireCount, wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';

const TYPES = ['investments', 'crypto', 'cash_eur', 'cash_czk', 'cd_account', 'pension_fund'] as const;
const CURRENCIES = ['EUR', 'CZK'] as const;
const ACCOUNT_NAMES: readonly string[] = ['CSOB', 'RAIF', 'Revolut', 'Wise', 'Degiro'];
const CASH_CURRENCIES: Readonly<Record<string, string>> = { cash_eur: 'EUR', cash_czk: 'CZK' };

function refusal(words: string) {
  const { type, message, ctx } = valueError(words);
  return { code: 'custom', message, params: { type, ctx }, continue: false } as const;
}

const assetType = enumField(
  TYPES,
  'Kind of asset; `investments` is computed and cannot be entered',
).superRefine((type, context) => {
  if (type === 'investments')
    context.addIssue(refusal('investments are computed from the positions, not entered'));
});

/** What is wrong with an asset as a whole, when each of its members is right. */
function wholeRefusal(asset: {
  asset_type: string;
  asset_detail?: string | null | undefined;
  currency: string;
}) {
  const { asset_type: type, asset_detail: detail, currency } = asset;
  const cashCurrency = CASH_CURRENCIES[type];
  if (cashCurrency === undefined) {
    return (detail ?? null) === null ? null : `asset_detail is for cash only; ${type} has none`;
  }
  if (!detail) return `${type} needs an account name in asset_detail: one of ${ACCOUNT_NAMES.join(', ')}`;
  if (!ACCOUNT_NAMES.includes(detail)) return `the account name must be one of ${ACCOUNT_NAMES.join(', ')}`;
  return currency === cashCurrency ? null : `${type} needs currency ${cashCurrency}`;
}

export const otherAssetInput = z
  .object({
    asset_type: assetType,
    asset_detail: textField(0, 100, 'The account of cash; null for all else').nullable().optional(),
    currency: enumField(CURRENCIES, 'Currency of the value'),
    value: decimalField({ ...NOT_NEGATIVE, description: 'What it is worth, in `currency`' }),
  })
  .superRefine((asset, context) => {
    const words = wholeRefusal(asset);
    if (words !== null) context.addIssue(refusal(words));
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
    value_eur: wireDecimal('In EUR, by the current exchange rate'),
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

export const otherAssetListSchema = z
  .object({
    other_assets: z.array(otherAssetSchema),
    total: wireCount('With the computed row'),
    exchange_rate_used: wireDecimal('Units of CZK for one EUR'),
    total_value_eur: wireDecimal('Sum of `value_eur` over the rows listed'),
    by_type: z
      .array(assetTypeTotalSchema)
      .meta({ description: 'The same total by type, in the order in which the types appear' }),
  })
  .meta({ id: 'OtherAssetList' });
export type OtherAssetListWire = z.output<typeof otherAssetListSchema>;
