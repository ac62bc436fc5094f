import type { LocalDate } from '../calendar/local-date.ts';
import { ledgerOrder } from '../ledger/ledger-order.ts';
import type { Trade } from '../ledger/trade.ts';
import type { EnteredValue } from '../portfolio/value-history.ts';
import { minus, over, plus, type Rational, rational, rationalOf, times } from './rational.ts';

interface Day {
  readonly marketValue: Rational | null;
  readonly netInvested: Rational;
  readonly isCarried: boolean;
}

const NOTHING = rational(0n);

/**
 * The value of a portfolio at the end of one day, from nothing but the definition: every day looks through all trades and
 * all entered values again.
 */
export function valueByRationals(
  portfolio: readonly { trades: readonly Trade[]; values: readonly EnteredValue[] }[],
  day: LocalDate,
): Day {
  const parts = portfolio.map(({ trades, values }) => partOf(ledgerOrder(trades), values, day));
  const values = parts.map((part) => part.marketValue);
  return {
    marketValue: values.some((value) => value === null)
      ? null
      : values.reduce((total: Rational, value) => plus(total, value ?? NOTHING), NOTHING),
    netInvested: parts.reduce((total, part) => plus(total, part.netInvested), NOTHING),
    isCarried: parts.some((part) => part.isCarried),
  };
}

function partOf(trades: readonly Trade[], values: readonly EnteredValue[], day: LocalDate): Day {
  const units = unitsOn(trades, day);
  if (units.numerator < 0n) return { marketValue: NOTHING, netInvested: NOTHING, isCarried: false };
  const netInvested = trades
    .filter(({ date }) => date <= day)
    .reduce((total, trade) => {
      const amount = times(rationalOf(trade.units), priceOf(trade));
      return trade.type === 'BUY' ? plus(total, amount) : minus(total, amount);
    }, NOTHING);
  if (units.numerator === 0n) return { marketValue: NOTHING, netInvested, isCarried: false };
  const price = priceOn(trades, values, day);
  const marketValue = price && times(units, price.price);
  return { marketValue, netInvested, isCarried: price?.date !== day };
}

function priceOn(
  trades: readonly Trade[],
  values: readonly EnteredValue[],
  day: LocalDate,
): { readonly date: LocalDate; readonly price: Rational } | null {
  const entered = values.findLast(({ date }) => date <= day && unitsOn(trades, date).numerator > 0n);
  if (entered) {
    const price = over(rationalOf(entered.value), unitsOn(trades, entered.date));
    return { date: entered.date, price };
  }
  const paid = trades.findLast((trade) => trade.date <= day && trade.price.digits > 0n);
  return paid ? { date: paid.date, price: priceOf(paid) } : null;
}

function unitsOn(trades: readonly Trade[], day: LocalDate): Rational {
  return trades
    .filter(({ date }) => date <= day)
    .reduce(
      (total, { type, units }) =>
        type === 'BUY' ? plus(total, rationalOf(units)) : minus(total, rationalOf(units)),
      NOTHING,
    );
}

function priceOf({ price, exchangeRate }: Trade): Rational {
  return exchangeRate ? over(rationalOf(price), rationalOf(exchangeRate)) : rationalOf(price);
}
