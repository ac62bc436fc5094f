import { type Decimal, isPositive, sum } from '../../money/decimal.ts';
import { PIVOT_CURRENCY } from '../../valuation/exchange-rates.ts';
import type { Close } from '../../valuation/closes.ts';
import { INVESTMENTS, type ValuedAsset } from '../assets-with-investments.ts';
import type { Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import { publishedStep } from './published-step.ts';
import type { TrailLine } from './trail.ts';

/**
 * The value of one asset in EUR: its value, or value / rate when that is in another currency.
 *
 * @param czkPerEur > 0; the rate of the settings
 * @param published of the base currency, for investments in one that is neither EUR nor CZK
 * @see docs/spec/why.md §6
 */
export function assetFigure(
  asset: ValuedAsset,
  czkPerEur: Decimal,
  published: Close | null,
): readonly TrailLine[] {
  const { assetType, assetDetail, currency, value } = asset;
  const own: Step =
    assetType === INVESTMENTS
      ? { kind: 'figure', operator: 'start', operand: value, figure: 'total_market_value' }
      : { kind: 'asset', operator: 'start', operand: value, assetType, assetDetail };
  if (currency === PIVOT_CURRENCY) return linesOf([own]);
  if (currency === 'CZK')
    return linesOf([own, { kind: 'rate', operator: 'divide', operand: czkPerEur }], true);
  return published ? linesOf([own, publishedStep(published, 'rate', 'divide')], true) : linesOf([own]);
}

/** The part of one type in the value of everything owned. */
export function assetTypeWeight(
  assets: readonly ValuedAsset[],
  assetType: string,
): readonly TrailLine[] | Unavailable {
  const valueOf = (some: readonly ValuedAsset[]) => sum(some.map(({ valueEur }) => valueEur));
  const whole = valueOf(assets);
  if (!isPositive(whole)) return 'base_not_positive';
  const part = valueOf(assets.filter((asset) => asset.assetType === assetType));
  const steps: Step[] = [
    { kind: 'figure', operator: 'start', operand: part, figure: 'type_value_eur', assetType },
    { kind: 'figure', operator: 'divide', operand: whole, figure: 'total_value_eur' },
  ];
  return linesOf(steps, true);
}

/** The value of some or all that is owned, EUR: one line for each asset, the investments first. */
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
