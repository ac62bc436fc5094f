import { dayNumber, type LocalDate } from '../../calendar/local-date.ts';
import { epochDay } from '../../calendar/epoch-day.ts';
import { settleTransfers } from '../../ledger/settle-transfers.ts';
import type { Transaction } from '../../ledger/transaction.ts';
import { type Decimal, digitsAtScale } from '../../money/decimal.ts';
import { divide, GUARD_DIGITS } from '../../money/divide.ts';
import { bookedDays } from '../../portfolio/days/booked-days.ts';
import { enteredValues } from '../../portfolio/days/entered-values.ts';
import type { InstrumentHistory } from '../../portfolio/days/instrument-walk.ts';
import { type PortfolioDays, portfolioDays } from '../../portfolio/days/portfolio-days.ts';
import { inOneGo } from '../../returns/in-one-go.ts';
import type { KnownCloses } from '../../valuation/closes.ts';
import type { DensePortfolio } from './dense-portfolio.ts';
import { rateOfEntry } from './dense-quotes.ts';

const SERIES_SCALE = 10;
/** The name under which charges of no instrument are walked. */
const OF_THE_PORTFOLIO = '';

/** What the product makes of the portfolio that the second engine is asked about, day by day. */
export function walkedAsRecorded(portfolio: DensePortfolio, start: LocalDate, end: LocalDate): PortfolioDays {
  const { baseCurrency, rates } = portfolio;
  const histories = new Map(
    Array.from(settledByIsin(portfolio), ([isin, entries]) => [isin, historyOf(portfolio, isin, entries)]),
  );
  const known = new Map(
    Array.from(rates, ([currency, points]) => [
      currency,
      knownCloses(points.map(({ day, rate }) => ({ day, value: rate, currency }))),
    ]),
  );
  return inOneGo(portfolioDays(histories, { start, end, base: baseCurrency, rates: known }));
}

function historyOf(
  { closes, values }: DensePortfolio,
  isin: string,
  entries: readonly Transaction[],
): InstrumentHistory {
  const days = bookedDays(entries, null);
  const entered = (values?.get(isin) ?? []).map(({ day, value }) => ({ day: epochDay(day), value }));
  return {
    days,
    values: enteredValues(
      entered.toSorted((left, right) => left.day - right.day),
      days,
    ),
    closes: knownCloses((closes.get(isin) ?? []).map((one) => ({ ...one, value: one.close }))),
  };
}

/** The entries of each instrument as the product takes them: rates of the day written down, transfers settled. */
export function settledByIsin(portfolio: DensePortfolio): ReadonlyMap<string, readonly Transaction[]> {
  const entries = portfolio.transactions.map((entry) => rated(portfolio, entry));
  const byIsin = Map.groupBy(entries, ({ isin }) => isin ?? OF_THE_PORTFOLIO);
  return new Map(Array.from(byIsin, ([isin, ofOne]) => [isin, settleTransfers(ofOne)]));
}

/** The product is handed each entry with its rate: where none was recorded, that of the day. */
function rated(portfolio: DensePortfolio, entry: Transaction): Transaction {
  if (entry.exchangeRate !== null || entry.currency === portfolio.baseCurrency) return entry;
  const { numerator, denominator } = rateOfEntry(portfolio, entry);
  const exchangeRate = divide(
    { digits: numerator, scale: 0 },
    { digits: denominator, scale: 0 },
    GUARD_DIGITS,
  );
  return { ...entry, exchangeRate };
}

function knownCloses(
  points: readonly { readonly day: LocalDate; readonly value: Decimal; readonly currency: string }[],
): KnownCloses {
  const sorted = points.toSorted((left, right) => dayNumber(left.day) - dayNumber(right.day));
  const [first] = sorted;
  if (!first) return [];
  const series = {
    currency: first.currency,
    days: Int32Array.from(sorted, ({ day }) => epochDay(day)),
    digits: BigInt64Array.from(sorted, ({ value }) => digitsAtScale(value, SERIES_SCALE)),
    scale: SERIES_SCALE,
  };
  return [{ source: 'manual', series }];
}
