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

function isOwnArrival(entry: Transaction): entry is Transfer & { readonly type: 'TRANSFER_IN' } {
  return entry.type === 'TRANSFER_IN' && entry.price === null;
}

function inOrder(entries: readonly Transaction[]): readonly Transaction[] {
  const untimed = new Set<LocalDate>(entries.filter(({ time }) => time === null).map(({ date }) => date));
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
  /** Units of today for one of the day of leaving. */
  ratio: Fraction;
}

function ownTransfers(entries: readonly Transaction[]): Pick<InstrumentLedger, 'arrivals' | 'arrived'> {
  const parcels: Parcel[] = [];
  const arrivals = new Map<number, OwnMove[]>();
  const arrived = new Map<number, Fraction>();
  for (const entry of entries) {
    for (const parcel of parcels) {
      parcel.waiting = parcel.waiting.times(ratioOf(entry));
      parcel.ratio = parcel.ratio.times(ratioOf(entry));
    }
    if (entry.type === 'TRANSFER_OUT') {
      parcels.push({ from: entry, waiting: Fraction.ofDecimal(entry.units), ratio: Fraction.ONE });
    } else if (isOwnArrival(entry)) {
      const moves: OwnMove[] = [];
      let missing = Fraction.ofDecimal(entry.units);
      for (const parcel of parcels.filter(({ from }) => from.broker !== entry.broker)) {
        const units = smaller(missing, parcel.waiting);
        if (units.sign() === 0) continue;
        moves.push({ from: parcel.from, units });
        missing = missing.minus(units);
        parcel.waiting = parcel.waiting.minus(units);
        const before = arrived.get(parcel.from.id) ?? Fraction.ZERO;
        arrived.set(parcel.from.id, before.plus(units.over(parcel.ratio)));
      }
      if (missing.sign() !== 0)
        throw new RangeError(`units of transfer ${String(entry.id)} come from nowhere`);
      arrivals.set(entry.id, moves);
    }
  }
  return { arrivals, arrived };
}

/** The smaller of two numbers. */
export function smaller(left: Fraction, right: Fraction): Fraction {
  return left.compare(right) < 0 ? left : right;
}
