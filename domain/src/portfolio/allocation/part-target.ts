import { add, type Decimal, subtract } from '../../money/decimal.ts';
import type { Target } from '../rebalancing/target.ts';
import type { AllocationPart } from './allocation.ts';
import type { AllocationKey } from './slices.ts';

/** Where a part is to be, and how far it is from there. Fractions of the value of all holdings. */
export interface PartTarget {
  readonly target: Decimal;
  /** Share − target; null while there is no share. */
  readonly deviation: Decimal | null;
}

/**
 * The target of a part: that of the instrument, or of the class with those of the instruments held in it.
 *
 * @returns null where none is set, and by any other key; the target of a class says nothing of one instrument in it
 * @see docs/spec/allocation.md §5
 */
export function partTarget(
  { kind, key, share, instruments }: AllocationPart,
  by: AllocationKey,
  targets: readonly Target[],
): PartTarget | null {
  const own = targetsOfPart({ kind, key, instruments }, by, targets);
  if (own.length === 0) return null;
  const target = own.map(({ weight }) => weight).reduce(add);
  return { target, deviation: share && subtract(share, target) };
}

/** The targets that the target of a part is the sum of. */
export function targetsOfPart(
  { kind, key, instruments }: Pick<AllocationPart, 'kind' | 'key' | 'instruments'>,
  by: AllocationKey,
  targets: readonly Target[],
): readonly Target[] {
  if (kind !== 'named' || (by !== 'instrument' && by !== 'asset_class')) return [];
  const isins = new Set(by === 'asset_class' ? instruments.map(({ isin }) => isin) : []);
  return targets.filter((target) =>
    target.scope === by ? target.key === key : target.scope === 'instrument' && isins.has(target.key),
  );
}
