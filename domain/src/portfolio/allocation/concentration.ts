import { compare, type Decimal, isPositive, multiply, ONE, sum } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';
import { allocatedTotal } from './allocation.ts';
import type { ValuedHolding } from './slices.ts';

/** How many positions the second figure is of. */
export const TOP_COUNT = 10 as const;

/** How much hangs on few positions. Fractions. */
export interface Concentration {
  readonly largest: { readonly isin: string; readonly name: string | null; readonly share: Decimal };
  /** Share of the ten largest positions together. */
  readonly topTen: Decimal;
  /** Herfindahl index: Σ share²; 1 for one position, 1/n for n of the same size. */
  readonly herfindahl: Decimal;
  /** 1 / Herfindahl index: so many positions of the same size would be as concentrated. */
  readonly effectiveCount: Decimal;
}

/** Holdings, the largest first. */
export function byValue(holdings: readonly ValuedHolding[]): readonly ValuedHolding[] {
  return holdings.toSorted(
    (left, right) => compare(right.marketValue, left.marketValue) || (left.isin < right.isin ? -1 : 1),
  );
}

/** Share², with GUARD_DIGITS. */
export function squaredShare({ marketValue }: ValuedHolding, total: Decimal): Decimal {
  return divide(divide(multiply(marketValue, marketValue), total, GUARD_DIGITS), total, GUARD_DIGITS);
}

/**
 * How concentrated the holdings are; null when they are worth nothing.
 *
 * @see docs/spec/allocation.md §3
 */
export function concentration(holdings: readonly ValuedHolding[]): Concentration | null {
  const total = allocatedTotal(holdings);
  const largestFirst = byValue(holdings);
  const [largest] = largestFirst;
  if (!largest || !isPositive(total)) return null;
  const topTen = allocatedTotal(largestFirst.slice(0, TOP_COUNT));
  const index = sum(holdings.map((holding) => squaredShare(holding, total)));
  return {
    largest: {
      isin: largest.isin,
      name: largest.name,
      share: divide(largest.marketValue, total, PUBLISHED_DIGITS),
    },
    topTen: divide(topTen, total, PUBLISHED_DIGITS),
    herfindahl: roundHalfEven(index, PUBLISHED_DIGITS),
    effectiveCount: divide(ONE, index, PUBLISHED_DIGITS),
  };
}
