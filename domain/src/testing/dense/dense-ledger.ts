import type { LocalDate } from '../../calendar/local-date.ts';
import type { Transaction, Transfer } from '../../ledger/transaction.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { Fraction } from './fraction.ts';

/** Units that a transfer in brings from one transfer out, in units of the day of arrival. */
export interface OwnMove {
  readonly from: Transfer;
  readonly units: Fraction;
}

/** The entries of one instrument in the order in which they count, and which transfers are between own brokers. */
export interface InstrumentLedger {
  readonly isin: string;
  readonly entries: readonly Transaction[];
  /** By id of a transfer in, what it brought from where. */
  readonly arrivals: ReadonlyMap<number, readonly OwnMove[]>;
  /** By id of a transfer out, how many of its units arrived at another own broker, in units of the day of leaving. */
  readonly arrived: ReadonlyMap<number, Fraction>;
}

/** One ledger for each instrument that the transactions name. */
export function instrumentLedgers({ transactions }: DensePortfolio): readonly InstrumentLedger[] {
  const isins = new Set(transactions.flatMap(({ isin }) => (isin === null ? [] : [isin])));
  return [...isins].map((isin) => {
    const entries = inOrder(transactions.filter((entry) => entry.isin === isin));
    return { isin, entries, ...ownTransfers(entries) };
  });
}

/** Units · ratio of a split, as a number to multiply with. */
export function ratioOf(entry: Transaction): Fraction {
  return entry.type === 'SPLIT' ? Fraction.of(entry.newUnits, entry.oldUnits) : Fraction.ONE;
}

/** Digits behind the point that units have. */
export const UNIT_DIGITS = 10;

/** Units after an entry that may be a split: rounded as units are, and never rounded away. */
export function afterSplit(units: Fraction, entry: Transaction): Fraction {
  if (entry.type !== 'SPLIT' || units.sign() === 0) return units;
  const rounded = units.times(ratioOf(entry)).rounded(UNIT_DIGITS);
  return rounded.sign() === 0 ? Fraction.of(BigInt(units.sign()), 10n ** BigInt(UNIT_DIGITS)) : rounded;
}

function isOwnArrival(entry: Transaction): entry is Transfer & { readonly type: 'TRANSFER_IN' } {
  return entry.type === 'TRANSFER_IN' && entry.price === null;
}

function movesUnits({ type }: Transaction): boolean {
  return type !== 'DIVIDEND' && type !== 'FEE' && type !== 'TAX';
}

function inOrder(entries: readonly Transaction[]): readonly Transaction[] {
  // What moves no units needs no time.
  const isUntimed = (entry: Transaction) => entry.time === null && movesUnits(entry);
  const untimed = new Set<LocalDate>(entries.filter(isUntimed).map(({ date }) => date));
  const arrivalDays = new Set(entries.filter(isOwnArrival).map(({ date }) => date));
  const rank = (entry: Transaction) => {
    if (isOwnArrival(entry)) return 1;
    if (entry.type === 'SELL') return 2;
    if (entry.type === 'TRANSFER_OUT') return arrivalDays.has(entry.date) ? 1 : 2;
    return 0;
  };
  const keys = (entry: Transaction) => [
    entry.date,
    untimed.has(entry.date) ? '' : (entry.time ?? ''),
    String(rank(entry)),
  ];
  return entries.toSorted((left, right) => {
    const [a, b] = [keys(left).join(' '), keys(right).join(' ')];
    return a < b ? -1 : a > b ? 1 : left.id - right.id;
  });
}

interface Parcel {
  readonly from: Transfer;
  /** In units of today. */
  waiting: Fraction;
  /** The same in units of the day of leaving. */
  left: Fraction;
}

function ownTransfers(entries: readonly Transaction[]): Pick<InstrumentLedger, 'arrivals' | 'arrived'> {
  const parcels: Parcel[] = [];
  const arrivals = new Map<number, OwnMove[]>();
  const arrived = new Map<number, Fraction>();
  for (const entry of entries) {
    for (const parcel of parcels) {
      parcel.waiting = afterSplit(parcel.waiting, entry);
    }
    if (entry.type === 'TRANSFER_OUT') {
      const units = Fraction.ofDecimal(entry.units);
      parcels.push({ from: entry, waiting: units, left: units });
    } else if (isOwnArrival(entry)) {
      const moves: OwnMove[] = [];
      let missing = Fraction.ofDecimal(entry.units);
      for (const parcel of parcels.filter(({ from }) => from.broker !== entry.broker)) {
        const units = smaller(missing, parcel.waiting);
        if (units.sign() === 0) continue;
        moves.push({ from: parcel.from, units });
        missing = missing.minus(units);
        const part = parcel.left.times(units).over(parcel.waiting).rounded(UNIT_DIGITS);
        parcel.waiting = parcel.waiting.minus(units);
        parcel.left = parcel.left.minus(part);
        const before = arrived.get(parcel.from.id) ?? Fraction.ZERO;
        arrived.set(parcel.from.id, before.plus(part));
      }
      if (missing.sign() !== 0)
        throw new RangeError(`units of transfer ${String(entry.id)} come from nowhere`);
      arrivals.set(entry.id, moves);
    }
  }
  return { arrivals, arrived };
}

/** Units held in the evening of a day at all brokers and between them; below zero when more was sold than bought. */
export function unitsOn({ entries, arrivals, arrived }: InstrumentLedger, day: LocalDate): Fraction {
  let units = Fraction.ZERO;
  for (const entry of entries.filter(({ date }) => date <= day)) {
    if (entry.type === 'BUY') units = units.plus(Fraction.ofDecimal(entry.units));
    if (entry.type === 'SELL') units = units.minus(Fraction.ofDecimal(entry.units));
    units = afterSplit(units, entry);
    if (entry.type === 'TRANSFER_IN' || entry.type === 'TRANSFER_OUT') {
      const moved = foreignUnits({ arrivals, arrived }, entry);
      units = entry.type === 'TRANSFER_IN' ? units.plus(moved) : units.minus(moved);
    }
  }
  return units;
}

/** Units of a transfer that came from somebody else or went to somebody else; 0 between own brokers. */
export function foreignUnits(
  { arrivals, arrived }: Pick<InstrumentLedger, 'arrivals' | 'arrived'>,
  entry: Extract<Transaction, { readonly type: 'TRANSFER_IN' | 'TRANSFER_OUT' }>,
): Fraction {
  if (arrivals.has(entry.id)) return Fraction.ZERO;
  return Fraction.ofDecimal(entry.units).minus(arrived.get(entry.id) ?? Fraction.ZERO);
}

/** The smaller of two numbers. */
export function smaller(left: Fraction, right: Fraction): Fraction {
  return left.compare(right) < 0 ? left : right;
}
