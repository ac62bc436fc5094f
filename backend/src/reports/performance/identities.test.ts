/** Random portfolios of every type of entry, through the real API: both identities hold to the last digit that is seen. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectIdentities } from '../../testing/expect-identities.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { performanceSchema } from './performance.schema.ts';

const ISINS = ['IE00BK5BQT80', 'IE00B4L5Y983'] as const;
const DAYS = 30;
const dayOf = (at: number) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);

const anyDay = fc.nat(DAYS).map(dayOf);
const hundredths = (most: number) =>
  fc
    .integer({ min: 1, max: most })
    .map((number) => `${Math.floor(number / 100)}.${String(number % 100).padStart(2, '0')}`);
const anyCurrency = fc.constantFrom('EUR', 'USD', 'CZK');
const charges = { fee: hundredths(300), tax: hundredths(300) };

const base = { date: anyDay, isin: fc.constantFrom(...ISINS), broker: fc.constantFrom('A', 'B') };
const money = { ...base, currency: anyCurrency, exchange_rate: fc.option(hundredths(3000)), ...charges };
const type = <T extends string>(name: T) => fc.constant(name);
const anyTrade = fc.record({
  ...money,
  transaction_type: fc.constantFrom('BUY', 'BUY', 'BUY', 'SELL', 'TRANSFER_IN'),
  units: hundredths(5000),
  price_per_unit: hundredths(9999),
});
const anyMove = fc.record({
  ...base,
  ...charges,
  transaction_type: fc.constantFrom('TRANSFER_IN', 'TRANSFER_OUT'),
  units: hundredths(500),
});
const anyCash = fc.record({
  ...money,
  transaction_type: fc.constantFrom('DIVIDEND', 'FEE', 'TAX'),
  amount: hundredths(5000),
});
const anySplit = fc.record({
  ...base,
  transaction_type: type('SPLIT'),
  new_units: fc.integer({ min: 1, max: 4 }),
  old_units: fc.integer({ min: 1, max: 7 }),
});
const anyClose = fc.record({
  isin: fc.constantFrom(...ISINS),
  date: anyDay,
  close: hundredths(9999),
  currency: anyCurrency,
});
const anyRate = fc.record({ currency: fc.constantFrom('USD', 'CZK'), date: anyDay, rate: hundredths(3000) });

const anyPortfolio = fc.record({
  base: fc.constantFrom('EUR', 'CZK', 'USD'),
  entries: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: anyTrade },
      { weight: 2, arbitrary: anyMove },
      { weight: 2, arbitrary: anyCash },
      anySplit,
    ),
    { minLength: 6, maxLength: 18 },
  ),
  prices: fc.uniqueArray(anyClose, {
    minLength: 6,
    maxLength: 25,
    selector: ({ isin, date }) => `${isin} ${date}`,
  }),
  rates: fc.uniqueArray(anyRate, {
    minLength: 6,
    maxLength: 16,
    selector: ({ currency, date }) => `${currency} ${date}`,
  }),
});
type Portfolio = typeof anyPortfolio extends fc.Arbitrary<infer T> ? T : never;

/** Stores all that the API takes; what it refuses it refuses with a reason. */
async function fill(api: TestApi, { base: currency, entries, prices, rates }: Portfolio) {
  const asks = [
    await api.call('PUT', '/settings/base-currency', { base_currency: currency }),
    await api.call('POST', '/prices', { prices }),
    await api.call('POST', '/exchange-rates', {
      rates: [
        ...['USD', 'CZK'].map((each) => ({ currency: each, date: '2024-12-01', rate: '20' })),
        ...rates,
      ],
    }),
  ];
  expect(asks.map(({ status }) => status).every((status) => status < 300)).toBe(true);
  let stored = 0;
  for (const entry of entries) {
    const rate = 'exchange_rate' in entry && entry.currency !== currency ? entry.exchange_rate : null;
    const own = 'currency' in entry ? {} : { currency };
    const { status } = await api.call('POST', '/transactions', { ...entry, ...own, exchange_rate: rate });
    expect([201, 422]).toContain(status);
    if (status === 201) stored += 1;
  }
  return stored;
}

test('both identities, by both methods, in any period, of the whole and of its parts', async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(anyPortfolio, anyDay, anyDay, async (portfolio, one, other) => {
      const api = await testApi();
      const stored = await fill(api, portfolio);
      const [start, end] = [one, other].toSorted();
      for (const period of ['period=MAX', `start_date=${String(start)}&end_date=${String(end)}`]) {
        for (const method of ['average', 'fifo']) {
          for (const part of ['', `&isin=${ISINS[0]}`, `&isin=${ISINS[1]}`, '&broker=A', '&broker=B']) {
            const answer = await api.call('GET', `/analytics/performance?${period}&method=${method}${part}`);
            const figures = answer.as(performanceSchema);
            if (figures.end_value === null) continue;
            expectIdentities(figures);
            checked += 1;
          }
        }
      }
      expect([stored > 0, api.errors]).toEqual([true, []]);
      await api.close();
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(checked).toBeGreaterThan(0);
});
