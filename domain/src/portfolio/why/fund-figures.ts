import { foldedName, type LookThroughKind, type WeightedPart } from '../../ledger/look-through.ts';
import { partKey } from '../../ledger/part-key.ts';
import { compare, type Decimal, equals, ONE } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../money/divide.ts';
import { fundOverlap, ownedParts } from '../allocation/fund-overlap.ts';
import type { Figure } from './figure.ts';
import { linesOf, type Step } from './lines-of.ts';
import type { AskedPart, TrailLine } from './trail.ts';

/** A fund and what is known of its holdings. */
export interface KnownFund {
  readonly isin: string;
  readonly parts: readonly WeightedPart[];
}

type Summand = Omit<Step, 'operator'>;

const summed = (summands: readonly Summand[]): readonly Step[] =>
  summands.map((step, index) => ({ ...step, operator: index === 0 ? 'start' : 'plus' }));

/** A part by its code where it has one, else under the name that the fund gives it. */
function partOf(by: LookThroughKind, name: string): AskedPart {
  const key = partKey(by, name);
  return { by, kind: 'named', key: key === foldedName(name) ? name : key };
}

const entered = (by: LookThroughKind, { isin }: KnownFund, { name, weight }: WeightedPart): Summand => ({
  kind: 'setting',
  operand: weight,
  isin,
  part: partOf(by, name),
});

/** How much of a fund is known: all of its weights, below 0 for what it owes. */
export function knownWeightLines(fund: KnownFund, by: LookThroughKind): readonly TrailLine[] {
  return linesOf(summed(fund.parts.map((part) => entered(by, fund, part))));
}

/** How much of what a fund owns is known: every name once, without what it owes. */
export function ownedWeightLines(fund: KnownFund): readonly TrailLine[] {
  return linesOf(summed(ownedParts(fund.parts).parts.map((part) => entered('holding', fund, part))));
}

/** A weight as it is compared with that in another fund; null when the fund has nothing of that name. */
function comparedWeight({ parts }: KnownFund, name: string): Decimal | null {
  const own = ownedParts(parts);
  const part = own.parts.find((one) => foldedName(one.name) === foldedName(name));
  return part ? divide(part.weight, own.base, GUARD_DIGITS) : null;
}

/**
 * What a fund holds under a name, as a fraction of all that is known of a wholly known one.
 *
 * @returns null when it holds nothing under that name
 */
export function weightInFundLines(fund: KnownFund, name: string): readonly TrailLine[] | null {
  if (comparedWeight(fund, name) === null) return null;
  const { base, known } = ownedParts(fund.parts);
  const spelt = fund.parts.filter((part) => foldedName(part.name) === foldedName(name));
  const steps = summed(spelt.map((part) => entered('holding', fund, part)));
  if (equals(base, ONE)) return linesOf(steps);
  const divisor: Step = {
    ...figure('owned_weight', known, { isin: fund.isin }),
    operator: 'divide',
  };
  return linesOf([...steps, divisor]);
}

function figure(name: Figure, operand: Decimal, more: Partial<Summand>): Summand {
  return { kind: 'figure', figure: name, operand, ...more };
}

/**
 * What two funds have in common of one name: the smaller of its weights.
 *
 * @returns null when one of them holds nothing under that name
 */
export function commonWeightLines(
  left: KnownFund,
  right: KnownFund,
  name: string,
): readonly TrailLine[] | null {
  const [weight, otherWeight] = [comparedWeight(left, name), comparedWeight(right, name)];
  if (weight === null || otherWeight === null) return null;
  const isLeft = compare(weight, otherWeight) < 0;
  const smaller: Step = {
    ...figure('weight_in_fund', isLeft ? weight : otherWeight, {
      isin: isLeft ? left.isin : right.isin,
      part: { by: 'holding', kind: 'named', key: name },
    }),
    operator: 'start',
    rule: 'smaller',
    expression: { weight, other_weight: otherWeight },
  };
  return linesOf([smaller]);
}

/**
 * The smaller weights of everything that both funds hold, added up; the largest first.
 *
 * @see docs/spec/allocation.md §4
 */
export function fundOverlapLines(left: KnownFund, right: KnownFund): readonly TrailLine[] {
  const shared = fundOverlap(left.parts, right.parts).shared.map(({ name, common }) =>
    figure('common_weight', common, {
      isin: left.isin,
      part: { by: 'holding', kind: 'named', key: name },
    }),
  );
  return linesOf(summed(shared));
}
