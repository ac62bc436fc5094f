import { dayNumber, type LocalDate } from '../../calendar/local-date.ts';
import { add, type Decimal, sum } from '../../money/decimal.ts';
import { type Asset, inEuros } from '../assets-with-investments.ts';
import { groupedBy } from '../snapshot-totals.ts';
import type { KnownAsset } from './known-assets.ts';

/** A quarter: accounts and pensions are looked at at least so often. */
export const DAYS_UNTIL_ASSET_IS_STALE = 92;

/** Why the total of a day cannot be had. */
export const UNTOLD_REASONS = ['no_price', 'no_rate', 'not_recorded'] as const;
export type UntoldReason = (typeof UNTOLD_REASONS)[number];

/** All other assets of one type together, at the end of a day. */
export interface TypeWorth {
  readonly assetType: string;
  /** ≥ 0, in EUR; null without a rate for an asset in CZK. */
  readonly valueEur: Decimal | null;
  /** The day on which the oldest of the values was recorded. */
  readonly recordedOn: LocalDate;
  /** Whether that is more than a quarter before the day. */
  readonly isStale: boolean;
}

/** The other assets of a day together. */
export interface OtherWorth {
  /** Ascending by type. */
  readonly byType: readonly TypeWorth[];
  /** ≥ 0, in EUR, or why there is none. */
  readonly valueEur: Decimal | UntoldReason;
}

/** Everything owned, at the end of a day, in EUR. */
export interface NetWorthPoint {
  readonly date: LocalDate;
  /** ≥ 0; null while a holding cannot be valued. */
  readonly investments: Decimal | null;
  /** ≥ 0; null without a rate, and before anything was recorded of them. */
  readonly otherAssets: Decimal | null;
  readonly byType: readonly TypeWorth[];
  /** Investments + other assets; null while either is. */
  readonly total: Decimal | null;
  /** Why there is no total. */
  readonly untold: UntoldReason | null;
}

/**
 * What the other assets that are known on a day come to.
 *
 * @param assets    ascending by type
 * @param czkPerEur > 0; null when it is not known
 * @param beganOn   first day of which any other asset is known; null for none ever, when they are worth 0
 */
export function otherWorth(
  date: LocalDate,
  assets: readonly KnownAsset[],
  czkPerEur: Decimal | null,
  beganOn: LocalDate | null,
): OtherWorth {
  const byType = Array.from(
    groupedBy(assets, ({ assetType }) => assetType),
    ([assetType, of]) => {
      const values = of.map((asset) => inEuros(asset, czkPerEur));
      const recordedOn = of.reduce(
        (oldest, one) => (one.recordedOn < oldest ? one.recordedOn : oldest),
        date,
      );
      const isStale = dayNumber(date) - dayNumber(recordedOn) > DAYS_UNTIL_ASSET_IS_STALE;
      return { assetType, valueEur: sumOfKnown(values), recordedOn, isStale };
    },
  );
  if (beganOn !== null && date < beganOn) return { byType, valueEur: 'not_recorded' };
  return { byType, valueEur: sumOfKnown(byType.map(({ valueEur }) => valueEur)) ?? 'no_rate' };
}

/**
 * Net worth at the end of a day.
 *
 *   net worth = investments + Σ other assets, in EUR
 *
 * @param investments in the base currency, or why they cannot be told
 * @param perEuro     units of the base currency for one EUR, > 0; null when it is not known, and for EUR
 * @see docs/spec/net-worth.md §1
 */
export function netWorthPoint(
  date: LocalDate,
  investments: Pick<Asset, 'currency'> & { readonly value: Decimal | UntoldReason },
  perEuro: Decimal | null,
  others: OtherWorth,
): NetWorthPoint {
  const { currency, value } = investments;
  const worth = typeof value === 'string' ? value : (inEuros({ currency, value }, perEuro) ?? 'no_rate');
  const [known, other] = [knownOf(worth), knownOf(others.valueEur)];
  return {
    date,
    investments: known,
    otherAssets: other,
    byType: others.byType,
    total: known && other && add(known, other),
    untold: typeof worth === 'string' ? worth : typeof others.valueEur === 'string' ? others.valueEur : null,
  };
}

function knownOf(worth: Decimal | UntoldReason): Decimal | null {
  return typeof worth === 'string' ? null : worth;
}

/** Null when any of them is. */
function sumOfKnown(values: readonly (Decimal | null)[]): Decimal | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? sum(known) : null;
}
