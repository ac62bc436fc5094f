import { add, compare, type Decimal, isPositive, sum } from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';
import {
  type AllocationKey,
  PART_KINDS,
  type PartKind,
  type Slice,
  slicesOf,
  type ValuedHolding,
} from './slices.ts';

/** What of a part is held by one instrument. */
export interface AllocatedInstrument {
  readonly isin: string;
  readonly name: string | null;
  readonly value: Decimal;
}

/** One part of all that is held. Amounts in the base currency. */
export interface AllocationPart {
  readonly kind: PartKind;
  /** Empty unless named. */
  readonly key: string;
  readonly name: string;
  readonly value: Decimal;
  /** Value / value of all holdings, a fraction; null when that is 0. */
  readonly share: Decimal | null;
  /** Largest first. */
  readonly instruments: readonly AllocatedInstrument[];
}

export interface Allocation {
  readonly by: AllocationKey;
  /** Value of all holdings that have one; the values of the parts are this, to the last digit. */
  readonly total: Decimal;
  /** Named ones first, the largest of them first; then what is unknown and what is not broken down. */
  readonly parts: readonly AllocationPart[];
}

/** A slice and the holding that it is of. */
export interface HeldSlice {
  readonly holding: ValuedHolding;
  readonly slice: Slice;
}

/** The value of all holdings. */
export function allocatedTotal(holdings: readonly ValuedHolding[]): Decimal {
  return sum(holdings.map(({ marketValue }) => marketValue));
}

/** Part / whole as it is published; null of nothing. */
export function shareOf(part: Decimal, whole: Decimal): Decimal | null {
  return isPositive(whole) ? divide(part, whole, PUBLISHED_DIGITS) : null;
}

/** The slices of all holdings that belong to one part, in the order of the holdings. */
export function slicesOfPart(
  holdings: readonly ValuedHolding[],
  by: AllocationKey,
  kind: PartKind,
  key: string,
): readonly HeldSlice[] {
  return heldSlices(holdings, by).filter(({ slice }) => slice.kind === kind && slice.key === key);
}

function heldSlices(holdings: readonly ValuedHolding[], by: AllocationKey): readonly HeldSlice[] {
  return holdings.flatMap((holding) => slicesOf(holding, by).map((slice) => ({ holding, slice })));
}

/**
 * The value of all holdings, divided by what they are, where they are kept, or what they hold themselves.
 *
 * @see docs/spec/allocation.md §1
 */
export function allocation(holdings: readonly ValuedHolding[], by: AllocationKey): Allocation {
  const total = allocatedTotal(holdings);
  const groups = Map.groupBy(heldSlices(holdings, by), ({ slice: { kind, key } }) => `${kind} ${key}`);
  const parts = [...groups.values()].map((held) => partOf(held, total));
  return { by, total, parts: parts.toSorted(partOrder) };
}

function partOf(held: readonly HeldSlice[], total: Decimal): AllocationPart {
  const instruments = held
    .map(({ holding: { isin, name }, slice: { value } }): AllocatedInstrument => ({ isin, name, value }))
    .toSorted((left, right) => compare(right.value, left.value) || (left.isin < right.isin ? -1 : 1));
  // Under the spelling of whoever holds most of it.
  const { slice } = held.reduce((most, other) =>
    compare(other.slice.value, most.slice.value) > 0 ? other : most,
  );
  const value = held.map((one) => one.slice.value).reduce(add);
  return {
    kind: slice.kind,
    key: slice.key,
    name: slice.name,
    value,
    share: shareOf(value, total),
    instruments,
  };
}

function partOrder(left: AllocationPart, right: AllocationPart): number {
  const kinds = PART_KINDS.indexOf(left.kind) - PART_KINDS.indexOf(right.kind);
  return kinds || compare(right.value, left.value) || (left.key < right.key ? -1 : 1);
}
