import { add, compare, type Decimal, isPositive, multiply, subtract, ZERO } from '../money/decimal.ts';
import { divide, PUBLISHED_DIGITS } from '../money/divide.ts';
import { splitUnits } from './split-units.ts';
import type { Split, Transaction, Transfer } from './transaction.ts';

/** Units that have left a broker and have not arrived at another. */
interface Leg {
  readonly id: number;
  readonly broker: string;
  /** As they are counted now, after splits on the way. */
  waiting: Decimal;
  /** The same as they were counted when they left. */
  left: Decimal;
}

type Moving = Transfer | Split;

const isMoving = (entry: Transaction): entry is Moving =>
  entry.type === 'TRANSFER_OUT' || entry.type === 'TRANSFER_IN' || entry.type === 'SPLIT';

const RANKS = { SPLIT: 0, TRANSFER_OUT: 1, TRANSFER_IN: 2 } as const;

/**
 * Tells of each TRANSFER_OUT how many of its units arrive at an own broker later, or on the same day: a TRANSFER_IN that
 * brings no cost takes what has waited longest of what other brokers sent. What nothing takes has left for elsewhere.
 *
 * @param entries of one instrument, in any order; transfers and splits suffice
 * @returns own units by the id of the TRANSFER_OUT; those of which nothing arrives are left out
 * @see docs/spec/cost-basis.md §8
 */
export function ownUnitsOfTransfers(entries: Iterable<Transaction>): ReadonlyMap<number, Decimal> {
  const moving = [...entries].filter(isMoving).toSorted((left, right) => {
    if (left.date !== right.date) return left.date < right.date ? -1 : 1;
    return RANKS[left.type] - RANKS[right.type] || left.id - right.id;
  });
  const own = new Map<number, Decimal>();
  let legs: Leg[] = [];
  for (const entry of moving) {
    if (entry.type === 'SPLIT') for (const leg of legs) leg.waiting = splitUnits(leg.waiting, entry);
    else if (entry.type === 'TRANSFER_OUT')
      legs.push({ id: entry.id, broker: entry.broker, waiting: entry.units, left: entry.units });
    else if (entry.price === null) legs = arrive(legs, entry, own);
  }
  return own;
}

/** Takes arriving units out of the legs from other brokers, oldest first; returns the legs that still wait. */
function arrive(legs: readonly Leg[], { units, broker }: Transfer, own: Map<number, Decimal>): Leg[] {
  let wanted = units;
  for (const leg of legs) {
    if (!isPositive(wanted)) break;
    if (leg.broker === broker) continue;
    const isWhole = compare(leg.waiting, wanted) <= 0;
    const taken = isWhole ? leg.waiting : wanted;
    const part = isWhole ? leg.left : divide(multiply(leg.left, taken), leg.waiting, PUBLISHED_DIGITS);
    own.set(leg.id, add(own.get(leg.id) ?? ZERO, part));
    leg.waiting = subtract(leg.waiting, taken);
    leg.left = subtract(leg.left, part);
    wanted = subtract(wanted, taken);
  }
  return legs.filter((leg) => isPositive(leg.waiting));
}

/** The entries, each TRANSFER_OUT with the units of it that only change their broker. */
export function withOwnUnits(
  entries: readonly Transaction[],
  own: ReadonlyMap<number, Decimal>,
): readonly Transaction[] {
  if (own.size === 0 && entries.every(({ type }) => type !== 'TRANSFER_OUT')) return entries;
  return entries.map((entry) =>
    entry.type === 'TRANSFER_OUT' ? { ...entry, ownUnits: own.get(entry.id) ?? ZERO } : entry,
  );
}

/** The same of a whole ledger of one instrument. */
export function settleTransfers(entries: readonly Transaction[]): readonly Transaction[] {
  return withOwnUnits(entries, ownUnitsOfTransfers(entries));
}
