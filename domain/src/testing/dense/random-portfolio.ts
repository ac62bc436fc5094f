import fc from 'fast-check';
import { dateFromDayNumber } from '../../calendar/date-from-day-number.ts';
import { dayNumber, localDate, type LocalDate } from '../../calendar/local-date.ts';
import { type LocalTime, parseLocalTime } from '../../calendar/local-time.ts';
import type { Transaction, TransactionDraft, TransactionType } from '../../ledger/transaction.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { type InstrumentLedger, instrumentLedgers, UNIT_DIGITS } from './dense-ledger.ts';
import { fifoBasis } from './dense-lots.ts';
import type { DenseClose, DensePortfolio, DenseRate, DenseValue } from './dense-portfolio.ts';
import { priceOn } from './dense-quotes.ts';
import { Fraction } from './fraction.ts';
import { figureOrNull } from './unknown-figure.ts';

/** The evening before anything can be booked. */
export const EVE: LocalDate = localDate('2024-02-19');
/** How many days of a random portfolio follow, over the end of a February with 29 days. */
export const LENGTH = 24;

const ISINS = ['IE00BK5BQT80', 'IE00B4L5Y983'] as const;
const BROKERS = ['A', 'B', 'C'] as const;

/** The day so many days after `EVE`. */
export function dayAt(offset: number): LocalDate {
  return dateFromDayNumber(dayNumber(EVE) + offset) ?? EVE;
}

const price = fc.record({ digits: fc.bigInt({ min: 1n, max: 9_999n }), scale: fc.constantFrom(0, 1, 2, 3) });
const charge = fc.record({ digits: fc.bigInt({ min: 0n, max: 300n }), scale: fc.constant(2) });

/** What is to happen; it becomes an entry only when there is enough to do it with. */
const anyPlan = fc.record({
  offset: fc.integer({ min: 1, max: LENGTH - 2 }),
  type: fc.constantFrom<TransactionType | 'OWN_TRANSFER'>(
    ...(['BUY', 'BUY', 'BUY', 'SELL', 'SELL', 'DIVIDEND', 'SPLIT', 'FEE', 'TAX', 'TRANSFER_IN'] as const),
    ...(['TRANSFER_OUT', 'OWN_TRANSFER'] as const),
  ),
  isin: fc.constantFrom(...ISINS),
  isOfPortfolio: fc.boolean(),
  broker: fc.constantFrom(...BROKERS),
  to: fc.constantFrom(...BROKERS),
  delay: fc.constantFrom(0, 0, 1, 3),
  time: fc.constantFrom<LocalTime | null>(null, null, parseLocalTime('09:15'), parseLocalTime('17:30')),
  currency: fc.constantFrom('EUR', 'USD', 'CZK'),
  rate: fc.option(price, { freq: 2 }),
  units: fc.record({ digits: fc.bigInt({ min: 1n, max: 400n }), scale: fc.constantFrom(0, 1) }),
  percent: fc.constantFrom(10n, 33n, 50n, 100n, 100n),
  price,
  acquired: fc.option(fc.integer({ min: -400, max: 0 })),
  fee: charge,
  fxFee: charge,
  tax: charge,
  newUnits: fc.bigInt({ min: 1n, max: 3n }),
  oldUnits: fc.constantFrom(1n, 2n, 3n, 5n, 7n),
});
type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;

const anyValues = fc
  .array(fc.tuple(fc.integer({ min: 1, max: LENGTH }), price), { maxLength: 3 })
  .map((points) =>
    [...new Map(points)].map(([offset, value]): DenseValue => ({ day: dayAt(offset), value })),
  );

const anyCloses = fc
  .tuple(
    fc.constantFrom('EUR', 'USD', 'CZK'),
    fc.array(fc.tuple(fc.integer({ min: -9, max: LENGTH }), price), { maxLength: 14 }),
  )
  .map(([currency, points]) =>
    [...new Map(points)].map(([offset, close]): DenseClose => ({ day: dayAt(offset), close, currency })),
  );

/** From long before the first day on, if everything is to be known. */
const anyRates = (isKnown: boolean) =>
  fc
    .tuple(price, fc.array(fc.tuple(fc.integer({ min: -9, max: LENGTH }), price), { maxLength: 8 }))
    .map(([first, points]) =>
      [...new Map([...(isKnown ? [[-30, first] as const] : []), ...points])].map(
        ([offset, rate]): DenseRate => ({
          day: dayAt(offset),
          rate,
        }),
      ),
    );

/**
 * Two instruments at three brokers with entries of all types, closes with gaps in three currencies, rates of each day. No
 * broker gives what it does not have, and what comes from elsewhere has a price: every figure is known.
 */
export const anyDensePortfolio = densePortfolios(true);

/** The same where anything may be missing: prices, rates of prices, and units that are sold all the same. */
export const anyUnkemptPortfolio = densePortfolios(false);

