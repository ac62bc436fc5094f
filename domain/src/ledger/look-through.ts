import { add, compare, type Decimal, isPositive, ONE, subtract, sum } from '../money/decimal.ts';

/** What the weights of a fund can be of. */
export const LOOK_THROUGH_KINDS = ['region', 'sector', 'holding'] as const;
export type LookThroughKind = (typeof LOOK_THROUGH_KINDS)[number];

/** A part of a fund. */
export interface WeightedPart {
  readonly name: string;
  /** A fraction of the fund; below 0 for what it owes. */
  readonly weight: Decimal;
}

/** How far the weights of a whole fund may be from 1: a point of a percent. A fund of a thousand lines prints each of them rounded. */
export const WEIGHT_TOLERANCE: Decimal = { digits: 1n, scale: 2 };

/** All weights together. */
export function sumOfWeights(parts: readonly WeightedPart[]): Decimal {
  return sum(parts.map(({ weight }) => weight));
}

/** Whether weights come to the whole fund within the tolerance. */
export function isWhole(total: Decimal): boolean {
  const reachesIt = compare(add(total, WEIGHT_TOLERANCE), ONE) >= 0;
  return reachesIt && !isAboveWhole(total);
}

/** Whether weights come to more than a whole fund, beyond the tolerance. */
export function isAboveWhole(total: Decimal): boolean {
  return isPositive(subtract(total, add(ONE, WEIGHT_TOLERANCE)));
}

/**
 * By which two spellings of a name are known to be the same: `Apple Inc.` and `APPLE INC`.
 *
 * Accents, case and whatever is neither letter nor digit do not count; a name of such signs alone is itself.
 */
export function foldedName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? name.trim() : plain;
}

/**
 * The parts with every name once, under its first spelling, heaviest first; weights of the same name are added.
 *
 * @param keyOf  what is the same for two spellings of a name
 */
export function mergedParts(
  parts: readonly WeightedPart[],
  keyOf: (name: string) => string = foldedName,
): readonly WeightedPart[] {
  const byName = new Map<string, WeightedPart>();
  for (const { name, weight } of parts) {
    const key = keyOf(name);
    const before = byName.get(key);
    byName.set(key, before ? { name: before.name, weight: add(before.weight, weight) } : { name, weight });
  }
  return [...byName.values()].toSorted(heavierFirst);
}

function heavierFirst(left: WeightedPart, right: WeightedPart): number {
  return compare(right.weight, left.weight) || (left.name < right.name ? -1 : 1);
}
