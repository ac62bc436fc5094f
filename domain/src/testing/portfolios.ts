import fc from 'fast-check';
import { dateOfEpochDay, epochDay } from '../calendar/epoch-day.ts';
import { localDate } from '../calendar/local-date.ts';
import { settleTransfers } from '../ledger/settle-transfers.ts';
import type { Transaction, TransactionType } from '../ledger/transaction.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';
import type { CloseSeries } from '../valuation/close-series.ts';
import type { KnownCloses } from '../valuation/closes.ts';
import type { ExchangeRates } from '../valuation/exchange-rates.ts';
import { positiveDecimal } from './arbitraries.ts';

/** The day before anything can be booked, and the last day that is told. */
export const FIRST = epochDay(localDate('2023-12-20'));
export const DAYS = 30;

/** One instrument and everything that is known of it. */
export interface AnyInstrument {
  readonly entries: readonly Transaction[];
  readonly values: readonly { readonly day: number; readonly value: Decimal }[];
  readonly closes: KnownCloses;
}

export interface AnyPortfolio {
  readonly base: string;
  readonly rates: ExchangeRates;
  readonly instruments: ReadonlyMap<string, AnyInstrument>;
}

const CURRENCIES = ['EUR', 'USD', 'CZK'] as const;
const TYPES: readonly TransactionType[] = [
  'BUY',
  'SELL',
  'DIVIDEND',
  'SPLIT',
  'FEE',
  'TAX',
  'TRANSFER_IN',
  'TRANSFER_OUT',
];

const day = fc.integer({ min: FIRST + 1, max: FIRST + DAYS - 1 });
const charge = fc.bigInt({ min: 0n, max: 300n }).map((digits) => ({ digits, scale: 2 }));
const someUnits = fc.record({ digits: fc.bigInt({ min: 1n, max: 60n }), scale: fc.constantFrom(0, 1) });

/** An entry of any type; purchases are the most frequent, so that there is something to sell. */
function anyEntry(isin: string, types: readonly TransactionType[]): fc.Arbitrary<Omit<Transaction, 'id'>> {
  const common = {
    date: day.map(dateOfEpochDay),
    time: fc.constant(null),
    isin: fc.constant(isin),
    broker: fc.constantFrom('A', 'B'),
    currency: fc.constantFrom('USD', 'EUR', 'CZK'),
    exchangeRate: fc.option(positiveDecimal(), { freq: 3 }),
    fee: charge,
    fxFee: fc.constant(ZERO),
    tax: charge,
    type: fc.constantFrom(...types.filter((type) => type === 'BUY'), ...types, ...types),
    units: someUnits,
    amount: positiveDecimal(2),
    price: positiveDecimal(3),
    isFromElsewhere: fc.boolean(),
    newUnits: fc.bigInt({ min: 1n, max: 4n }),
    oldUnits: fc.bigInt({ min: 1n, max: 3n }),
    acquired: fc.constant(null),
  };
  return fc.record(common).map(({ isFromElsewhere, ...entry }) => {
    const isOwn = entry.type === 'TRANSFER_OUT' || (entry.type === 'TRANSFER_IN' && !isFromElsewhere);
    return { ...entry, price: isOwn ? null : entry.price } as unknown as Omit<Transaction, 'id'>;
  });
}

function anySeries(currency: string, from = FIRST - 5): fc.Arbitrary<CloseSeries> {
  const values = fc.array(
    fc.tuple(fc.integer({ min: from, max: FIRST + DAYS }), fc.integer({ min: 1, max: 99_999 })),
    {
      maxLength: 20,
    },
  );
  return values.map((pairs) => {
    const byDay = [...new Map(pairs)].sort(([left], [right]) => left - right);
    return {
      currency,
      days: Int32Array.from(byDay, ([at]) => at),
      digits: BigInt64Array.from(byDay, ([, value]) => BigInt(value)),
      scale: 2,
    };
  });
}

const anyCloses: fc.Arbitrary<KnownCloses> = fc
  .array(
    fc.constantFrom(...CURRENCIES).chain((currency) => anySeries(currency)),
    { maxLength: 2 },
  )
  .map((all) => all.map((series, at) => ({ source: String(at), series })));

/** Rates that begin before everything else unless they may come late. */
function anyRates(mayBeLate: boolean): fc.Arbitrary<ExchangeRates> {
  const of = (currency: string) =>
    anySeries(currency).map((series): KnownCloses => {
      const first = { currency, days: Int32Array.of(FIRST - 9), digits: BigInt64Array.of(77n), scale: 1 };
      const late = [{ source: 'late', series }];
      return mayBeLate ? late : [...late, { source: 'early', series: first }];
    });
  return fc
    .record({ USD: of('USD'), CZK: of('CZK'), CHF: of('CHF') })
    .map((rates) => new Map(Object.entries(rates)));
}

const anyValues = fc
  .array(fc.tuple(day, positiveDecimal(2)), { maxLength: 2 })
  .map((pairs) =>
    [...new Map(pairs)].sort(([left], [right]) => left - right).map(([at, value]) => ({ day: at, value })),
  );

function anyInstrument(isin: string, types: readonly TransactionType[]): fc.Arbitrary<AnyInstrument> {
  return fc.record({
    entries: fc
      .array(anyEntry(isin, types), { maxLength: 10 })
      .map((drafts) => settleTransfers(drafts.map((draft, at) => ({ ...draft, id: at + 1 }) as Transaction))),
    values: anyValues,
    closes: anyCloses,
  });
}

/** Up to three instruments with entries of every type, prices in several currencies, and a base currency. */
export function anyPortfolio({
  mayBeLate = true,
  types = TYPES,
}: { mayBeLate?: boolean; types?: readonly TransactionType[] } = {}): fc.Arbitrary<AnyPortfolio> {
  return fc
    .record({
      base: fc.constantFrom('EUR', 'CZK', 'USD', 'CHF'),
      rates: anyRates(mayBeLate),
      instruments: fc
        .tuple(anyInstrument('X', types), anyInstrument('Y', types), anyInstrument('Z', types))
        .map(
          ([x, y, z]) =>
            new Map([
              ['X', x],
              ['Y', y],
              ['Z', z],
            ]),
        ),
    })
    .map(withHomeCurrency);
}

/** What was recorded without a rate is in the base currency, and what is in that has none. */
function withHomeCurrency({ instruments, base, rates }: AnyPortfolio): AnyPortfolio {
  const atHome = (entry: Transaction) =>
    entry.exchangeRate && entry.currency !== base ? entry : { ...entry, currency: base, exchangeRate: null };
  const rated = Array.from(
    instruments,
    ([name, one]) => [name, { ...one, entries: one.entries.map(atHome) }] as const,
  );
  return { base, rates, instruments: new Map(rated) };
}
