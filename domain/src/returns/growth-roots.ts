import { add, type Decimal, isPositive, isZero, sum, ZERO } from '../money/decimal.ts';
import { binary } from './binary.ts';
import { brentRoot } from './brent-root.ts';
import { isBounded, isRounding, type Terms, termSums, type TermSums } from './term-sums.ts';

/** Growth over the whole span is searched between e^−40 and e^40: beyond that nobody has a rate to tell. */
const WIDEST = 40;
/** So many intervals on each side of 0 are looked at for a change of sign, most of them near it, where rates usually are. */
const INTERVALS = 200;
/** Roots closer than this are one: so far from a root that the sum only touches, it differs from 0 by rounding alone. */
const CLOSEST = 1e-5;
/** A few hundred are needed for two roots; a sum that hardly leaves 0 over a wide stretch would take millions. */
const MOST_HALVINGS = 5000;

/** A point of the grid: dense near 0, coarse at the end. */
const gridPoint = (index: number): number => WIDEST * (index / INTERVALS) ** 3;

/**
 * Every logarithm of a growth over the span at which amounts are worth nothing: Σ aᵢ · e^(−g · τᵢ) = 0.
 *
 * A change of sign between neighbouring points of a grid is narrowed by Brent's method. On each side of 0 there are at
 * most as many roots as the sums of the amounts up to each time change their sign, above 0 from the first on and below
 * it from the last (Laguerre). Where the grid shows at least two fewer, each interval is halved until it is sure how many
 * roots it has, so that two roots between neighbouring points are found as well.
 *
 * @param amounts ascending by time, none 0
 * @param times   of the span, 0 for the first to 1 for the last
 * @returns ascending; roots within 10⁻⁵ of each other are one, as is one at which the sum touches 0
 * @see docs/spec/returns.md §3
 */
export function growthRoots(amounts: readonly Decimal[], times: readonly number[]): number[] {
  const numbers = amounts.map(binary);
  // 0 is known exactly; what binary numbers find around it is the same root.
  const zero = isZero(sum(amounts)) ? [0] : [];
  const isOther = (root: number) => zero.length === 0 || root > CLOSEST;
  const above = rootsAbove0({ amounts: numbers, times }, signChanges(amounts)).filter(isOther);
  // What is worth nothing at −g is so at g when time runs back from the last amount to the first.
  const back = { amounts: numbers.toReversed(), times: times.map((time) => 1 - time).toReversed() };
  const below = rootsAbove0(back, signChanges(amounts.toReversed())).filter(isOther);
  return [...below.map((root) => -root).toReversed(), ...zero, ...above];
}

/** How often the sum of the amounts so far changes its sign. */
function signChanges(amounts: readonly Decimal[]): number {
  let changes = 0;
  let total = ZERO;
  let wasPositive: boolean | null = null;
  for (const amount of amounts) {
    total = add(total, amount);
    if (isZero(total)) continue;
    const isNow = isPositive(total);
    if (wasPositive !== null && isNow !== wasPositive) changes += 1;
    wasPositive = isNow;
  }
  return changes;
}

/** @param most roots that there can be; no more are looked for */
function rootsAbove0(terms: Terms, most: number): number[] {
  const value = (growth: number) => presentValue(terms, growth);
  const roots: number[] = [];
  let [from, valueAtFrom] = [0, value(0)];
  for (let index = 1; index <= INTERVALS && roots.length < most; index += 1) {
    const to = gridPoint(index);
    const valueAtTo = value(to);
    if (valueAtFrom > 0 !== valueAtTo > 0) roots.push(narrowed(value, from, to));
    [from, valueAtFrom] = [to, valueAtTo];
  }
  return roots.length > most - 2 ? roots : everyRoot(terms);
}

const narrowed = (value: (growth: number) => number, from: number, to: number) =>
  brentRoot(value, from, to, 1e-15);

/** Σ aᵢ · e^(−g · τᵢ), g ≥ 0: no term is larger than its amount. */
function presentValue({ amounts, times }: Terms, growth: number): number {
  let total = 0;
  for (let index = 0; index < amounts.length; index += 1) {
    total += (amounts[index] as number) * Math.exp(-growth * (times[index] as number));
  }
  return total;
}

/** All roots, however close together; ascending. */
function everyRoot(terms: Terms): number[] {
  const roots: number[] = [];
  const value = (growth: number) => termSums(terms, growth).value;
  let halvings = MOST_HALVINGS;

  const found = (root: number) => {
    const last = roots.at(-1);
    if (last === undefined || root - last > CLOSEST) roots.push(root);
  };
  // Halves an interval until the sum surely is not 0 in it, or surely rises or falls all along.
  const isolate = (from: TermSums, to: TermSums): void => {
    const middle = termSums(terms, (from.at + to.at) / 2);
    if (isBounded(from, middle, to, 0)) return;
    const isSure = isBounded(from, middle, to, 1);
    const isTouched = !isSure && isRounding(from, middle, to);
    if (!isSure && !isTouched && halvings > 0) {
      halvings -= 1;
      isolate(from, middle);
      isolate(middle, to);
    } else if (from.value > 0 !== to.value > 0) found(narrowed(value, from.at, to.at));
    else if (isTouched && to.at - from.at < CLOSEST) found(middle.at);
  };

  let from = termSums(terms, 0);
  for (let index = 1; index <= INTERVALS; index += 1) {
    const to = termSums(terms, gridPoint(index));
    isolate(from, to);
    from = to;
  }
  return roots;
}