function densePortfolios(isKnown: boolean): fc.Arbitrary<DensePortfolio> {
  return fc
    .record({
      baseCurrency: fc.constantFrom('EUR', 'EUR', 'CZK', 'USD'),
      plans: fc.array(anyPlan, { maxLength: 14 }),
      closes: fc.tuple(anyCloses, anyCloses),
      values: fc.tuple(anyValues, anyValues),
      rates: fc.tuple(anyRates(isKnown), anyRates(isKnown)),
    })
    .map(({ baseCurrency, plans, closes, values, rates: [usd, czk] }) => {
      const empty: DensePortfolio = {
        baseCurrency,
        transactions: [],
        closes: new Map(ISINS.map((isin, index) => [isin, closes[index] ?? []])),
        values: new Map(ISINS.map((isin, index) => [isin, values[index] ?? []])),
        rates: new Map([
          ['USD', usd],
          ['CZK', czk],
        ]),
      };
      return plans
        .toSorted((left, right) => left.offset - right.offset)
        .reduce((portfolio, plan) => extended(portfolio, draftsOf(portfolio, plan, isKnown), isKnown), empty);
    });
}

function extended(
  portfolio: DensePortfolio,
  drafts: readonly TransactionDraft[],
  isKnown: boolean,
): DensePortfolio {
  const { transactions } = portfolio;
  const added = drafts.map((draft, index): Transaction => ({
    ...draft,
    id: transactions.length + index + 1,
  }));
  const longer = { ...portfolio, transactions: [...transactions, ...added] };
  return isPossible(longer, isKnown) ? longer : portfolio;
}

/**
 * Whether what arrives has been sent, and, if everything is to be known, no broker gives more than it has and everything that
 * comes or goes has a price.
 */
function isPossible(portfolio: DensePortfolio, isKnown: boolean): boolean {
  try {
    return instrumentLedgers(portfolio).every((ledger) => {
      if (!isKnown) return true;
      fifoBasis(portfolio, ledger, dayAt(LENGTH));
      return ledger.entries.every(
        ({ type, date }) =>
          !type.startsWith('TRANSFER') || figureOrNull(() => priceOn(portfolio, ledger, date)) !== null,
      );
    });
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function draftsOf(portfolio: DensePortfolio, plan: Plan, isKnown: boolean): readonly TransactionDraft[] {
  const { type, isin, broker, to, delay, newUnits, oldUnits } = plan;
  const date = dayAt(plan.offset);
  const { currency } = plan;
  const common = {
    date,
    time: plan.time,
    isin,
    broker,
    currency,
    exchangeRate: currency === portfolio.baseCurrency ? null : (plan.rate ?? (isKnown ? null : plan.price)),
    fee: plan.fee,
    fxFee: plan.fxFee,
    tax: plan.tax,
  };
  const moved = { ...common, price: null, acquired: null, units: partHeld(portfolio, plan, date) };
  switch (type) {
    case 'BUY':
      return [{ ...common, type, units: plan.units, price: plan.price }];
    case 'SELL':
      if (!isKnown) return [{ ...common, type, units: plan.units, price: plan.price }];
      return moved.units === ZERO ? [] : [{ ...common, type, units: moved.units, price: plan.price }];
    case 'DIVIDEND':
      return [{ ...common, type, amount: plan.price }];
    case 'SPLIT':
      return [{ ...common, type, newUnits, oldUnits }];
    case 'FEE':
    case 'TAX':
      return [{ ...common, type, isin: plan.isOfPortfolio ? null : isin, amount: plan.price }];
    case 'TRANSFER_IN': {
      const acquired = plan.acquired === null ? null : dayAt(plan.acquired);
      return [{ ...common, type, units: plan.units, price: plan.price, acquired }];
    }
    case 'TRANSFER_OUT':
      return moved.units === ZERO ? [] : [{ ...moved, type }];
    default: {
      if (moved.units === ZERO || to === broker) return [];
      const arrival = {
        ...moved,
        time: delay === 0 ? plan.time : null,
        broker: to,
        date: dayAt(plan.offset + delay),
      };
      if (plan.offset + delay >= LENGTH) return [];
      return [
        { ...moved, type: 'TRANSFER_OUT' },
        { ...arrival, type: 'TRANSFER_IN' },
      ];
    }
  }
}

/** A part of what the broker holds in the evening of a day so far, with ten digits; `ZERO` when that is nothing. */
function partHeld(portfolio: DensePortfolio, { isin, broker, percent }: Plan, day: LocalDate): Decimal {
  const ledger = instrumentLedgers(portfolio).find((one) => one.isin === isin);
  if (!ledger) return ZERO;
  const held = heldAt(portfolio, ledger, broker, day);
  const part = held.times(Fraction.of(percent, 100n)).rounded(UNIT_DIGITS);
  const digits = part.times(Fraction.of(10n ** BigInt(UNIT_DIGITS))).reduced().numerator;
  return digits === 0n ? ZERO : { digits, scale: UNIT_DIGITS };
}

function heldAt(
  portfolio: DensePortfolio,
  ledger: InstrumentLedger,
  broker: string,
  day: LocalDate,
): Fraction {
  try {
    const lots = fifoBasis(portfolio, ledger, day).lots.filter(({ place }) => place === broker);
    return Fraction.sum(lots.map(({ units }) => units));
  } catch (error) {
    // More was sold than is there.
    if (error instanceof RangeError) return Fraction.ZERO;
    throw error;
  }
}
