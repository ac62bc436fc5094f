import { add, type Decimal, isZero, subtract, ZERO } from '../money/decimal.ts';
import { GUARD_DIGITS } from '../money/divide.ts';
import type { Lot } from './lot.ts';
import { splitUnitCost, splitUnits } from './split-units.ts';
import type { Split } from './transaction.ts';

/** Something that holds a lot, which can be replaced. */
interface Holder {
  lot: Lot;
}

const NOTHING: { readonly cost: Decimal; readonly fee: Decimal } = { cost: ZERO, fee: ZERO };

/**
 * Puts all open lots of an instrument through a split: units multiplied, unit cost divided, cost and fees as they were.
 *
 * The units of the lots together are those of the whole position after the split, to the last digit: each lot takes what
 * the units up to and including it come to, less what the units before it came to. A lot that is left without a unit
 * that way hands its cost and fees to the next one, the last one to the one before it.
 *
 * @param holders oldest lot first
 * @see docs/spec/cost-basis.md §8
 */
export function splitLots(holders: readonly Holder[], split: Split): void {
  let before = ZERO;
  let after = ZERO;
  for (const holder of holders) {
    const { lot } = holder;
    before = add(before, lot.units);
    const upTo = splitUnits(before, split);
    const units = subtract(upTo, after);
    holder.lot = { ...lot, units, unitCost: splitUnitCost(lot.unitCost, split, GUARD_DIGITS) };
    after = upTo;
  }
  handOn(holders);
  handOn(holders.toReversed());
}

/** Cost and fees of lots without units go to the next one that has some; behind that they wait in the last one. */
function handOn(holders: readonly Holder[]): void {
  let waiting = NOTHING;
  for (const holder of holders) {
    const { lot } = holder;
    const together = { cost: add(lot.cost, waiting.cost), fee: add(lot.fee, waiting.fee) };
    waiting = isZero(lot.units) ? together : NOTHING;
    holder.lot = { ...lot, ...(isZero(lot.units) ? NOTHING : together) };
  }
  const last = holders.at(-1);
  if (last && isZero(last.lot.units)) last.lot = { ...last.lot, ...waiting };
}
