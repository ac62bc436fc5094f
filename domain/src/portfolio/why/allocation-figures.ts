import { type Decimal, isPositive, sum } from '../../money/decimal.ts';
import {
  allocatedTotal,
  allocation,
  type AllocationPart,
  type HeldSlice,
  slicesOfPart,
} from '../allocation/allocation.ts';
import { byValue, squaredShare, type TOP_COUNT } from '../allocation/concentration.ts';
import type { PartKind, Slice, ValuedHolding } from '../allocation/slices.ts';
import type { Figure, Unavailable } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import type { AskedPart, TrailLine } from './trail.ts';

type Lines = readonly TrailLine[] | Unavailable;
type Summand = Omit<Step, 'operator'>;

/** A line that leads on to a figure of one holding, or of all of them. */
function figure(name: Figure, operand: Decimal, more: Partial<Summand> = {}): Summand {
  return { kind: 'figure', figure: name, operand, ...more };
}

function summed(summands: readonly Summand[]): readonly Step[] {
  return summands.map((step, index) => ({ ...step, operator: index === 0 ? 'start' : 'plus' }));
}

/** Some of the value of all holdings, divided by it and rounded once. */
function share(steps: readonly Step[], holdings: readonly ValuedHolding[]): Lines {
  const total = allocatedTotal(holdings);
  if (!isPositive(total)) return 'base_not_positive';
  return linesOf([...steps, { ...figure('total_market_value', total), operator: 'divide' }], true);
}

const marketValue = ({ isin, marketValue: operand }: ValuedHolding): Summand =>
  figure('market_value', operand, { isin });

/** What a slice is led on to: the value of the whole holding has a trail of its own. */
function heldFigure({ holding, slice }: HeldSlice, by: AskedPart['by']): Summand {
  if (slice.of.rule === 'whole') return marketValue(holding);
  return sliceFigure(holding.isin, slice, by);
}

function sliceFigure(isin: string, { kind, key, value }: Slice, by: AskedPart['by']): Summand {
  return figure('allocation_instrument_value', value, { isin, part: { by, kind, key } });
}

/** The part that is asked about itself, or the named ones that `more` tells together; none when nothing is held of it. */
export function askedParts(
  holdings: readonly ValuedHolding[],
  { by, kind, key }: AskedPart,
): readonly AllocationPart[] {
  const { parts } = allocation(holdings, by);
  return kind === 'more'
    ? parts.filter((part) => part.kind === 'named').filter((_, index) => BigInt(index) >= BigInt(key))
    : parts.filter((part) => part.kind === kind && part.key === key);
}

/** The value of a part: one line for each holding that has some of it, or for each part that is told with others. */
export function partValue(holdings: readonly ValuedHolding[], part: AskedPart): readonly TrailLine[] {
  const { by, kind, key } = part;
  if (kind === 'more')
    return linesOf(
      summed(
        askedParts(holdings, part).map((one) =>
          figure('allocation_value', one.value, { part: { by, kind: one.kind, key: one.key } }),
        ),
      ),
    );
  const held = slicesOfPart(holdings, by, kind, key);
  return linesOf(summed(held.map((one) => heldFigure(one, by))));
}

/** The share of a part in the value of all holdings. */
export function partShare(holdings: readonly ValuedHolding[], part: AskedPart): Lines {
  const value = sum(askedParts(holdings, part).map((one) => one.value));
  return share([{ ...figure('allocation_value', value, { part }), operator: 'start' }], holdings);
}

/**
 * What of one holding belongs to a part.
 *
 * @returns null when nothing of it does
 */
export function instrumentPartValue(
  holdings: readonly ValuedHolding[],
  isin: string,
  part: AskedPart & { readonly kind: PartKind },
): readonly TrailLine[] | null {
  const held = slicesOfPart(holdings, part.by, part.kind, part.key).find((one) => one.holding.isin === isin);
  if (!held) return null;
  const { holding, slice } = held;
  return linesOf([{ ...marketValue(holding), operator: 'start' }, ...stepsOf(holding, slice, part.by)]);
}

function stepsOf({ isin, units }: ValuedHolding, { of }: Slice, by: AskedPart['by']): readonly Step[] {
  switch (of.rule) {
    case 'whole':
      return [];
    case 'weight':
      return [{ kind: 'setting', operator: 'times', operand: of.weight }];
    case 'units':
      return [
        { ...figure('total_units', of.units, { isin, broker: of.broker }), operator: 'times' },
        { ...figure('total_units', units, { isin }), operator: 'divide' },
      ];
    case 'rest':
      return of.others.map((other) => ({ ...sliceFigure(isin, other, by), operator: 'minus' }));
  }
}

/** Share of the largest positions together: of one, or of the ten. */
export function largestShare(holdings: readonly ValuedHolding[], count: 1 | typeof TOP_COUNT): Lines {
  return share(summed(byValue(holdings).slice(0, count).map(marketValue)), holdings);
}

/** Σ share². */
export function herfindahlLines(holdings: readonly ValuedHolding[]): Lines {
  const total = allocatedTotal(holdings);
  if (!isPositive(total)) return 'base_not_positive';
  const squares = byValue(holdings).map((holding) =>
    figure('squared_share', squaredShare(holding, total), { isin: holding.isin }),
  );
  return linesOf(summed(squares));
}

/** Share² of one holding; null when it is none of them. */
export function squaredShareLines(holdings: readonly ValuedHolding[], isin: string): Lines | null {
  const holding = holdings.find((one) => one.isin === isin);
  if (!holding) return null;
  const total = allocatedTotal(holdings);
  if (!isPositive(total)) return 'base_not_positive';
  const all = figure('total_market_value', total);
  return linesOf([
    { ...marketValue(holding), operator: 'start' },
    { ...marketValue(holding), operator: 'times' },
    { ...all, operator: 'divide' },
    { ...all, operator: 'divide' },
  ]);
}
