import { dateOfEpochDay, epochDay } from '../../../calendar/epoch-day.ts';
import { ledgerOrder } from '../../../ledger/ledger-order.ts';
import type { Split, Transaction } from '../../../ledger/transaction.ts';
import { type Decimal, isPositive, multiply, ONE } from '../../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../../money/divide.ts';
import { indexOnOrBefore } from '../../../valuation/close-series.ts';
import { type Close, closeOn } from '../../../valuation/closes.ts';
import { conversionOn, type ExchangeRates, PIVOT_CURRENCY } from '../../../valuation/exchange-rates.ts';
import type { EnteredValue } from '../../days/entered-values.ts';
import type { InstrumentHistory } from '../../days/instrument-walk.ts';
import type { Expression } from '../trail.ts';

/** Rates, and the money that everything is told in. */
export interface Market {
  readonly base: string;
  readonly rates: ExchangeRates;
}

/** What the price of a day stands on. */
type PriceSource =
  | { readonly kind: 'close'; readonly close: Close }
  | { readonly kind: 'entered'; readonly entered: EnteredValue }
  | { readonly kind: 'trade'; readonly trade: PricedTrade };

type PricedTrade = Transaction & { readonly type: 'BUY' | 'SELL' };

/** The price of an instrument in the evening of a day, and the splits since. */
export type PriceFound = PriceSource & { readonly splits: readonly Split[] };

/** Rates that bring an amount into the base currency; all null in the base currency. */
export interface RatesFound {
  readonly multiply: Close | null;
  readonly divide: Close | null;
  /** Recorded with the trade that tells the price, while no rates have been published since. */
  readonly recorded: Decimal | null;
}

/**
 * The price that counts in the evening of a day: a close or an entered value, or else that of the last trade.
 *
 * @param all entries of the instrument, of all brokers
 * @returns asked for a day since 1970-01-01; null when there is no price
 * @see docs/spec/value-history.md §2
 */
export function priceFinder(
  all: readonly Transaction[],
  { closes, values }: InstrumentHistory,
): (day: number) => PriceFound | null {
  const entries = ledgerOrder(all).map((entry, at) => ({ entry, at, day: epochDay(entry.date) }));
  const splits = entries.flatMap(({ entry, ...when }) =>
    entry.type === 'SPLIT' ? [{ ...when, entry }] : [],
  );
  const trades = entries.flatMap(({ entry, ...when }) => (isPriced(entry) ? [{ ...when, entry }] : []));
  return (day) => {
    const known = splits.filter((split) => split.day <= day);
    const splitsAfter = (since: number) =>
      known.filter((split) => split.day > since).map(({ entry }) => entry);
    const close = closeOn(closes, day);
    const entered = values.findLast((value) => value.day <= day);
    if (entered && (!close || entered.day >= close.day)) {
      return { kind: 'entered', entered, splits: splitsAfter(entered.day) };
    }
    if (close) return { kind: 'close', close, splits: splitsAfter(close.day) };
    const trade = trades.findLast((one) => one.day <= day);
    if (!trade) return null;
    const later = known.filter((split) => split.at > trade.at).map(({ entry }) => entry);
    return { kind: 'trade', trade: trade.entry, splits: later };
  };
}

function isPriced(entry: Transaction): entry is PricedTrade {
  return (entry.type === 'BUY' || entry.type === 'SELL') && isPositive(entry.price);
}

/** What the price is in. */
export function currencyOf(price: PriceFound, { base }: Market): string {
  if (price.kind === 'entered') return base;
  return price.kind === 'close' ? price.close.currency : price.trade.currency;
}

/**
 * The rates by which a price counts in the evening of a day.
 *
 * @returns null when there are none
 */
export function ratesFound(price: PriceFound, market: Market, day: number): RatesFound | null {
  const currency = currencyOf(price, market);
  if (price.kind === 'trade' && price.trade.exchangeRate && !isPublished(price.trade, market, day)) {
    return { multiply: null, divide: null, recorded: price.trade.exchangeRate };
  }
  const conversion = conversionOn(market.rates, currency, market.base, day);
  return conversion && { ...conversion, recorded: null };
}

/** Whether every rate that converts a currency has been published between the day of a trade and another day. */
function isPublished({ date, currency }: PricedTrade, { base, rates }: Market, day: number): boolean {
  const since = epochDay(date);
  const needed = [currency, base].filter((code) => currency !== base && code !== PIVOT_CURRENCY);
  return needed.every((code) =>
    (rates.get(code) ?? []).some(({ series }) => {
      const next = series.days[indexOnOrBefore(series, since - 1) + 1];
      return next !== undefined && next <= day;
    }),
  );
}

/** The members of the rule `day_value` without the rates. */
export function priceTerms(units: Decimal, price: PriceFound): Expression {
  const splits = price.splits.length > 0 && {
    old_units: { digits: price.splits.reduce((product, { oldUnits }) => product * oldUnits, 1n), scale: 0 },
    new_units: { digits: price.splits.reduce((product, { newUnits }) => product * newUnits, 1n), scale: 0 },
  };
  if (price.kind === 'entered') {
    return { units, value: price.entered.value, value_units: price.entered.units, ...splits };
  }
  return { units, price: price.kind === 'close' ? price.close.value : price.trade.price, ...splits };
}

/** The rates as members of a rule. */
export function rateTerms({ multiply: by, divide: per, recorded }: RatesFound): Expression {
  const rate = recorded ?? per?.value;
  return { ...(by && { base_rate: by.value }), ...(rate && { exchange_rate: rate }) };
}

/** units · price · old units · base rate / (new units · units of the value · exchange rate), divided once. */
export function dayValue(terms: Expression): Decimal {
  const { units = ONE, price = ONE, value = ONE, old_units: old = ONE, base_rate: by = ONE } = terms;
  const { new_units: split = ONE, value_units: of = ONE, exchange_rate: per = ONE } = terms;
  const product = [price, value, old, by].reduce(multiply, units);
  return divide(product, multiply(multiply(split, of), per), GUARD_DIGITS);
}

/** The day of a close as it is written. */
export function dateOf({ day }: Pick<Close, 'day'>) {
  return dateOfEpochDay(day);
}
