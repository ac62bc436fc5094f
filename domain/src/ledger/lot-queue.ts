import { compare, type Decimal, isPositive, subtract } from '../money/decimal.ts';
import { type Lot, splitLot } from './lot.ts';

interface Entry {
  readonly sequence: number;
  lot: Lot;
}

interface Queue {
  readonly entries: Entry[];
  /** Index of the oldest entry that is not used up. */
  head: number;
}

/** Lots that have left one own broker and have not arrived at the next. */
interface Leg {
  readonly from: string;
  readonly queue: Queue;
}

const isWaiting = ({ entries, head }: Queue) => head < entries.length;

const isOlder = (left: Entry, right: Entry) =>
  left.lot.date === right.lot.date ? left.sequence < right.sequence : left.lot.date < right.lot.date;

/** Lots that wait, the oldest first, each broker with a queue of its own. */
export class LotQueue {
  private readonly queues = new Map<string, Queue>();
  /** In the order in which they left. */
  private legs: readonly Leg[] = [];
  private sequence = 0;

  push(lot: Lot): void {
    this.insert(lot.broker, { sequence: this.sequence, lot });
    this.sequence += 1;
  }

  /**
   * Takes units out, oldest first: those at `broker`, then the oldest anywhere.
   *
   * @returns what was taken, lot by lot; fewer units than asked for when the queue runs dry
   */
  take(broker: string, units: Decimal): readonly Lot[] {
    return this.takeEntries(() => this.next(broker), units).map(({ lot }) => lot);
  }

  /** Takes units that leave `broker` for another own one; they keep their place in the order. */
  depart(broker: string, units: Decimal): void {
    const entries = this.takeEntries(() => this.next(broker), units);
    const waiting = this.legs.filter(({ queue }) => isWaiting(queue));
    this.legs = [...waiting, { from: broker, queue: { entries, head: 0 } }];
  }

  /** Brings units to `broker`: what left another one first, of it the oldest lots; behind that the oldest anywhere. */
  arrive(broker: string, units: Decimal): void {
    const next = () => {
      const leg = this.legs.find(({ from, queue }) => from !== broker && isWaiting(queue));
      return leg?.queue ?? this.oldest();
    };
    for (const { sequence, lot } of this.takeEntries(next, units)) {
      this.insert(broker, { sequence, lot: { ...lot, broker } });
    }
  }

  /** Every lot that still waits, oldest first. */
  remaining(): readonly Lot[] {
    return this.waiting().map((entry) => entry.lot);
  }

  /**
   * Changes all lots that wait; those that are left without units are dropped.
   *
   * @param change is given them oldest first, each in a holder whose lot it replaces
   */
  change(change: (holders: readonly { lot: Lot }[]) => void): void {
    change(this.waiting());
    for (const queue of this.all()) {
      const kept = queue.entries.slice(queue.head).filter(({ lot }) => isPositive(lot.units));
      queue.entries.splice(0, queue.entries.length, ...kept);
      queue.head = 0;
    }
  }

  private waiting(): readonly Entry[] {
    return this.all()
      .flatMap((queue) => queue.entries.slice(queue.head))
      .toSorted((left, right) => (isOlder(left, right) ? -1 : 1));
  }

  private insert(name: string, entry: Entry): void {
    const queue = this.queues.get(name) ?? { entries: [], head: 0 };
    this.queues.set(name, queue);
    let place = queue.entries.length;
    for (let last = queue.entries[place - 1]; last && place > queue.head && isOlder(entry, last);) {
      place -= 1;
      last = queue.entries[place - 1];
    }
    if (place === queue.entries.length) queue.entries.push(entry);
    else queue.entries.splice(place, 0, entry);
  }

  private takeEntries(next: () => Queue | undefined, units: Decimal): Entry[] {
    const taken: Entry[] = [];
    let wanted = units;
    while (isPositive(wanted)) {
      const queue = next();
      const entry = queue?.entries[queue.head];
      if (!queue || !entry) break;
      const isWhole = compare(entry.lot.units, wanted) <= 0;
      const [matched, rest] = splitLot(entry.lot, isWhole ? entry.lot.units : wanted);
      taken.push({ sequence: entry.sequence, lot: matched });
      wanted = subtract(wanted, matched.units);
      if (isWhole) queue.head += 1;
      else entry.lot = rest;
    }
    return taken;
  }

  /** The queue of a broker while it holds anything, otherwise the one with the oldest lot. */
  private next(broker: string): Queue | undefined {
    const own = this.queues.get(broker);
    return own && isWaiting(own) ? own : this.oldest();
  }

  private oldest(): Queue | undefined {
    let oldest: Queue | undefined;
    let first: Entry | undefined;
    for (const queue of this.all()) {
      const entry = queue.entries[queue.head];
      if (entry && (!first || isOlder(entry, first))) {
        oldest = queue;
        first = entry;
      }
    }
    return oldest;
  }

  private all(): readonly Queue[] {
    return [...this.queues.values(), ...this.legs.map(({ queue }) => queue)];
  }
}
