import type { LocalDate } from '../../calendar/local-date.ts';
import type { TradeType } from '../../ledger/trade.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { type InstrumentLedger, ratioOf, unitsOn } from './dense-ledger.ts';
import type { DensePortfolio, DenseValue } from './dense-portfolio.ts';
import { Fraction } from './fraction.ts';
import { UnknownFigure } from './unknown-figure.ts';

/** What one unit is worth, and in what; `paid` where it is the price of a trade. */
interface UnitPrice {
  readonly price: Fraction;
  readonly currency: string;
  readonly paid: Transaction | null;
}

function latest<T extends { readonly day: LocalDate }>(points: readonly T[], day: LocalDate): T | undefined {
  const known = points.filter((point) => point.day <= day);
  return known.find((point) => known.every((other) => other.day <= point.day));
}

/**
 * Units of a currency for one of the base currency, by the last rates published on or before the day, across EUR.
 *
 * @throws UnknownFigure `no_rate`
 */
export function rateOn(portfolio: DensePortfolio, currency: string, day: LocalDate): Fraction {
  const perEuro = (code: string) => {
    if (code === 'EUR') return Fraction.ONE;
    const point = latest(portfolio.rates.get(code) ?? [], day);
    if (!point) throw new UnknownFigure('no_rate');
    return Fraction.ofDecimal(point.rate);
  };
  if (currency === portfolio.baseCurrency) return Fraction.ONE;
  return perEuro(currency).over(perEuro(portfolio.baseCurrency));
}

/** Units of the entry's currency for one of the base currency: as recorded, or of its day. */
export function rateOfEntry(portfolio: DensePortfolio, entry: Transaction): Fraction {
  return entry.exchangeRate === null
    ? rateOn(portfolio, entry.currency, entry.date)
    : Fraction.ofDecimal(entry.exchangeRate);
}

/**
 * The last known price of one unit on or before the day, of a unit of the evening of that day.
 *
 * @throws UnknownFigure `no_price`
 */
export function priceOn(portfolio: DensePortfolio, ledger: InstrumentLedger, day: LocalDate): UnitPrice {
  const close = latest(portfolio.closes.get(ledger.isin) ?? [], day);
  const entered = latest(enteredFor(portfolio, ledger), day);
  if (entered && (!close || close.day <= entered.day)) {
    const later = ledger.entries.filter(({ date }) => date > entered.day && date <= day);
    const perUnit = Fraction.ofDecimal(entered.value).over(unitsOn(ledger, entered.day));
    return { price: perUnit.over(ratioOfAll(later)), currency: portfolio.baseCurrency, paid: null };
  }
  const known = ledger.entries.filter((entry) => entry.date <= day);
  if (close) {
    const later = known.filter((entry) => entry.date > close.day);
    return {
      price: Fraction.ofDecimal(close.close).over(ratioOfAll(later)),
      currency: close.currency,
      paid: null,
    };
  }
  const paid = known.filter(isTrade).findLast(({ price }) => price.digits > 0n);
  if (!paid) throw new UnknownFigure('no_price');
  return {
    price: Fraction.ofDecimal(paid.price).over(ratioOfAll(known.slice(known.indexOf(paid) + 1))),
    currency: paid.currency,
    paid,
  };
}

/** Units of the currency of a price for one of the base currency, on the day that is valued. */
export function rateOfPrice(portfolio: DensePortfolio, unit: UnitPrice, day: LocalDate): Fraction {
  const { paid, currency } = unit;
  const isPublished = (code: string) => {
    const published = latest(portfolio.rates.get(code) ?? [], day);
    return code === 'EUR' || (published && paid && published.day >= paid.date);
  };
  const isHome = currency === portfolio.baseCurrency;
  if (paid && !isHome && ![currency, portfolio.baseCurrency].every(isPublished)) {
    return rateOfEntry(portfolio, paid);
  }
  return rateOn(portfolio, currency, day);
}

/** Whether the instrument closed on that very day, or its value was entered. */
export function hasCloseOf(portfolio: DensePortfolio, ledger: InstrumentLedger, day: LocalDate): boolean {
  const closes = portfolio.closes.get(ledger.isin) ?? [];
  return [...closes, ...enteredFor(portfolio, ledger)].some((point) => point.day === day);
}

function enteredFor({ values }: DensePortfolio, ledger: InstrumentLedger): readonly DenseValue[] {
  return (values?.get(ledger.isin) ?? []).filter(({ day }) => unitsOn(ledger, day).sign() > 0);
}

/** By how many one unit became through the splits among some entries. */
export function ratioOfAll(entries: readonly Transaction[]): Fraction {
  return entries.map(ratioOf).reduce((ratio, next) => ratio.times(next), Fraction.ONE);
}

function isTrade(entry: Transaction): entry is Extract<Transaction, { readonly type: TradeType }> {
  return entry.type === 'BUY' || entry.type === 'SELL';
}
