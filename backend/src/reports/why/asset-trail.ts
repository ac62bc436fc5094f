import {
  type Asset,
  type AssetFigure,
  assetFigure,
  assetsTotal,
  assetTypeWeight,
  assetsWithInvestments,
  decimal,
  type Investments,
  type Unavailable,
  type ValuedAsset,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import { Problem } from '../../http/problem.ts';
import { exchangeRateText } from '../../records/exchange-rate/exchange-rate.repository.ts';
import { listOtherAssets } from '../../records/other-assets/other-assets.repository.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

export interface AssetKey {
  readonly assetType: string | null;
  readonly assetDetail: string | null;
}

/**
 * The value in EUR of one asset, or of everything owned.
 *
 * @param investments all holdings together, base currency
 * @returns the lines, or `no_rate` for investments that cannot be told in EUR
 */
export async function assetTrail(
  db: Kysely<Tables>,
  investments: Investments,
  figure: AssetFigure,
  { assetType, assetDetail }: AssetKey,
  page: Page,
): Promise<TrailPage | Unavailable> {
  const rows = await listOtherAssets(db);
  const rate = decimal(await exchangeRateText(db));
  const entered = rows.map((row): Asset => ({
    assetType: row.asset_type,
    assetDetail: row.asset_detail,
    currency: row.currency,
    value: decimal(row.value),
  }));
  const { assets, unrated } = assetsWithInvestments(investments, entered, rate);
  if (figure === 'total_value_eur') return pageOf(assetsTotal(assets), page);
  if (unrated.some((one) => one.assetType === assetType)) return 'no_rate';
  const ofType = assets.filter((one) => one.assetType === assetType);
  if (ofType.length === 0)
    throw new Problem(404, 'asset_not_found', `There is no asset ${String(assetType)}.`, {
      asset_type: String(assetType),
    });
  if (figure === 'type_value_eur') return pageOf(assetsTotal(ofType), page);
  if (figure === 'type_weight') return weightTrail(assets, String(assetType), page);
  const asset = assets.find((one) => one.assetType === assetType && one.assetDetail === assetDetail);
  if (!asset) {
    const detail = assetDetail === null ? 'without a detail' : `with the detail "${assetDetail}"`;
    const words = `There is no asset ${String(assetType)} ${detail}.`;
    throw new Problem(404, 'asset_not_found', words, { asset_type: String(assetType) });
  }
  return pageOf(assetFigure(asset, rate, investments.published), page);
}

function weightTrail(assets: readonly ValuedAsset[], assetType: string, page: Page): TrailPage | Unavailable {
  const lines = assetTypeWeight(assets, assetType);
  return typeof lines === 'string' ? lines : pageOf(lines, page);
}
