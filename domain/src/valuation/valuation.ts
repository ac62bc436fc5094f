import { dateOfEpochDay } from '../calendar/epoch-day.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { type Decimal, isPositive, multiply } from '../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../money/divide.ts';
import { type Close, closeOn, type KnownCloses } from './closes.ts';
import { type Conversion, conversionOn, convert, type ExchangeRates } from './exchange-rates.ts';

/** Where a value comes from: entered for the whole position, or units × a price. */
export type ValuationSource = 'manual' | 'price';

/** A close and the rates that bring it into the base currency. */
export interface Quote {
  readonly close: Close;
  readonly conversion: Conversion;
}

/** What the units of one instrument are worth on a day, in the base currency. */
export interface Valuation {
  /** ≥ 0. */
  readonly marketValue: Decimal;
  /** Per unit; null when the value was given for no units. */
  readonly price: Decimal | null;
  readonly priceDate: LocalDate;
  readonly source: ValuationSource;
  /** Null unless the source is a price. */
  readonly quote: Quote | null;
}

/** Why units have no value: nobody has said what they cost, or there is no rate for the currency that it was said in. */
export type NoValue = 'no_price' | 'no_rate';

/**
 * A market value that the owner entered for the whole position: a price point of that day, value / units.
 *
 * @param marketValue ≥ 0, base currency
 * @param units       held on that day
 * @returns the price carries GUARD_DIGITS; it is null unless units are held
 * @see docs/spec/cost-basis.md §5
 */
export function manualValuation(marketValue: Decimal, units: Decimal, date: LocalDate): Valuation {
  const price = isPositive(units) ? divide(marketValue, units, GUARD_DIGITS) : null;
  return { marketValue, price, priceDate: date, source: 'manual', quote: null };
}

/**
 * Units × a close, in the base currency: units · close · rate of the base currency / rate of the close's, both per EUR.
 *
 * @returns value and price are divided once each, with GUARD_DIGITS
 * @see docs/spec/prices.md §5
 */
export function quotedValuation(units: Decimal, quote: Quote): Valuation {
  const { amount, divisor } = convert(quote.close.value, quote.conversion);
  return {
    marketValue: divide(multiply(units, amount), divisor, GUARD_DIGITS),
    price: divide(amount, divisor, GUARD_DIGITS),
    priceDate: dateOfEpochDay(quote.close.day),
    source: 'price',
    quote,
  };
}

/** Prices and rates, and the day and the currency that values are told of and in. */
export interface Market {
  readonly closes: ReadonlyMap<string, KnownCloses>;
  readonly rates: ExchangeRates;
  /** The base currency. */
  readonly currency: string;
  /** Days since 1970-01-01. */
  readonly day: number;
}

/**
 * What units are worth by the newest price point: the value that was entered, or the newest close where that is of a
 * later day.
 *
 * @param entered the value entered for the whole position; null when there is none
 * @returns `no_price` when neither is known, `no_rate` when the close cannot be told in the base currency and no value
 *          was entered, which stands in for it otherwise
 * @see docs/spec/prices.md §5
 */
export function newestValuation(
  isin: string,
  units: Decimal,
  entered: Valuation | null,
  { closes, rates, currency, day }: Market,
): Valuation | NoValue {
  const close = closeOn(closes.get(isin) ?? [], day);
  if (close === null) return entered ?? 'no_price';
  if (entered !== null && entered.priceDate >= dateOfEpochDay(close.day)) return entered;
  const conversion = conversionOn(rates, close.currency, currency, day);
  return conversion === null ? (entered ?? 'no_rate') : quotedValuation(units, { close, conversion });
}
