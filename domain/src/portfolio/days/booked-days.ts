import type { LocalDate } from '../../calendar/local-date.ts';
import { ledgerOrder } from '../../ledger/ledger-order.ts';
import { splitUnits } from '../../ledger/split-units.ts';
import { type EntryAmounts, entryAmounts } from '../../ledger/transaction-amounts.ts';
import { isTrade, type Transaction } from '../../ledger/transaction.ts';
import { unitMove } from '../../ledger/unit-move.ts';
import { add, type Decimal, subtract, ZERO } from '../../money/decimal.ts';
import { priceAfterSplit, type Ratio, tradedPrice, type TradedPrice } from './unit-price.ts';

/** What the entries of one instrument on one day come to, base currency. */
export interface BookedDay {
  readonly date: LocalDate;
  /** Held in the evening; below 0 when more was sold than bought. */
  readonly units: Decimal;
  /** Of all splits of the day together; null without any. */
  readonly split: Ratio | null;
  /** Money put in and taken out, without the value of units that came or went. */
  readonly inflow: Decimal;
  readonly outflow: Decimal;
  readonly purchases: Decimal;
  readonly proceeds: Decimal;
  readonly income: Decimal;
  readonly fees: Decimal;
  readonly taxes: Decimal;
  /** Units, as they count in the evening, that came from elsewhere or went there. */
  readonly unitsIn: Decimal;
  readonly unitsOut: Decimal;
  /** The price of the last trade of the day; null when nothing was paid. */
  readonly price: TradedPrice | null;
}

/** One day while its entries are taken up. */
type OpenDay = { -readonly [Member in keyof BookedDay]: BookedDay[Member] };

const openDay = (date: LocalDate, units: Decimal): OpenDay => ({
  date,
  units,
  split: null,
  inflow: ZERO,
  outflow: ZERO,
  purchases: ZERO,
  proceeds: ZERO,
  income: ZERO,
  fees: ZERO,
  taxes: ZERO,
  unitsIn: ZERO,
  unitsOut: ZERO,
  price: null,
});

/**
 * The days on which anything was booked, ascending.
 *
 *   put in     BUY gross + fees + taxes; the fees and taxes of every other entry that pays nothing out
 *   taken out  SELL and DIVIDEND gross − fees − taxes
 *
 * @param entries of one instrument, or charges of none, in any order; transfers as `settleTransfers` tells them
 * @param broker  only what is booked at this broker, to and from which own transfers move units too; splits and what was
 *                paid for a unit are those of the instrument, from before its first entry here on. Null for all
 * @returns       none where the broker has nothing
 * @see docs/spec/returns.md §8
 */
export function bookedDays(entries: readonly Transaction[], broker: string | null): readonly BookedDay[] {
  const days: OpenDay[] = [];
  const isHere = (entry: Transaction) => broker === null || entry.broker === broker;
  if (!entries.some(isHere)) return days;
  let day: OpenDay | null = null;
  for (const entry of ledgerOrder(entries)) {
    if (!isHere(entry) && !tellsPrice(entry)) continue;
    if (day?.date !== entry.date) {
      day = openDay(entry.date, day?.units ?? ZERO);
      days.push(day);
    }
    if (entry.type === 'BUY' || entry.type === 'SELL') day.price = tradedPrice(entry) ?? day.price;
    if (entry.type === 'SPLIT') divideUnits(day, entry);
    else if (isHere(entry)) moveUnits(day, entry, broker);
    if (isHere(entry)) book(day, entry, entryAmounts(entry));
  }
  return days;
}

/** Whether an entry has a say in what a unit is worth, wherever it was booked. */
function tellsPrice(entry: Transaction): boolean {
  return entry.type === 'SPLIT' || isTrade(entry);
}

function divideUnits(day: OpenDay, ratio: Ratio): void {
  day.units = splitUnits(day.units, ratio);
  day.unitsIn = splitUnits(day.unitsIn, ratio);
  day.unitsOut = splitUnits(day.unitsOut, ratio);
  const { newUnits, oldUnits } = day.split ?? { newUnits: 1n, oldUnits: 1n };
  day.split = { newUnits: newUnits * ratio.newUnits, oldUnits: oldUnits * ratio.oldUnits };
  day.price &&= priceAfterSplit(day.price, ratio);
}

/** Units of a transfer cross the border of the portfolio, or of the broker that alone is looked at. */
function moveUnits(day: OpenDay, entry: Transaction, broker: string | null): void {
  const move = broker === null ? unitMove(entry) : moveAtBroker(entry);
  if (!move) return;
  const { isInflow, units } = move;
  day.units = isInflow ? add(day.units, units) : subtract(day.units, units);
  if (isTrade(entry)) return;
  if (isInflow) day.unitsIn = add(day.unitsIn, units);
  else day.unitsOut = add(day.unitsOut, units);
}

function moveAtBroker(entry: Transaction): { readonly isInflow: boolean; readonly units: Decimal } | null {
  if (!('units' in entry)) return null;
  return { isInflow: entry.type === 'BUY' || entry.type === 'TRANSFER_IN', units: entry.units };
}

function book(day: OpenDay, { type }: Transaction, amounts: EntryAmounts): void {
  const { purchase, proceeds, income, fees, taxes } = amounts;
  const charges = add(fees, taxes);
  const paidOut = add(proceeds, income);
  if (type === 'SELL' || type === 'DIVIDEND') day.outflow = add(day.outflow, subtract(paidOut, charges));
  else day.inflow = add(day.inflow, add(purchase, charges));
  day.purchases = add(day.purchases, purchase);
  day.proceeds = add(day.proceeds, proceeds);
  day.income = add(day.income, income);
  day.fees = add(day.fees, fees);
  day.taxes = add(day.taxes, taxes);
}
