/** Amounts and the times at which they move; the sums of them are Σ aᵢ · e^(−g · τᵢ). */
export interface Terms {
  readonly amounts: readonly number[];
  /** 0 to 1. */
  readonly times: readonly number[];
}

/** Sums over the terms at one growth ≥ 0, those above and below 0 apart, with the factor 1, τ and τ². All ≥ 0. */
export interface TermSums {
  readonly at: number;
  /** The sum of all terms. */
  readonly value: number;
  readonly positive: readonly [number, number, number];
  readonly negative: readonly [number, number, number];
}

/** The sums at one growth; see `TermSums`. */
export function termSums({ amounts, times }: Terms, at: number): TermSums {
  const positive: [number, number, number] = [0, 0, 0];
  const negative: [number, number, number] = [0, 0, 0];
  for (let index = 0; index < amounts.length; index += 1) {
    const amount = amounts[index] as number;
    const time = times[index] as number;
    const term = Math.abs(amount) * Math.exp(-at * time);
    const sums = amount > 0 ? positive : negative;
    sums[0] += term;
    sums[1] += term * time;
    sums[2] += term * time * time;
  }
  return { at, value: positive[0] - negative[0], positive, negative };
}

/** What binary sums may be wrong by, of what was added up. */
const ROUNDING = 1e-13;

const slackOf = ({ positive, negative }: TermSums, order: 0 | 1) =>
  ROUNDING * (positive[order] + negative[order]);

/**
 * Whether the sum (order 0) or its derivative (order 1) surely is not 0 anywhere between two growths.
 *
 * The terms above 0 and those below are convex each: over the interval a sum of them lies above its tangent in the middle
 * and below its chord. The tangent of the one less the chord of the other is a straight line below the difference.
 */
export function isBounded(from: TermSums, middle: TermSums, to: TermSums, order: 0 | 1): boolean {
  const slack = slackOf(from, order);
  const isAbove = (higher: 'positive' | 'negative', lower: 'positive' | 'negative') => {
    const tangent = middle[higher][order];
    const rise = ((to.at - from.at) / 2) * middle[higher][order === 0 ? 1 : 2];
    return tangent + rise - from[lower][order] > slack && tangent - rise - to[lower][order] > slack;
  };
  return isAbove('positive', 'negative') || isAbove('negative', 'positive');
}

/** Whether the sum differs from 0 by no more than rounding at both ends and in the middle. */
export function isRounding(from: TermSums, middle: TermSums, to: TermSums): boolean {
  const slack = slackOf(from, 0);
  return [from, middle, to].every(({ value }) => Math.abs(value) <= slack);
}
