import { epochDay } from '../calendar/epoch-day.ts';
import { applyTransaction } from '../ledger/apply-transaction.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import { EMPTY_POSITION } from '../ledger/position.ts';
import { splitUnits } from '../ledger/split-units.ts';
import { entryAmounts } from '../ledger/transaction-amounts.ts';
import type { Trade } from '../ledger/trade.ts';
import type { Split, Transaction } from '../ledger/transaction.ts';
import { unitMove } from '../ledger/unit-move.ts';
import type { Decimal } from '../money/decimal.ts';
import { closeOn } from '../valuation/closes.ts';
import type { ExchangeRates } from '../valuation/exchange-rates.ts';
import type { AnyInstrument } from './portfolios.ts';
import { minus, over, plus, type Rational, rational, rationalOf, times } from './rational.ts';

const NOTHING = rational(0n);
const ONE = rational(1n);

/** One instrument on one evening, from nothing but the definitions: everything up to the day is looked through again. */
export interface RationalDay {
  readonly units: Rational;
  readonly lack: 'oversold' | 'no_price' | 'no_rate' | null;
  readonly value: Rational;
  /** The same in the currency of the price, and what one unit of that is worth on this day or a later one. */
  readonly local: { readonly value: Rational; readonly rateOn: (day: number) => Rational | null };
  readonly invested: Rational;
  readonly inflow: Rational;
  readonly outflow: Rational;
  readonly isPriced: boolean;
}

interface Price {
  readonly currency: string;
  readonly value: Rational;
  /** The trade that it was paid in. */
  readonly paid: Trade | null;
  readonly isOfDay: boolean;
}

/** @param day since 1970-01-01 */
export function dayByRationals(
  instrument: AnyInstrument,
  base: string,
  rates: ExchangeRates,
  day: number,
): RationalDay {
  const entries = ledgerOrder(instrument.entries).filter(({ date }) => epochDay(date) <= day);
  const units = unitsOf(entries);
  const price = priceOn(instrument, entries, day, base);
  const rateOfPrice = (on: number) => price && rateOfPaid(rates, price, base, on);
  const rate = rateOfPrice(day);
  const isHeld = units.numerator > 0n;
  const flows = entries.filter(({ date }) => epochDay(date) === day);
  // Units that came from elsewhere or went there need a value too.
  const isAsked = isHeld || flows.some((entry) => unitMove(entry)?.isTrade === false);
  const lack =
    units.numerator < 0n ? 'oversold' : !isAsked ? null : !price ? 'no_price' : !rate ? 'no_rate' : null;
  const perUnit = price && rate ? times(price.value, rate) : null;
  const isCounted = isHeld && lack === null;
  return {
    units,
    lack,
    value: isCounted && perUnit ? times(units, perUnit) : NOTHING,
    local: {
      value: isCounted && price ? times(units, price.value) : NOTHING,
      rateOn: rateOfPrice,
    },
    invested: lack === 'oversold' ? NOTHING : entries.reduce(investedAfter, NOTHING),
    ...moneyOf(flows, perUnit),
    isPriced: isCounted && price?.isOfDay === true,
  };
}

const unitsOf = (entries: readonly Transaction[]) =>
  rationalOf(entries.reduce(applyTransaction, EMPTY_POSITION).units);

function investedAfter(sum: Rational, entry: Transaction): Rational {
  const { purchase, proceeds } = entryAmounts(entry);
  return minus(plus(sum, rationalOf(purchase)), rationalOf(proceeds));
}

function moneyOf(flows: readonly Transaction[], perUnit: Rational | null) {
  let [inflow, outflow] = [NOTHING, NOTHING];
  for (const [at, entry] of flows.entries()) {
    const { purchase, proceeds, income, fees, taxes } = entryAmounts(entry);
    const charges = plus(rationalOf(fees), rationalOf(taxes));
    const paid = minus(plus(rationalOf(proceeds), rationalOf(income)), charges);
    const isPaying = entry.type === 'SELL' || entry.type === 'DIVIDEND';
    if (isPaying) outflow = plus(outflow, paid);
    else inflow = plus(inflow, plus(rationalOf(purchase), charges));
    const move = unitMove(entry);
    if (!move || move.isTrade || !perUnit) continue;
    const worth = times(rationalOf(splitBy(move.units, flows.slice(at + 1))), perUnit);
    if (move.isInflow) inflow = plus(inflow, worth);
    else outflow = plus(outflow, worth);
  }
  return { inflow, outflow };
}

const isSplit = (entry: Transaction): entry is Split => entry.type === 'SPLIT';

const splitBy = (units: Decimal, entries: readonly Transaction[]) =>
  entries.filter(isSplit).reduce(splitUnits, units);

/** What a price of before some splits is after them. */
const unsplit = (price: Rational, entries: readonly Transaction[]) =>
  entries
    .filter(isSplit)
    .reduce((value, { oldUnits, newUnits }) => times(value, rational(oldUnits, newUnits)), price);

function priceOn(
  { values, closes }: AnyInstrument,
  entries: readonly Transaction[],
  day: number,
  base: string,
): Price | null {
  const entered = values.findLast(
    (value) => value.day <= day && unitsUpTo(entries, value.day).numerator > 0n,
  );
  const close = closeOn(closes, day);
  if (close && close.day > (entered?.day ?? -1)) {
    const value = unsplit(rationalOf(close.value), after(entries, close.day));
    return { currency: close.currency, value, paid: null, isOfDay: close.day === day };
  }
  if (entered) {
    const price = over(rationalOf(entered.value), unitsUpTo(entries, entered.day));
    return {
      currency: base,
      value: unsplit(price, after(entries, entered.day)),
      paid: null,
      isOfDay: entered.day === day,
    };
  }
  const paid = entries.findLast((entry): entry is Trade => entry.type === 'BUY' || entry.type === 'SELL');
  if (!paid) return null;
  const value = unsplit(rationalOf(paid.price), entries.slice(entries.indexOf(paid) + 1));
  return { currency: paid.currency, value, paid, isOfDay: epochDay(paid.date) === day };
}

/** The rate of the trade until those of its day or a later one are published; the last published ones otherwise. */
function rateOfPaid(rates: ExchangeRates, { currency, paid }: Price, base: string, day: number) {
  if (!paid?.exchangeRate || currency === base) return rateOn(rates, currency, base, day);
  const isPublished = (code: string) =>
    code === 'EUR' || (closeOn(rates.get(code) ?? [], day)?.day ?? -1) >= epochDay(paid.date);
  return [currency, base].every(isPublished)
    ? rateOn(rates, currency, base, day)
    : over(ONE, rationalOf(paid.exchangeRate));
}

const after = (entries: readonly Transaction[], day: number) =>
  entries.filter(({ date }) => epochDay(date) > day);

const unitsUpTo = (entries: readonly Transaction[], day: number) =>
  unitsOf(entries.filter(({ date }) => epochDay(date) <= day));

/** The rate between two currencies on a day; null while it is not known. */
export function rateOn(rates: ExchangeRates, from: string, to: string, day: number): Rational | null {
  if (from === to) return ONE;
  const per = (currency: string) => {
    if (currency === 'EUR') return ONE;
    const rate = closeOn(rates.get(currency) ?? [], day);
    return rate && rationalOf(rate.value);
  };
  const [of, into] = [per(from), per(to)];
  return of && into && over(into, of);
}
