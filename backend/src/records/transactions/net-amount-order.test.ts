import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unitOfWork } from '../../db/unit-of-work.ts';
import { sampleIsin } from '../../testing/degiro-file.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { netAmountOrder } from './net-amount-order.ts';
import { transactionListSchema, transactionSchema, type TransactionWire } from './transactions.schema.ts';
import { OF_NO_OTHER_TYPE } from '../../db/of-no-other-type.ts';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const list = async (query = '') =>
  (await api.call('GET', `/transactions?limit=1000&sort_by=net_amount${query}`)).as(transactionListSchema);

/** At most 10 digits after the point, as a whole number. */
function ticks(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(10, '0'));
}

/** Descending by what is shown; ties by day and then in the order of recording. */
function plainly(rows: readonly TransactionWire[]): number[] {
  const sorted = rows.toSorted((left, right) => {
    const [one, other] = [ticks(left.net_amount), ticks(right.net_amount)];
    if (one !== other) return one < other ? 1 : -1;
    return left.date === right.date ? right.id - left.id : left.date < right.date ? 1 : -1;
  });
  return sorted.map(({ id }) => id);
}

async function expectInOrder() {
  const { transactions, total } = await list();
  expect(transactions.map(({ id }) => id)).toEqual(plainly(transactions));
  const all = (await api.call('GET', '/transactions?limit=1000')).as(transactionListSchema);
  expect([total, transactions.length]).toEqual([all.total, all.total]);
}

const anyTrade = fc.record({
  date: fc.constantFrom('2025-01-01', '2025-01-02'),
  isin: fc.constantFrom(sampleIsin(0), sampleIsin(1)),
  broker: fc.constantFrom('DEGIRO', 'IBKR'),
  units: fc.constantFrom('1', '3', '0.5'),
  price_per_unit: fc.constantFrom('100', '33.3333', '200'),
  fee: fc.constantFrom('0', '1'),
  transaction_type: fc.constantFrom('BUY', 'SELL'),
  currency: fc.constantFrom('EUR', 'USD'),
});

/** What is done to the ledger, in turn. */
const anyDeed = fc.oneof(
  fc.record({ deed: fc.constant('record' as const), trade: anyTrade }),
  fc.record({ deed: fc.constant('edit' as const), trade: anyTrade, at: fc.nat() }),
  fc.record({ deed: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ deed: fc.constant('undo' as const) }),
  fc.record({ deed: fc.constant('asset' as const) }),
);
type Deed = typeof anyDeed extends fc.Arbitrary<infer D> ? D : never;

const bodyOf = (trade: typeof anyTrade extends fc.Arbitrary<infer T> ? T : never) =>
  trade.currency === 'EUR' ? trade : { ...trade, exchange_rate: '1.0837' };

async function act(deed: Deed, ids: number[], changes: number[]): Promise<void> {
  const id = 'at' in deed ? ids[deed.at % Math.max(ids.length, 1)] : undefined;
  if (deed.deed === 'record') {
    const answer = await api.call('POST', '/transactions', bodyOf(deed.trade));
    ids.push(answer.as(transactionSchema).id);
    changes.push(answer.changeId ?? 0);
  } else if (deed.deed === 'asset') {
    await api.call('POST', '/other-assets', { asset_type: 'crypto', currency: 'EUR', value: '1' });
  } else if (deed.deed === 'undo') {
    await api.call('POST', `/changes/${changes.pop() ?? 1}/undo`);
  } else if (id !== undefined && deed.deed === 'edit') {
    await api.call('PUT', `/transactions/${id}`, bodyOf({ ...deed.trade, isin: sampleIsin(0) }));
  } else if (id !== undefined) {
    const { changeId } = await api.call('DELETE', `/transactions/${id}`);
    if (changeId !== null) changes.push(changeId);
  }
}

test('the order follows whatever is done to the ledger', async () => {
  const [ids, changes]: [number[], number[]] = [[], []];
  await expectInOrder();
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 1, maxLength: 4 }), async (deeds) => {
      for (const deed of deeds) await act(deed, ids, changes);
      await expectInOrder();
    }),
    { numRuns: 40 },
  );
}, 60_000);

describe('many rows at once', () => {
  const ROWS = 5200;

  async function insertMany() {
    const run = unitOfWork(api.database, () => undefined);
    const deed = { action: 'import', subject: 'transactions', summary: '', requestId: null } as const;
    const { changeId } = await run(deed, async ({ change, at }) => {
      const plain = { time: null, broker: 'B', transaction_type: 'BUY', currency: 'EUR', fee: '0' } as const;
      const empty = {
        exchange_rate: null,
        fx_fee: '0',
        external_id: null,
        product: null,
        row_identity: null,
        ...OF_NO_OTHER_TYPE,
      };
      const rows = Array.from({ length: ROWS }, (_, index) => ({
        ...{
          ...plain,
          ...empty,
          date: '2024-01-01',
          isin: sampleIsin(index % 5),
          created_at: at,
          updated_at: at,
        },
        ...{ units: '1', price_per_unit: String(1 + ((index * 7919) % 1000)) },
      }));
      await change.insert('transactions', rows);
    });
    return changeId;
  }

  test('are put in order anew, and gone again after they are undone', async () => {
    const body = { date: '2025-01-01', isin: sampleIsin(0), broker: 'B', units: '1', fee: '0' };
    await api.call('POST', '/transactions', { ...body, price_per_unit: '5', transaction_type: 'SELL' });
    expect((await list()).total).toBe(1);
    const changeId = await insertMany();
    const { transactions, total } = await list();
    expect(total).toBe(ROWS + 1);
    expect(transactions.map(({ id }) => id)).toEqual(plainly(transactions));
    const last = (await list(`&skip=${ROWS}`)).transactions;
    expect(last.map(({ net_amount: amount }) => amount)).toEqual(['-1000.00']);
    expect((await list('&sort_order=asc&skip=5200')).transactions.map(({ id }) => id)).toEqual([1]);
    await api.call('POST', `/changes/${String(changeId)}/undo`);
    expect((await list()).transactions.map(({ id }) => id)).toEqual([1]);
  });

  test('are in one order for all who ask while it is made, and changes made meanwhile are in it', async () => {
    await insertMany();
    const order = netAmountOrder(api.database);
    const [one, , other] = await Promise.all([
      order.ids(api.database.read),
      api.call('DELETE', '/transactions/3'),
      order.ids(api.database.read),
    ]);
    expect(one).toBe(other);
    const { length } = await order.ids(api.database.read);
    expect(length).toBe(ROWS - 1);
  });

  test('are exported in that order', async () => {
    await insertMany();
    const { text } = await api.call(
      'GET',
      '/transactions/export-csv?sort_by=net_amount&sort_order=asc&isin=' + sampleIsin(1),
    );
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(ROWS / 5 + 1);
    const amounts = lines.slice(1).map((line) => ticks(line.split(',')[12] ?? ''));
    expect(amounts).toEqual(amounts.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0)));
  });
});
