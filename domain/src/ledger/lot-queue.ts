import { compare, type Decimal, isPositive, subtract } from '../money/decimal.ts';
import { type Lot, splitLot } from './lot.ts';

interface Entry {
  readonly sequence: number;
  lot: Lot;
}

interface BrokerQueue {
  readonly entries: Entry[];
  /** Index of the oldest entry that is not used up. */
  head: number;
}

/** Lots that wait, first in, first out, each broker with a queue of its own. */
export class LotQueue {
  private readonly queues = new Map<string, BrokerQueue>();
  private sequence = 0;

  push(lot: Lot): void {
    const queue = this.queues.get(lot.broker) ?? { entries: [], head: 0 };
    queue.entries.push({ sequence: this.sequence, lot });
    this.sequence += 1;
    this.queues.set(lot.broker, queue);
  }

  /**
   * Takes units out, oldest first: those at `broker`, then the oldest anywhere.
   *
   * @returns what was taken, lot by lot; fewer units than asked for when the queue runs dry
   */
  take(broker: string, units: Decimal): readonly Lot[] {
    const taken: Lot[] = [];
    let wanted = units;
    while (isPositive(wanted)) {
      const queue = this.next(broker);
      const entry = queue?.entries[queue.head];
      if (!queue || !entry) break;
      const isWhole = compare(entry.lot.units, wanted) <= 0;
      const [matched, rest] = splitLot(entry.lot, isWhole ? entry.lot.units : wanted);
      taken.push(matched);
      wanted = subtract(wanted, matched.units);
      if (isWhole) queue.head += 1;
      else entry.lot = rest;
    }
    return taken;
  }

  /** Every lot that still waits, oldest first. */
  remaining(): readonly Lot[] {
    return [...this.queues.values()]
      .flatMap((queue) => queue.entries.slice(queue.head))
      .toSorted((left, right) => left.sequence - right.sequence)
      .map((entry) => entry.lot);
  }

  /** The queue to take from next: the broker's own while it holds anything, otherwise the one with the oldest lot. */
  private next(broker: string): BrokerQueue | undefined {
    const own = this.queues.get(broker);
    if (own && own.head < own.entries.length) return own;
    let oldest: BrokerQueue | undefined;
    let oldestSequence = Infinity;
    for (const queue of this.queues.values()) {
      const sequence = queue.entries[queue.head]?.sequence ?? Infinity;
      if (sequence < oldestSequence) {
        oldest = queue;
        oldestSequence = sequence;
      }
    }
    return oldest;
  }
}
