import type { LocalDate } from '../../calendar/local-date.ts';
import type { Transaction, Transfer } from '../../ledger/transaction.ts';
import { amountsOf, inBase } from './dense-amounts.ts';
import { afterSplit, foreignUnits, type InstrumentLedger, smaller } from './dense-ledger.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { Fraction } from './fraction.ts';

/** Units bought together that have neither been sold nor given away. */
export interface DenseLot {
  /** The broker, or the transfer out that they left with. */
  readonly place: string | number;
  readonly acquired: LocalDate;
  /** Where in the ledger it was acquired. */
  readonly rank: number;
  readonly units: Fraction;
  /** In base currency, without charges. */
  readonly cost: Fraction;
}

/** What the units still held cost and what the sales up to a day realised, charges apart, in base currency. */
export interface DenseBasis {
  readonly costBasis: Fraction;
  readonly realisedGain: Fraction;
  /** Cost that came with units from elsewhere, and that went with units to elsewhere. */
  readonly costIn: Fraction;
  readonly costOut: Fraction;
}

/**
 * One pool over all brokers.
 *
 * @throws UnknownFigure `no_rate`
 */
export function averageBasis(
  portfolio: DensePortfolio,
  ledger: InstrumentLedger,
  day: LocalDate,
): DenseBasis {
  let units = Fraction.ZERO;
  let basis = {
    costBasis: Fraction.ZERO,
    realisedGain: Fraction.ZERO,
    costIn: Fraction.ZERO,
    costOut: Fraction.ZERO,
  };
  for (const entry of ledger.entries.filter(({ date }) => date <= day)) {
    const { purchases, proceeds } = amountsOf(portfolio, entry);
    const { costBasis } = basis;
    const partOf = (leaving: Fraction) =>
      leaving.sign() === 0 ? Fraction.ZERO : costBasis.times(leaving).over(units);
    if (entry.type === 'BUY') {
      basis = { ...basis, costBasis: costBasis.plus(purchases) };
      units = units.plus(Fraction.ofDecimal(entry.units));
    } else if (entry.type === 'SPLIT') {
      units = afterSplit(units, entry);
    } else if (entry.type === 'SELL') {
      const sold = Fraction.ofDecimal(entry.units);
      const cost = partOf(sold);
      const realisedGain = basis.realisedGain.plus(proceeds.minus(cost));
      basis = { ...basis, costBasis: costBasis.minus(cost), realisedGain };
      units = units.minus(sold);
    } else if (entry.type === 'TRANSFER_IN') {
      const cost = costBrought(portfolio, ledger, entry);
      basis = { ...basis, costBasis: costBasis.plus(cost), costIn: basis.costIn.plus(cost) };
      units = units.plus(foreignUnits(ledger, entry));
    } else if (entry.type === 'TRANSFER_OUT') {
      const leaving = foreignUnits(ledger, entry);
      const cost = partOf(leaving);
      basis = { ...basis, costBasis: costBasis.minus(cost), costOut: basis.costOut.plus(cost) };
      units = units.minus(leaving);
    }
  }
  return basis;
}

/**
 * Oldest lot first, broker by broker.
 *
 * @throws UnknownFigure `no_rate`
 */
export function fifoBasis(
  portfolio: DensePortfolio,
  ledger: InstrumentLedger,
  day: LocalDate,
): DenseBasis & { readonly lots: readonly DenseLot[] } {
  let lots: readonly DenseLot[] = [];
  let [realisedGain, costIn, costOut] = [Fraction.ZERO, Fraction.ZERO, Fraction.ZERO];
  const take = (place: string | number, units: Fraction) => {
    const { taken, left } = takeOldest(lots, place, units);
    lots = left;
    return taken;
  };
  for (const [rank, entry] of ledger.entries.filter(({ date }) => date <= day).entries()) {
    const { broker, date } = entry;
    if (entry.type === 'BUY') {
      const cost = amountsOf(portfolio, entry).purchases;
      lots = [...lots, { place: broker, acquired: date, rank, units: Fraction.ofDecimal(entry.units), cost }];
    } else if (entry.type === 'SPLIT') {
      lots = splitAll(lots, entry);
    } else if (entry.type === 'SELL') {
      const cost = costOf(take(broker, Fraction.ofDecimal(entry.units)));
      realisedGain = realisedGain.plus(amountsOf(portfolio, entry).proceeds.minus(cost));
    } else if (entry.type === 'TRANSFER_OUT') {
      const travelling = take(broker, ledger.arrived.get(entry.id) ?? Fraction.ZERO);
      costOut = costOut.plus(costOf(take(broker, foreignUnits(ledger, entry))));
      lots = [...lots, ...travelling.map((lot) => ({ ...lot, place: entry.id }))];
    } else if (entry.type === 'TRANSFER_IN') {
      const moved = (ledger.arrivals.get(entry.id) ?? []).flatMap(({ from, units }) => take(from.id, units));
      lots = [...lots, ...moved.map((lot) => ({ ...lot, place: broker }))];
      const cost = costBrought(portfolio, ledger, entry);
      costIn = costIn.plus(cost);
      const units = foreignUnits(ledger, entry);
      if (units.sign() > 0)
        lots = [...lots, { place: broker, acquired: entry.acquired ?? date, rank, units, cost }];
    }
    lots = byAcquisition(lots);
  }
  return { costBasis: costOf(lots), realisedGain, costIn, costOut, lots };
}

function costBrought(portfolio: DensePortfolio, ledger: InstrumentLedger, entry: Transfer): Fraction {
  const paid = entry.price === null ? Fraction.ZERO : Fraction.ofDecimal(entry.price);
  return inBase(portfolio, entry, foreignUnits(ledger, entry).times(paid));
}

/** Lots after a split, oldest first: together they are what all their units have become. */
function splitAll(lots: readonly DenseLot[], split: Transaction): readonly DenseLot[] {
  const upTo = (end: number) => afterSplit(Fraction.sum(lots.slice(0, end).map(({ units }) => units)), split);
  return lots.map((lot, index) => ({ ...lot, units: upTo(index + 1).minus(upTo(index)) }));
}

function costOf(lots: readonly DenseLot[]): Fraction {
  return Fraction.sum(lots.map(({ cost }) => cost));
}

function byAcquisition(lots: readonly DenseLot[]): readonly DenseLot[] {
  return lots.toSorted((left, right) =>
    left.acquired === right.acquired ? left.rank - right.rank : left.acquired < right.acquired ? -1 : 1,
  );
}

function takeOldest(lots: readonly DenseLot[], place: DenseLot['place'], units: Fraction) {
  const taken: DenseLot[] = [];
  const left: DenseLot[] = [];
  let wanted = units;
  for (const lot of lots) {
    const part = lot.place === place ? smaller(wanted, lot.units) : Fraction.ZERO;
    wanted = wanted.minus(part);
    const cost = lot.cost.times(part).over(lot.units);
    if (part.sign() > 0) taken.push({ ...lot, units: part, cost });
    const rest = lot.units.minus(part);
    if (rest.sign() > 0) left.push({ ...lot, units: rest, cost: lot.cost.minus(cost) });
  }
  if (wanted.sign() > 0) throw new RangeError(`more leaves ${String(place)} than is there`);
  return { taken, left };
}
