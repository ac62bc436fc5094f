import type { LocalDate } from '../calendar/local-date.ts';
import { compare, type Decimal, subtract, ZERO } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { portion } from '../money/portion.ts';
import type { Transaction } from './transaction.ts';
import type { UnitMove } from './unit-move.ts';

/** Units moved together and not yet matched by the other side. Amounts in the base currency. */
export interface Lot {
  /** The entry that brought them. */
  readonly tradeId: number;
  /** When they were acquired: for units from elsewhere the day that came with them. */
  readonly date: LocalDate;
  readonly broker: string;
  /** > 0. */
  readonly units: Decimal;
  /** Per unit, fees apart. */
  readonly unitCost: Decimal;
  /** Of all the units, fees apart. */
  readonly cost: Decimal;
  /** The fees that belong to the units. */
  readonly fee: Decimal;
}

/** The lot that an entry opens before anything is matched against it. */
export function lotOf(entry: Transaction, { units, gross, fees, unitPrice }: UnitMove): Lot {
  const { id, broker, exchangeRate } = entry;
  const unitCost = exchangeRate ? divide(unitPrice, exchangeRate, GUARD_DIGITS) : unitPrice;
  return { tradeId: id, date: acquiredOn(entry), broker, units, unitCost, cost: gross, fee: fees };
}

function acquiredOn(entry: Transaction): LocalDate {
  return entry.type === 'TRANSFER_IN' ? (entry.acquired ?? entry.date) : entry.date;
}

/**
 * Cuts a lot into its first `units` and the rest; cost and fee of both parts together are those of the lot exactly.
 *
 * @param units > 0, at most the units of the lot; when it is all of them, the rest holds nothing and costs nothing
 */
export function splitLot(lot: Lot, units: Decimal): readonly [Lot, Lot] {
  if (compare(units, lot.units) === 0) return [lot, { ...lot, units: ZERO, cost: ZERO, fee: ZERO }];
  const cost = portion(lot.cost, units, lot.units);
  const fee = portion(lot.fee, units, lot.units);
  const rest = {
    units: subtract(lot.units, units),
    cost: subtract(lot.cost, cost),
    fee: subtract(lot.fee, fee),
  };
  return [
    { ...lot, units, cost, fee },
    { ...lot, ...rest },
  ];
}
