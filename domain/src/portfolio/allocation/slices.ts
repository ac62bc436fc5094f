import {
  type LookThroughKind,
  LOOK_THROUGH_KINDS,
  sumOfWeights,
  type WeightedPart,
} from '../../ledger/look-through.ts';
import { joinedParts, partKey } from '../../ledger/part-key.ts';
import { type Decimal, isZero, multiply, ONE, subtract, sum } from '../../money/decimal.ts';
import { portion } from '../../money/portion.ts';

/** By what the value of all holdings can be divided. */
export const ALLOCATION_KEYS = [
  'instrument',
  'asset_class',
  'currency',
  'broker',
  ...LOOK_THROUGH_KINDS,
] as const;
export type AllocationKey = (typeof ALLOCATION_KEYS)[number];

/** A part has a name, or it is what nothing is known of, or what the weights of a fund leave over. */
export const PART_KINDS = ['named', 'unknown', 'not_broken_down'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A holding that has a value, with everything that it can be divided by. */
export interface ValuedHolding {
  readonly isin: string;
  readonly name: string | null;
  readonly assetClass: string | null;
  /** In which it is traded. */
  readonly currency: string | null;
  readonly units: Decimal;
  /** ≥ 0, base currency. */
  readonly marketValue: Decimal;
  /** Units at each broker; together they are `units`. */
  readonly brokers: readonly { readonly broker: string; readonly units: Decimal }[];
  /** The parts of each kind that are known. */
  readonly lookThrough: Readonly<Partial<Record<LookThroughKind, readonly WeightedPart[]>>>;
}

/** What of a holding belongs to one part. */
export interface Slice {
  readonly kind: PartKind;
  /** The same for all slices of a part; empty unless named. */
  readonly key: string;
  readonly name: string;
  readonly value: Decimal;
  /** How the value follows from that of the holding. */
  readonly of:
    | { readonly rule: 'whole' }
    | { readonly rule: 'weight'; readonly weight: Decimal }
    | { readonly rule: 'units'; readonly broker: string; readonly units: Decimal }
    /** The value of the holding less the slices of its other brokers. */
    | { readonly rule: 'rest'; readonly others: readonly Slice[] };
}

/**
 * A holding divided by one key. The values of its slices are its market value, to the last digit.
 *
 * Weights that come to less than the whole leave a slice that is not broken down; rounded weights that come to more make
 * it negative, by as much.
 *
 * @see docs/spec/allocation.md §1
 */
export function slicesOf(holding: ValuedHolding, by: AllocationKey): readonly Slice[] {
  switch (by) {
    case 'instrument':
      return [whole(holding, holding.isin, holding.name ?? holding.isin)];
    case 'asset_class':
      return [whole(holding, holding.assetClass)];
    case 'currency':
      return [whole(holding, holding.currency)];
    case 'broker':
      return slicesOfBrokers(holding);
    case 'region':
    case 'sector':
    case 'holding':
      return lookedThrough(holding, by);
  }
}

function whole({ marketValue }: ValuedHolding, key: string | null, name = key): Slice {
  const of = { rule: 'whole' } as const;
  return key === null || name === null
    ? { kind: 'unknown', key: '', name: '', value: marketValue, of }
    : { kind: 'named', key, name, value: marketValue, of };
}

function slicesOfBrokers(holding: ValuedHolding): readonly Slice[] {
  const { units: all, marketValue, brokers } = holding;
  const [last, ...others] = brokers.filter(({ units }) => !isZero(units)).toReversed();
  if (last === undefined || others.length === 0) return [whole(holding, last?.broker ?? null)];
  const slices = others.toReversed().map(({ broker, units }): Slice => {
    const value = portion(marketValue, units, all);
    return { kind: 'named', key: broker, name: broker, value, of: { rule: 'units', broker, units } };
  });
  const value = subtract(marketValue, sum(slices.map((slice) => slice.value)));
  const of = { rule: 'rest', others: slices } as const;
  return [...slices, { kind: 'named', key: last.broker, name: last.broker, value, of }];
}

function lookedThrough(holding: ValuedHolding, by: LookThroughKind): readonly Slice[] {
  const { marketValue, lookThrough } = holding;
  const parts = joinedParts(by, lookThrough[by] ?? []);
  const notBrokenDown = { kind: 'not_broken_down', key: '', name: '' } as const;
  if (parts.length === 0) return [{ ...notBrokenDown, value: marketValue, of: { rule: 'whole' } }];
  const slices = parts.map(({ name, weight }): Slice => {
    const value = multiply(marketValue, weight);
    return { kind: 'named', key: partKey(by, name), name, value, of: { rule: 'weight', weight } };
  });
  const rest = subtract(ONE, sumOfWeights(parts));
  if (isZero(rest)) return slices;
  const value = multiply(marketValue, rest);
  return [...slices, { ...notBrokenDown, value, of: { rule: 'weight', weight: rest } }];
}
