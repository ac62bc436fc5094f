import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleIsin } from '../../testing/degiro-file.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { foldText } from './fold-text.ts';
import { transactionListSchema, type TransactionWire } from './transactions.schema.ts';
import { OF_NO_OTHER_TYPE } from '../../db/of-no-other-type.ts';

/**
 * The list is compared with one that is made here from all rows: filtered, searched and sorted the plain way.
 */
const ROWS = 2500;
const NAMES = ['Álpha Fund', 'alpha fund', 'Žluťoučký kůň', 'Zeta', null];
const PRODUCTS = ['GLOBAL EQUITY', 'Global équity', 'Bonds €', null];
const BROKERS = ['DEGIRO', 'Fio', 'Trade Republic', 'fio 2'];

let api: TestApi;
let rows: TransactionWire[];

/** The same numbers every time, without a pattern that an order could hide in. */
const mixed = (index: number, below: number) => ((index * 7919 + 13 * (index % 11)) >>> 1) % below;

beforeAll(async () => {
  api = await testApi();
  const { database } = api;
  const { unitOfWork } = await import('../../db/unit-of-work.ts');
  const run = unitOfWork(database, () => undefined);
  const pick = <T>(from: readonly T[], index: number): T => from[mixed(index, from.length)] as T;
  await run(
    { action: 'import', subject: 'transactions', summary: '', requestId: null },
    async ({ change, at }) => {
      await change.insert(
        'transactions',
        Array.from({ length: ROWS }, (_, index) => ({
          date: `20${10 + mixed(index, 12)}-0${1 + mixed(index + 3, 9)}-1${mixed(index + 5, 9)}`,
          time: null,
          isin: sampleIsin(mixed(index + 1, 9)),
          broker: pick(BROKERS, index + 2),
          transaction_type: mixed(index + 7, 3) === 0 ? ('SELL' as const) : ('BUY' as const),
          units:
            ['0.0000000001', '0.5', '0.45', '9', '10', '10.05', '123456789012345'][mixed(index, 7)] ?? '1',
          price_per_unit: `${1 + mixed(index, 300)}.${1 + mixed(index + 2, 9)}`,
          ...(mixed(index + 6, 5) === 0
            ? { currency: 'USD', exchange_rate: '1.0837' }
            : { currency: 'EUR', exchange_rate: null }),
          fee: ['0', '0.5', '1', '12', '2.25'][mixed(index + 4, 5)] ?? '0',
          fx_fee: '0',
          external_id: null,
          product: pick(PRODUCTS, index),
          row_identity: null,
          ...OF_NO_OTHER_TYPE,
          created_at: index < ROWS / 2 ? '2025-01-01T00:00:00.000000' : at,
          updated_at: at,
        })),
      );
    },
  );
  for (const [index, name] of NAMES.entries()) {
    if (name !== null)
      await api.call('POST', '/isin-metadata', { isin: sampleIsin(index), name, type: 'STOCK' });
  }
  rows = [];
  while (rows.length < ROWS) {
    const { transactions } = await list(`sort_by=created_at&sort_order=asc&limit=1000&skip=${rows.length}`);
    rows.push(...transactions);
  }
});

afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const list = async (query: string) =>
  (await api.call('GET', `/transactions?${query}`)).as(transactionListSchema);

/** A number of at most 10 digits after the point, as one of tenths of thousandths of millionths. */
function ticks(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(10, '0'));
}

const upward = <T>(left: T, right: T) => (left < right ? -1 : left > right ? 1 : 0);

const KEYS: Record<string, (row: TransactionWire) => string | bigint | number> = {
  date: (row) => row.date,
  isin: (row) => row.isin ?? '',
  broker: (row) => row.broker,
  transaction_type: (row) => row.transaction_type,
  units: (row) => ticks(row.units ?? ''),
  price_per_unit: (row) => ticks(row.price_per_unit ?? ''),
  fee: (row) => ticks(row.fee),
  net_amount: (row) => ticks(row.net_amount),
  name: (row) => (row.name === null ? '\uffff' : foldText(row.name)),
};

interface Asked {
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
  readonly search: string;
  readonly filters: Readonly<
    Partial<Record<'isin' | 'broker' | 'transaction_type' | 'start_date' | 'end_date', string>>
  >;
}

/** Ids of the rows that are asked for, by a walk over all of them. */
function plainly({ sort, direction, search, filters }: Asked): number[] {
  const words = foldText(search.trim());
  const found = rows.filter((row) =>
    [
      [row.isin, row.broker, row.product, row.name].some(
        (text) => text !== null && foldText(text).includes(words),
      ),
      filters.isin === undefined || row.isin === filters.isin,
      filters.broker === undefined || row.broker === filters.broker,
      filters.transaction_type === undefined || row.transaction_type === filters.transaction_type,
      filters.start_date === undefined || row.date >= filters.start_date,
      filters.end_date === undefined || row.date <= filters.end_date,
    ].every(Boolean),
  );
  const key = KEYS[sort] ?? (() => 0);
  found.sort(
    (left, right) => upward(key(left), key(right)) || upward(left.date, right.date) || left.id - right.id,
  );
  const ids = found.map((row) => row.id);
  return direction === 'asc' ? ids : ids.reverse();
}

const asked = fc.record({
  sort: fc.constantFrom(...Object.keys(KEYS)),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  search: fc.constantFrom(
    '',
    '',
    'alpha',
    'ALPHA FUND',
    'zlutoucky',
    'equity',
    'fio',
    'IE00000',
    '€',
    ' zeta ',
    'none',
  ),
  filters: fc.record(
    {
      isin: fc.constantFrom(sampleIsin(0), sampleIsin(4)),
      broker: fc.constantFrom(...BROKERS),
      transaction_type: fc.constantFrom('BUY', 'SELL'),
      start_date: fc.constantFrom('2012-01-01', '2019-05-01'),
      end_date: fc.constantFrom('2015-12-31', '2020-01-01'),
    },
    { requiredKeys: [] },
  ),
});

describe('every list', () => {
  test('has the rows and the order that a walk over all rows finds', async () => {
    await fc.assert(
      fc.asyncProperty(asked, fc.nat({ max: 1200 }), async (query, skip) => {
        const text = new URLSearchParams([
          ...Object.entries(query.filters),
          ['sort_by', query.sort],
          ['sort_order', query.direction],
          ['search', query.search],
        ]).toString();
        const expected = plainly(query);
        for (const first of [0, skip]) {
          const { transactions, total } = await list(`${text}&limit=50&skip=${first}`);
          expect(total).toBe(expected.length);
          expect(transactions.map((row) => row.id)).toEqual(expected.slice(first, first + 50));
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('as recorded has ties in the order of recording', async () => {
    const { transactions } = await list('sort_by=created_at&limit=1000&broker=Fio');
    const keys = transactions.map((row) => [row.created_at, row.id] as const);
    expect(keys).toEqual(keys.toSorted((left, right) => upward(right[0], left[0]) || right[1] - left[1]));
  });
});

test.each([
  ['a case and accents', 'žLUTOUCKY', 'Žluťoučký kůň'],
  ['a product that metadata has another name for', 'global', 'Álpha Fund'],
  ['a part of a broker', 'republic', 'Zeta'],
])('a search looks past %s', async (_what, search, name) => {
  const { transactions } = await list(`search=${encodeURIComponent(search)}&limit=1000`);
  expect(transactions.map((row) => row.name)).toContain(name);
});

test('what is no order is refused', async () => {
  for (const sort of ['total_with_fees', 'id', '']) {
    expect((await api.call('GET', `/transactions?sort_by=${sort}`)).status).toBe(422);
  }
});
