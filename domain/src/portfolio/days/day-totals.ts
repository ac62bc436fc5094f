import { type Decimal, digitsAtScale } from '../../money/decimal.ts';

/**
 * Fraction digits of everything that is summed day by day: the 40 of an amount that was divided, and 10 of a close that
 * it is multiplied with. Nothing is rounded to them but what is divided.
 */
export const DAY_SCALE = 50;

/** A decimal as digits with DAY_SCALE fraction digits. */
export function dayDigits(value: Decimal): bigint {
  return digitsAtScale(value, DAY_SCALE);
}

/** What is booked on a day, base currency; each sums to what a period had of it. */
export const FLOWS = [
  'inflow',
  'outflow',
  'purchases',
  'proceeds',
  'income',
  'fees',
  'taxes',
  'transfersIn',
  'transfersOut',
] as const;
export type Flow = (typeof FLOWS)[number];

const zeros = (length: number): bigint[] => new Array<bigint>(length).fill(0n);

/**
 * The sums over instruments, one entry a day. What stands on a day is told by what changes on each: an instrument costs
 * work only on the days on which something of it moves.
 */
export class DayTotals {
  readonly length: number;
  readonly flows: Readonly<Record<Flow, bigint[]>>;
  /** Changes of purchases − proceeds, without what is oversold. */
  readonly investedChanges: bigint[];
  /** Changes of how many instruments are held, and of how many of them have no value. */
  readonly heldChanges: Int32Array;
  readonly unvaluedChanges: Int32Array;
  /** How many instruments that are held in the evening have a price of the day. */
  readonly priced: Int32Array;
  /** How many instruments that are held, and were the evening before, have a new close or entered value. */
  readonly quoted: Int32Array;
  /** What published rates did to values that a trade's recorded rate had told. */
  readonly rateGains: bigint[];
  readonly #valueChanges = new Map<string, bigint[]>();

  constructor(length: number) {
    this.length = length;
    this.flows = Object.fromEntries(FLOWS.map((flow) => [flow, zeros(length)])) as Record<Flow, bigint[]>;
    this.investedChanges = zeros(length);
    this.heldChanges = new Int32Array(length);
    this.unvaluedChanges = new Int32Array(length);
    this.priced = new Int32Array(length);
    this.quoted = new Int32Array(length);
    this.rateGains = zeros(length);
  }

  /** Changes of the value held in a currency, in that currency. */
  valueChanges(currency: string): bigint[] {
    const known = this.#valueChanges.get(currency);
    if (known) return known;
    const changes = zeros(this.length);
    this.#valueChanges.set(currency, changes);
    return changes;
  }

  get currencies(): IterableIterator<[string, readonly bigint[]]> {
    return this.#valueChanges.entries();
  }

  /** Books an amount on a day. */
  book(flow: Flow, at: number, digits: bigint): void {
    if (digits !== 0n) this.flows[flow][at] = (this.flows[flow][at] as bigint) + digits;
  }
}
