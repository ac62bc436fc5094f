/**
 * Which orders bring values closest to their targets: a search through whole numbers of lots, branch and bound.
 *
 * Everything is whole numbers of one small unit of money, so that nothing rounds and a bound is never above what it
 * bounds. See docs/spec/rebalancing.md §3.
 */
import { spreadEvenly } from './spread-evenly.ts';

/** One instrument as the search sees it. */
export interface Tradable {
  /** Value − target value. */
  readonly deviation: bigint;
  /** Value of the smallest number of units that can be traded, > 0. */
  readonly lot: bigint;
  /** An order has at least as many lots, ≥ 1. */
  readonly leastLots: bigint;
  /** So many may be sold. */
  readonly mostSold: bigint;
  /** Of an order of so much, > 0: as it is charged. */
  charged(amount: bigint): bigint;
  /** The same before rounding up; convex in the amount. */
  exact(amount: bigint): bigint;
}

export interface SearchTerms {
  /** Money that may be spent, ≥ 0. */
  readonly budget: bigint;
  /** Looks at every number of lots that could be best; otherwise only at those near the even spread. */
  readonly isExhaustive: boolean;
  /** After so many numbers were looked at, the best so far is told. */
  readonly mostSteps: number;
}

export interface FoundOrders {
  /** Of each tradable; below 0 is sold. */
  readonly lots: readonly bigint[];
  /** Whether nothing better was left unseen. */
  readonly isProven: boolean;
}

interface Best {
  readonly cost: bigint;
  readonly orderCount: number;
  readonly lots: readonly bigint[];
}

/** A tradable and those after it. */
interface Stage {
  readonly tradable: Tradable;
  readonly next: Stage | null;
  /** Lowest deviations of this and all later ones, descending, and their sum. */
  readonly floors: readonly bigint[];
  /** Sum of the deviations of this and all later ones. */
  readonly deviations: bigint;
  /** What selling all that may be sold of the later ones brings. */
  readonly laterProceeds: bigint;
}

/** What was decided before a stage. */
interface Path {
  readonly budget: bigint;
  readonly cost: bigint;
  readonly lots: readonly bigint[];
}

/**
 * The orders with the least sum of squared deviations; of several such the fewest, and of those the ones that buy more,
 * or sell less, of the first tradable in which they differ.
 *
 * No order at all is always among those looked at, so that the answer is never worse.
 */
export function searchOrders(tradables: readonly Tradable[], terms: SearchTerms): FoundOrders {
  const first = stagesOf(tradables);
  let best: Best = {
    cost: tradables.reduce((cost, { deviation }) => cost + deviation * deviation, 0n),
    orderCount: 0,
    lots: tradables.map(() => 0n),
  };
  let steps = 0;

  const visit = (stage: Stage | null, path: Path): void => {
    if (stage === null) {
      if (path.budget < 0n) return;
      const found = {
        cost: path.cost,
        orderCount: path.lots.filter((lots) => lots !== 0n).length,
        lots: path.lots,
      };
      if (isBetter(found, best)) best = found;
      return;
    }
    const boundOf = (lots: bigint) => bound(stage, path, lots);
    const visitLots = (lots: bigint, atMost: bigint | null) => {
      steps += 1;
      if (atMost === null || atMost > best.cost) return;
      const after = afterOrder(stage.tradable, path, lots, 'charged');
      visit(stage.next, after);
    };
    const seeds = seedsOf(stage, path, terms.isExhaustive).map((seed) => ({
      ...seed,
      bound: boundOf(seed.lots),
    }));
    // What cannot be paid comes last.
    const rank = (one: { readonly bound: bigint | null }) => one.bound ?? best.cost + 1n;
    for (const seed of seeds.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))) {
      if (steps >= terms.mostSteps) return;
      visitLots(seed.lots, seed.bound);
      for (const step of seed.steps) {
        let before = seed.bound;
        for (let lots = seed.lots + step; lots >= seed.least && lots <= seed.most; lots += step) {
          if (steps >= terms.mostSteps) return;
          const here = boundOf(lots);
          visitLots(lots, here);
          // The bound is convex: once it grows beyond the best it only grows.
          if (here !== null && before !== null && here > best.cost && here >= before) break;
          before = here;
        }
      }
    }
  };
  visit(first, { budget: terms.budget, cost: 0n, lots: [] });
  return { lots: best.lots, isProven: terms.isExhaustive && steps < terms.mostSteps };
}

function stagesOf(tradables: readonly Tradable[]): Stage | null {
  let next: Stage | null = null;
  let laterProceeds = 0n;
  for (const tradable of tradables.toReversed()) {
    const { deviation, lot, mostSold } = tradable;
    const floors: bigint[] = [...(next?.floors ?? []), deviation - mostSold * lot];
    floors.sort((one, other) => (one > other ? -1 : one < other ? 1 : 0));
    const deviations: bigint = (next?.deviations ?? 0n) + deviation;
    next = { tradable, next, floors, deviations, laterProceeds };
    laterProceeds += mostSold * lot;
  }
  return next;
}

