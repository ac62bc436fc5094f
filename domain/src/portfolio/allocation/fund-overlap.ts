import {
  foldedName,
  isWhole,
  mergedParts,
  sumOfWeights,
  type WeightedPart,
} from '../../ledger/look-through.ts';
import { compare, type Decimal, isPositive, ONE, sum } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS, PUBLISHED_DIGITS } from '../../money/divide.ts';
import { roundHalfEven } from '../../money/round.ts';

/** What two funds both hold. Fractions of each of them. */
export interface SharedPart {
  readonly name: string;
  readonly weights: readonly [Decimal, Decimal];
  /** The smaller of the two. */
  readonly common: Decimal;
}

export interface FundOverlap {
  /** Σ of the smaller weights, 0 to 1: so much of either fund is in the other too. */
  readonly overlap: Decimal;
  /** Of each fund, how much of it is known; what it owes does not count. */
  readonly known: readonly [Decimal, Decimal];
  /** Whether both are known as a whole; otherwise the overlap is at least this. */
  readonly isWhole: boolean;
  /** Largest first. */
  readonly shared: readonly SharedPart[];
}

/**
 * How much two funds hold in common, by the names of what they hold.
 *
 * Rounded weights of a whole fund come to a little more or less than 1; they are told as fractions of what they come to, so
 * that a fund overlaps with itself by 1. Weights of a part of a fund stay as they are.
 *
 * @see docs/spec/allocation.md §4
 */
export function fundOverlap(left: readonly WeightedPart[], right: readonly WeightedPart[]): FundOverlap {
  const [first, second] = [ownedParts(left), ownedParts(right)];
  const ofSecond = new Map(second.parts.map((part) => [foldedName(part.name), part.weight]));
  const shared = first.parts.flatMap(({ name, weight }): SharedPart[] => {
    const other = ofSecond.get(foldedName(name));
    if (other === undefined) return [];
    const weights = [
      divide(weight, first.base, GUARD_DIGITS),
      divide(other, second.base, GUARD_DIGITS),
    ] as const;
    return [{ name, weights, common: compare(...weights) < 0 ? weights[0] : weights[1] }];
  });
  return {
    overlap: roundHalfEven(sum(shared.map(({ common }) => common)), PUBLISHED_DIGITS),
    known: [first.known, second.known],
    isWhole: first.isWhole && second.isWhole,
    shared: shared.toSorted(
      (one, other) => compare(other.common, one.common) || (one.name < other.name ? -1 : 1),
    ),
  };
}

/** What a fund owns, every name once, and what its weights are told as fractions of. */
export interface OwnedParts {
  readonly parts: readonly WeightedPart[];
  /** Of all of them together. */
  readonly known: Decimal;
  readonly isWhole: boolean;
  readonly base: Decimal;
}

/** What of a fund can be in another one too: what it owes cannot. */
export function ownedParts(parts: readonly WeightedPart[]): OwnedParts {
  const positive = mergedParts(parts).filter(({ weight }) => isPositive(weight));
  const known = sumOfWeights(positive);
  const isAll = isWhole(sumOfWeights(parts));
  // A fund that owes something owns more than the whole of it.
  return { parts: positive, known, isWhole: isAll, base: isAll || compare(known, ONE) > 0 ? known : ONE };
}
