import type { Decimal } from '../../money/decimal.ts';
import { INVESTMENTS, type ValuedAsset } from '../assets-with-investments.ts';
import { linesOf, type Step } from './lines-of.ts';
import type { TrailLine } from './trail.ts';

/**
 * The value of one asset in EUR: its value, or value / rate when that is in CZK.
 *
 * @param czkPerEur > 0
 * @see docs/spec/why.md §6
 */
export function assetFigure(asset: ValuedAsset, czkPerEur: Decimal): readonly TrailLine[] {
  const { assetType, assetDetail, currency, value } = asset;
  const own: Step =
    assetType === INVESTMENTS
      ? { kind: 'figure', operator: 'start', operand: value, figure: 'total_market_value' }
      : { kind: 'asset', operator: 'start', operand: value, assetType, assetDetail };
  if (currency === 'EUR') return linesOf([own]);
  return linesOf([own, { kind: 'rate', operator: 'divide', operand: czkPerEur }], true);
}

/** The value of everything owned, EUR: one line for each asset, the investments first. */
export function assetsTotal(assets: readonly ValuedAsset[]): readonly TrailLine[] {
  return linesOf(
    assets.map(({ assetType, assetDetail, valueEur }, index) => ({
      kind: 'figure',
      operator: index === 0 ? 'start' : 'plus',
      operand: valueEur,
      figure: 'value_eur',
      assetType,
      assetDetail,
    })),
  );
}
