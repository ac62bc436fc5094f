import type { LocalDate } from '../../calendar/local-date.ts';
import { type Decimal, isZero, sum } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../money/divide.ts';
import { PIVOT_CURRENCY } from '../../valuation/exchange-rates.ts';
import { type Asset, inEuros } from '../assets-with-investments.ts';
import { assetKey } from '../net-worth/asset-history.ts';
import type { KnownRate } from '../net-worth/czk-rate.ts';
import type { KnownAsset } from '../net-worth/known-assets.ts';
import { netWorthPoint, otherWorth, type UntoldReason } from '../net-worth/net-worth-point.ts';
import type { NetWorthFigure, Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import { comingTo, summand } from './period/coming-to.ts';
import type { TrailLine } from './trail.ts';

type Lines = readonly TrailLine[] | Unavailable;

/** Everything that net worth stands on at the end of a day. */
export interface NetWorthSubject {
  readonly date: LocalDate;
  /** The base currency. */
  readonly currency: string;
  /** In the base currency as the history of values publishes it, or why they cannot be told. */
  readonly investments: Decimal | UntoldReason;
  /** Units of the base currency for one EUR; null when it is not known, and for EUR. */
  readonly baseRate: KnownRate | null;
  /** Ascending by type and detail. */
  readonly assets: readonly KnownAsset[];
  readonly czkRate: KnownRate | null;
  /** The first day of which any other asset is known; null for none ever. */
  readonly beganOn: LocalDate | null;
}

type AssetName = Pick<Asset, 'assetType' | 'assetDetail'>;

/** The point of the history that the figures are of. */
function pointOf(subject: NetWorthSubject) {
  const { date, currency, investments: value, baseRate, assets, czkRate, beganOn } = subject;
  const others = otherWorth(date, assets, czkRate && czkRate.rate, beganOn);
  return { point: netWorthPoint(date, { currency, value }, baseRate && baseRate.rate, others), others };
}

function rateStep({ rate, on, source }: KnownRate, currency: string): Step {
  return { kind: 'rate', operator: 'divide', operand: rate, date: on, currency, source };
}

function totalLines(subject: NetWorthSubject): Lines {
  const { date } = subject;
  const { investments, otherAssets, untold } = pointOf(subject).point;
  if (investments === null || otherAssets === null) return untold as UntoldReason;
  const part = (figure: NetWorthFigure, operator: Step['operator'], operand: Decimal): Step => ({
    ...{ kind: 'figure', operator, operand, figure, date },
  });
  return linesOf([
    part('net_worth_investments', 'start', investments),
    part('net_worth_other_assets', 'plus', otherAssets),
  ]);
}

/** The value of the day, as it is published, at the rate of the day. */
function investmentLines({ date, currency, investments: operand, baseRate }: NetWorthSubject): Lines {
  if (typeof operand === 'string') return operand;
  const value: Step = { kind: 'figure', operator: 'start', operand, figure: 'end_value', date };
  if (currency === PIVOT_CURRENCY || isZero(operand)) return linesOf([value]);
  return baseRate === null ? 'no_rate' : linesOf([value, rateStep(baseRate, currency)], true);
}

/** The assets of one name: more than one only where a snapshot has several rows of it. */
function named(assets: readonly KnownAsset[]): readonly (readonly [KnownAsset, ...KnownAsset[]])[] {
  const byKey = Map.groupBy(assets, assetKey);
  return [...byKey.values()] as unknown as readonly (readonly [KnownAsset, ...KnownAsset[]])[];
}

/** What some assets come to in EUR; every rate that is needed is known. */
function worthOf(assets: readonly KnownAsset[], { czkRate }: NetWorthSubject): Decimal {
  return sum(assets.map((asset) => inEuros(asset, czkRate && czkRate.rate) as Decimal));
}

function otherLines(subject: NetWorthSubject): Lines {
  const { valueEur } = pointOf(subject).others;
  if (typeof valueEur === 'string') return valueEur;
  return linesOf(
    named(subject.assets).map((assets, index): Step => {
      const [{ assetType, assetDetail }] = assets;
      return {
        ...{ kind: 'figure', operator: summand(index), operand: worthOf(assets, subject) },
        ...{ figure: 'net_worth_asset', assetType, assetDetail, date: subject.date },
      };
    }),
  );
}

/** What a value of an asset stands on: what was entered, or the row of a snapshot. */
function sourceOf({ assetType, assetDetail, recordedOn: date, snapshot }: KnownAsset) {
  return snapshot === null
    ? ({ kind: 'asset', assetType, assetDetail, date } as const)
    : ({ kind: 'snapshot_row', assetType, assetDetail, date, instant: snapshot } as const);
}

function assetLines(subject: NetWorthSubject, name: AssetName): Lines {
  const { assets, czkRate } = subject;
  const known = assets.filter((asset) => assetKey(asset) === assetKey(name));
  const [only] = known;
  if (!only) return 'not_recorded';
  const isRated = (asset: KnownAsset) => asset.currency !== PIVOT_CURRENCY && !isZero(asset.value);
  if (czkRate === null && known.some(isRated)) return 'no_rate';
  if (known.length === 1) {
    const value: Step = { ...sourceOf(only), operator: 'start', operand: only.value };
    return linesOf(isRated(only) ? [value, rateStep(czkRate as KnownRate, only.currency)] : [value], true);
  }
  const steps = known.map((asset, index): Step => {
    const line = { ...sourceOf(asset), operator: summand(index) };
    if (!isRated(asset)) return { ...line, operand: asset.value };
    const expression = { numerator: asset.value, denominator: (czkRate as KnownRate).rate };
    const operand = divide(expression.numerator, expression.denominator, GUARD_DIGITS);
    return { ...line, operand, rule: 'quotient', expression };
  });
  return comingTo(worthOf(known, subject), steps);
}

/**
 * The arithmetic of a figure of net worth at the end of a day, EUR.
 *
 * @param asset of `net_worth_asset` alone: which one
 * @returns the lines, or why there is no figure: `no_price`, `no_rate`, `not_recorded`
 * @see docs/spec/why.md §10
 */
export function netWorthFigure(name: NetWorthFigure, subject: NetWorthSubject, asset: AssetName): Lines {
  switch (name) {
    case 'net_worth':
      return totalLines(subject);
    case 'net_worth_investments':
      return investmentLines(subject);
    case 'net_worth_other_assets':
      return otherLines(subject);
    case 'net_worth_asset':
      return assetLines(subject, asset);
  }
}
