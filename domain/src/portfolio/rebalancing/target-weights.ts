import {
  add,
  compare,
  type Decimal,
  isPositive,
  multiply,
  ONE,
  subtract,
  sum,
  ZERO,
} from '../../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../../money/divide.ts';
import type { Target } from './target.ts';

/** What is known of an instrument that a target may be of. */
export interface TargetedInstrument {
  readonly isin: string;
  readonly assetClass: string | null;
  /** Of the units held, in the base currency; 0 for none. Null when they cannot be valued. */
  readonly value: Decimal | null;
  /** Of one unit in the base currency; null when it is not known. */
  readonly price: Decimal | null;
}

/** A target that nothing can be bought or sold for, and why. */
export interface TargetLeftOut {
  readonly target: Target;
  /** `no_price`: the instrument has no price or no value; `no_instrument`: no other instrument of the class is held. */
  readonly reason: 'no_price' | 'no_instrument';
}

/** What of a target belongs to one instrument, before what is left out is spread over the others. */
export interface TargetShare {
  readonly share: Decimal;
  readonly target: Target;
  /** Of the target of a class: the instruments that divide it by their values. Empty where it is the instrument's own. */
  readonly members: readonly TargetMember[];
}

export interface TargetMember {
  readonly isin: string;
  readonly value: Decimal;
}

export interface TargetWeights {
  /** By ISIN; together 1, unless nothing is left to divide among. */
  readonly weights: ReadonlyMap<string, Decimal>;
  /** What the weights are made of, by ISIN. */
  readonly shares: ReadonlyMap<string, TargetShare>;
  readonly leftOut: readonly TargetLeftOut[];
  /** Held instruments that no target is of, by ISIN: they are neither bought nor sold, nor part of the total. */
  readonly untargeted: readonly string[];
}

/**
 * The weight that each instrument is to have.
 *
 * A target of a class is divided among its instruments that are held and have no target of their own, in proportion to
 * their values. What has no price is left out with its target, and the other weights keep their proportions.
 *
 * @returns weights of 10 fraction digits; what rounding leaves belongs to the heaviest of them
 * @see docs/spec/rebalancing.md §1
 */
export function targetWeights(
  targets: readonly Target[],
  instruments: readonly TargetedInstrument[],
): TargetWeights {
  const byIsin = new Map(instruments.map((instrument) => [instrument.isin, instrument]));
  const own = new Set(targets.filter(({ scope }) => scope === 'instrument').map(({ key }) => key));
  const shares = new Map<string, TargetShare>();
  const leftOut: TargetLeftOut[] = [];
  const named = new Set(own);
  for (const target of targets) {
    if (target.scope === 'instrument') {
      const instrument = byIsin.get(target.key);
      if (instrument?.price && instrument.value)
        shares.set(target.key, { share: target.weight, target, members: [] });
      else leftOut.push({ target, reason: 'no_price' });
      continue;
    }
    const members = instruments.filter(({ isin, assetClass }) => assetClass === target.key && !own.has(isin));
    for (const { isin } of members) named.add(isin);
    const divided = divideByValue(target, members);
    if (divided.size === 0) leftOut.push({ target, reason: 'no_instrument' });
    for (const [isin, share] of divided) shares.set(isin, share);
  }
  const isHeld = ({ value }: TargetedInstrument) => value === null || isPositive(value);
  return {
    weights: toOne(shares),
    shares,
    leftOut,
    untargeted: instruments.filter((one) => isHeld(one) && !named.has(one.isin)).map(({ isin }) => isin),
  };
}

function divideByValue(target: Target, members: readonly TargetedInstrument[]): Map<string, TargetShare> {
  const valued = members.flatMap(({ isin, value, price }) =>
    price && value && isPositive(value) ? [{ isin, value }] : [],
  );
  const total = sum(valued.map(({ value }) => value));
  const shareOf = (value: Decimal) => divide(multiply(target.weight, value), total, PUBLISHED_DIGITS);
  return new Map(valued.map(({ isin, value }) => [isin, { share: shareOf(value), target, members: valued }]));
}

function toOne(shares: ReadonlyMap<string, TargetShare>): Map<string, Decimal> {
  const total = sum(Array.from(shares.values(), ({ share }) => share));
  if (!isPositive(total)) return new Map();
  const weights = new Map(
    Array.from(shares, ([isin, { share }]) => [isin, divide(share, total, PUBLISHED_DIGITS)] as const),
  );
  let heaviest = { isin: '', weight: ZERO };
  for (const [isin, weight] of weights) if (compare(weight, heaviest.weight) > 0) heaviest = { isin, weight };
  const rest = subtract(ONE, sum(weights.values()));
  return weights.set(heaviest.isin, add(heaviest.weight, rest));
}