function isBetter(found: Best, best: Best): boolean {
  if (found.cost !== best.cost) return found.cost < best.cost;
  if (found.orderCount !== best.orderCount) return found.orderCount < best.orderCount;
  const difference = found.lots
    .map((lots, index) => lots - (best.lots[index] as bigint))
    .find((by) => by !== 0n);
  return difference !== undefined && difference > 0n;
}

function afterOrder(tradable: Tradable, path: Path, lots: bigint, fee: 'charged' | 'exact'): Path {
  const change = lots * tradable.lot;
  const deviation = tradable.deviation + change;
  const paid = lots === 0n ? 0n : tradable[fee](change < 0n ? -change : change);
  return {
    budget: path.budget - change - paid,
    cost: path.cost + deviation * deviation,
    lots: [...path.lots, lots],
  };
}

/** The least cost of all that may follow an order of so many lots; null when it cannot be paid. */
function bound({ tradable, next }: Stage, path: Path, lots: bigint): bigint | null {
  const { budget, cost } = afterOrder(tradable, path, lots, 'exact');
  if (next === null) return budget < 0n ? null : cost;
  const rest = spreadEvenly(next.floors, budget + next.deviations);
  return rest && cost + rest.cost;
}

/** A number of lots to look at first, and how far to go on from it in which directions. */
interface Seed {
  readonly lots: bigint;
  readonly least: bigint;
  readonly most: bigint;
  readonly steps: readonly bigint[];
}

/** Where to begin: no order, and the purchase and the sale that are nearest to the even spread. */
function seedsOf(stage: Stage, path: Path, isExhaustive: boolean): Seed[] {
  const { leastLots, mostSold } = stage.tradable;
  const near = nearEvenSpread(stage, path);
  const affordable = mostBought(stage, path);
  const seed = (lots: bigint, least: bigint, most: bigint): Seed => ({
    lots,
    least,
    most,
    steps: isExhaustive ? [1n, -1n] : [],
  });
  const around = (least: bigint, most: bigint, others: readonly bigint[]): Seed[] => {
    if (least > most) return [];
    const within = (lots: bigint) => (lots < least ? least : lots > most ? most : lots);
    const all = new Set([near, ...(isExhaustive ? [] : others)].map(within));
    return Array.from(all, (lots) => seed(lots, least, most));
  };
  return [
    { lots: 0n, least: 0n, most: 0n, steps: [] },
    ...around(leastLots, affordable, [leastLots, affordable]),
    ...around(-mostSold, -leastLots, [-leastLots, -leastSold(stage, path)]),
  ];
}

/** Lots that bring this one to where it would be if nothing were rounded and the fees were known. */
function nearEvenSpread({ tradable, next, floors, deviations }: Stage, path: Path): bigint {
  const { deviation, lot, mostSold } = tradable;
  const floor = deviation - mostSold * lot;
  let reserved = 0n;
  let lots = 0n;
  for (let round = 0; round < 2; round += 1) {
    const level = spreadEvenly(floors, path.budget + deviations - reserved)?.level ?? 0n;
    const change = (level > floor ? level : floor) - deviation;
    // Down, so that less is bought and more is sold.
    lots = change < 0n ? -((lot - 1n - change) / lot) : change / lot;
    reserved = feesAt(level, { tradable, next });
  }
  return lots;
}

/** What the orders cost that bring a stage and all later ones to a level. */
function feesAt(level: bigint, stage: Pick<Stage, 'tradable' | 'next'>): bigint {
  let fees = 0n;
  for (let one: Pick<Stage, 'tradable' | 'next'> | null = stage; one !== null; one = one.next) {
    const { deviation, lot, leastLots, mostSold } = one.tradable;
    const away = deviation > level ? deviation - level : level - deviation;
    const isTraded = away >= leastLots * lot && (deviation < level || mostSold > 0n);
    if (isTraded) fees += one.tradable.charged(away);
  }
  return fees;
}

/** The most lots that can be paid, once all that may be sold later is. */
function mostBought({ tradable, laterProceeds }: Stage, { budget }: Path): bigint {
  const money = budget + laterProceeds;
  let most = money > 0n ? money / tradable.lot : 0n;
  let least = 0n;
  while (least < most) {
    const middle = (least + most + 1n) / 2n;
    const amount = middle * tradable.lot;
    if (amount + tradable.charged(amount) <= money) least = middle;
    else most = middle - 1n;
  }
  return least;
}

/** The fewest lots whose sale pays what was decided before, once all that may be sold later is; 0 when it is paid. */
function leastSold({ tradable, laterProceeds }: Stage, { budget }: Path): bigint {
  const owed = -(budget + laterProceeds);
  let [least, most] = owed > 0n ? [0n, tradable.mostSold] : [0n, 0n];
  while (least < most) {
    const middle = (least + most) / 2n;
    const amount = middle * tradable.lot;
    if (middle > 0n && amount - tradable.charged(amount) >= owed) most = middle;
    else least = middle + 1n;
  }
  return least;
}
