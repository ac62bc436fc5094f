import { anniversary } from '../../calendar/anniversary.ts';
import { daysBetween, type LocalDate } from '../../calendar/local-date.ts';
import type { Lot } from '../../ledger/lot.ts';
import { add, type Decimal, subtract, sum } from '../../money/decimal.ts';
import { portion } from '../../money/portion.ts';

/** What is left of one purchase, wherever it lies now. Base currency. */
export interface HeldLot extends Pick<Lot, 'tradeId' | 'date' | 'units' | 'cost' | 'fee'> {
  /** Where its units are, in the order in which they lie there. */
  readonly brokers: readonly string[];
  /** Calendar days since the purchase. */
  readonly age: number;
  /** The days on which it has been held for one year and for three; null beyond the calendar. */
  readonly oneYearOn: LocalDate | null;
  readonly threeYearsOn: LocalDate | null;
  /** Its part of the value of the holding; null where that is not known. */
  readonly value: Decimal | null;
  /** Value − cost. */
  readonly gain: Decimal | null;
}

/**
 * The open lots of a holding, oldest first, each as old as its units are.
 *
 *   value = market value · units of the lot / units held
 *
 * @param lots    as first in, first out tells them
 * @param holding units > 0
 * @see docs/spec/gains-income-costs.md §2
 */
export function heldLots(
  lots: readonly Lot[],
  { units, marketValue }: { readonly units: Decimal; readonly marketValue: Decimal | null },
  today: LocalDate,
): readonly HeldLot[] {
  const byTrade = Map.groupBy(lots, ({ tradeId }) => tradeId);
  return Array.from(byTrade.values(), (parts) => {
    const lot = parts.reduce(together);
    const value = marketValue && portion(marketValue, lot.units, units);
    return {
      tradeId: lot.tradeId,
      date: lot.date,
      units: lot.units,
      cost: lot.cost,
      fee: lot.fee,
      brokers: [...new Set(parts.map(({ broker }) => broker))],
      age: daysBetween(lot.date, today),
      oneYearOn: anniversary(lot.date, 1),
      threeYearsOn: anniversary(lot.date, 3),
      value,
      gain: value && subtract(value, lot.cost),
    };
  });
}

function together(whole: Lot, { units, cost, fee }: Lot): Lot {
  return {
    ...whole,
    units: add(whole.units, units),
    cost: add(whole.cost, cost),
    fee: add(whole.fee, fee),
  };
}

/** What lots come to together. */
export interface HeldLotsTotal {
  readonly count: number;
  readonly cost: Decimal;
  /** Of the lots that have a value. */
  readonly value: Decimal;
  readonly gain: Decimal;
}

/** The sums over lots. */
export function heldLotsTotal(lots: readonly HeldLot[]): HeldLotsTotal {
  return {
    count: lots.length,
    cost: sum(lots.map(({ cost }) => cost)),
    value: sum(lots.flatMap(({ value }) => value ?? [])),
    gain: sum(lots.flatMap(({ gain }) => gain ?? [])),
  };
}

/** The sums of groups of lots, together. */
export function heldLotsTogether(totals: readonly HeldLotsTotal[]): HeldLotsTotal {
  return {
    count: totals.reduce((all, { count }) => all + count, 0),
    cost: sum(totals.map(({ cost }) => cost)),
    value: sum(totals.map(({ value }) => value)),
    gain: sum(totals.map(({ gain }) => gain)),
  };
}
