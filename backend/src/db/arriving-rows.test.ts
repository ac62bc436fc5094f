import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDatabase } from '../backups/check-database.ts';
import { testDatabase } from '../testing/test-api.ts';
import {
  type Arrival,
  ArrivalLostError,
  discardArrivals,
  isArriving,
  showArrived,
  storeArriving,
} from './arriving-rows.ts';
import { OF_NO_OTHER_TYPE, type TradeColumns } from './of-no-other-type.ts';
import type { Database } from './open-database.ts';
import { type RunWork, unitOfWork } from './unit-of-work.ts';

let database: Database;
let path: string;
let close: () => Promise<void>;
let run: RunWork;

beforeEach(async () => {
  ({ database, path, close } = await testDatabase());
  run = unitOfWork(database, () => undefined);
});

afterEach(async () => {
  await close();
});

const purchase = (index: number): Omit<TradeColumns, 'created_at' | 'updated_at'> => ({
  date: `2024-01-${String(1 + (index % 28)).padStart(2, '0')}`,
  time: null,
  isin: 'IE00B4L5Y983',
  broker: 'DEGIRO',
  transaction_type: 'BUY',
  units: String(index + 1),
  price_per_unit: '10',
  currency: 'EUR',
  exchange_rate: null,
  fee: '0',
  fx_fee: '0',
  external_id: null,
  product: null,
  row_identity: null,
  ...OF_NO_OTHER_TYPE,
  tax: '0',
});
/** More than one statement takes. */
const ROWS = 1200;
const rows = (count = ROWS) => Array.from({ length: count }, (_, index) => purchase(index));

const DEED = { action: 'import', subject: 'transactions', summary: 'Imported', requestId: 'r' } as const;

/** Records one purchase as a request does; returns its id. */
async function record(): Promise<number | undefined> {
  const { result } = await run(DEED, async ({ change, at }) => {
    return await change.insert('transactions', [{ ...purchase(0), created_at: at, updated_at: at }]);
  });
  return result[0]?.id;
}

async function show(arrival: Arrival): Promise<void> {
  await run({ ...DEED, changeId: arrival.changeId }, async ({ trx, change }) => {
    await change.ensure();
    await showArrived(trx, arrival);
  });
}

const seen = async (): Promise<number[]> => {
  const all = await database.read.selectFrom('transactions').select('id').orderBy('id').execute();
  return all.map(({ id }) => id);
};

const stored = async () =>
  await database.read
    .selectFrom('transactions_versions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirst();

test('nobody sees them before they are shown, all at once, as one change after all that were made meanwhile', async () => {
  expect(await record()).toBe(1);
  const arrival = await storeArriving(database, 'a', rows());
  expect([await isArriving(database.read), await seen()]).toEqual([true, [1]]);
  // Ids 2 to 1,201 are kept free.
  expect(await record()).toBe(1202);
  await show(arrival);
  expect(await isArriving(database.read)).toBe(false);
  expect(await seen()).toEqual(Array.from({ length: ROWS + 2 }, (_, index) => index + 1));
  const changes = await database.read.selectFrom('changes').select('id').orderBy('id').execute();
  expect(changes.map(({ id }) => id)).toEqual([1, 2, arrival.changeId]);
  expect(arrival.changeId).toBeGreaterThan(2);
  expect(await record()).toBe(1203);
});

test('they are as they were given, each by its own id, and every row refers to its change', async () => {
  await show(await storeArriving(database, 'a', rows()));
  const some = await database.read
    .selectFrom('transactions')
    .select(['id', 'units'])
    .where('id', 'in', [1, 500, 501, 1200])
    .execute();
  expect(some).toEqual([1, 500, 501, 1200].map((id) => ({ id, units: String(id) })));
  const orphans = await sql`PRAGMA foreign_key_check`.execute(database.read);
  expect(orphans.rows).toEqual([]);
});

test('the next change has to name a change that is there again', async () => {
  await storeArriving(database, 'a', rows());
  const [foreignKeys, synchronous] = [
    await sql`PRAGMA foreign_keys`.execute(database.write),
    await sql`PRAGMA synchronous`.execute(database.write),
  ];
  // 2 is FULL.
  expect([foreignKeys.rows, synchronous.rows]).toEqual([[{ foreign_keys: 1 }], [{ synchronous: 2 }]]);
});

test('who deletes everything leaves them alone', async () => {
  await record();
  const arrival = await storeArriving(database, 'a', rows());
  const { result } = await run(
    { ...DEED, action: 'delete_all' },
    async ({ change }) => await change.removeAll('transactions'),
  );
  expect([result, await seen()]).toEqual([1, []]);
  await show(arrival);
  expect((await seen()).length).toBe(ROWS);
});

test('a backup of that moment is whole; a row that refers to nothing is still found', async () => {
  await record();
  await storeArriving(database, 'a', rows());
  expect(() => {
    checkDatabase(path);
  }).not.toThrow();
  await sql`PRAGMA foreign_keys = OFF`.execute(database.write);
  await sql`UPDATE transactions_versions SET from_change = 77 WHERE id = 1`.execute(database.write);
  expect(() => {
    checkDatabase(path);
  }).toThrow(/row 1 of transactions_versions refers to no changes/);
});

test('what is discarded is gone, and only that of the request', async () => {
  await record();
  const arrival = await storeArriving(database, 'a', rows());
  await discardArrivals(database, 'b');
  expect(await isArriving(database.read)).toBe(true);
  await discardArrivals(database, 'a');
  expect([await isArriving(database.read), await seen(), await stored()]).toEqual([false, [1], { count: 1 }]);
  await expect(show(arrival)).rejects.toThrow(ArrivalLostError);
  const changes = await database.read.selectFrom('changes').select('id').execute();
  expect(changes).toEqual([{ id: 1 }]);
});

test('rows that are left behind are removed ten seconds later, and not earlier', async () => {
  await storeArriving(database, 'a', rows());
  await discardArrivals(database);
  expect(await stored()).toEqual({ count: ROWS });
  const touched = new Date(Date.now() - 11_000).toISOString().replace('Z', '000');
  await database.write.updateTable('arrivals').set({ touched_at: touched }).execute();
  const next = await storeArriving(database, 'b', rows(2));
  await show(next);
  expect([(await seen()).length, await stored()]).toEqual([2, { count: 2 }]);
});

test('two at once arrive one after the other', async () => {
  const [first, second] = await Promise.all([
    storeArriving(database, 'a', rows()).then(async (arrival) => {
      expect(await seen()).toEqual([]);
      await show(arrival);
      return arrival;
    }),
    storeArriving(database, 'b', rows()).then(async (arrival) => {
      expect((await seen()).length).toBe(ROWS);
      await show(arrival);
      return arrival;
    }),
  ]);
  expect(second.firstId).toBe(first.firstId + ROWS);
  expect((await seen()).length).toBe(2 * ROWS);
});

test('who waits to write goes between two parts', async () => {
  const waiting = { isThere: false };
  const arriving = storeArriving(database, 'a', rows(3000)).finally(() => (waiting.isThere = true));
  while (!(await isArriving(database.read))) await new Promise(setImmediate);
  const recorded = await record();
  // Its turn came while rows were still arriving.
  expect([recorded, waiting.isThere]).toEqual([3001, false]);
  await show(await arriving);
  expect((await seen()).length).toBe(3001);
});
