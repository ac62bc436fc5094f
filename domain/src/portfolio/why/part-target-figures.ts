import { add } from '../../money/decimal.ts';
import { targetsOfPart } from '../allocation/part-target.ts';
import type { ValuedHolding } from '../allocation/slices.ts';
import type { Target } from '../rebalancing/target.ts';
import { askedParts } from './allocation-figures.ts';
import type { Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import type { AskedPart, TrailLine } from './trail.ts';

type Lines = readonly TrailLine[] | Unavailable;

/**
 * Where a part is to be, or how far it is from there.
 *
 * @returns `no_target` where none is set; `base_not_positive` for a deviation while all holdings are worth nothing
 * @see docs/spec/allocation.md §5
 */
export function partTargetLines(
  name: 'allocation_target' | 'allocation_deviation',
  holdings: readonly ValuedHolding[],
  part: AskedPart,
  targets: readonly Target[],
): Lines {
  const [asked] = part.kind === 'more' ? [] : askedParts(holdings, part);
  const own = asked ? targetsOfPart(asked, part.by, targets) : [];
  if (!asked || own.length === 0) return 'no_target';
  if (name === 'allocation_target')
    return linesOf(own.map((target, index) => setting(target, index === 0 ? 'start' : 'plus')));
  if (asked.share === null) return 'base_not_positive';
  const target = own.map(({ weight }) => weight).reduce(add);
  return linesOf([
    { kind: 'figure', operator: 'start', operand: asked.share, figure: 'allocation_share', part },
    { kind: 'figure', operator: 'minus', operand: target, figure: 'allocation_target', part },
  ]);
}

/** A target that was set: of an instrument, or of a class. */
function setting({ scope, key, weight }: Target, operator: Step['operator']): Step {
  return { kind: 'setting', operator, operand: weight, part: { by: scope, kind: 'named', key } };
}
