import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../testing/test-api.ts';
import type { Database } from './open-database.ts';
import type { RowOf } from './tables.ts';
import { type Committed, type RunWork, unitOfWork, type Work } from './unit-of-work.ts';
import { OF_NO_OTHER_TYPE } from './of-no-other-type.ts';

let database: Database;
let close: () => Promise<void>;
let committed: Committed[];
let run: RunWork;

beforeEach(async () => {
  ({ database, close } = await testDatabase());
  committed = [];
  run = unitOfWork(database, (told) => void committed.push(told));
});

afterEach(async () => {
  await close();
});

const DEED = { action: 'create', subject: 'position_values', summary: 'Valued', requestId: 'r-1' } as const;

type Value = RowOf<'position_values'>;

const insert = async ({ change, at }: Work, ...isins: string[]): Promise<Value[]> =>
  await change.insert(
    'position_values',
    isins.map((isin) => ({ isin, current_value: '1', created_at: at, updated_at: at })),
  );

const values = async () =>
  await database.read.selectFrom('position_values').selectAll().orderBy('id').execute();
const changes = async () => await database.read.selectFrom('changes').selectAll().orderBy('id').execute();
const versions = async () =>
  (await database.read.selectFrom('position_values_versions').selectAll().orderBy('version').execute()).map(
    ({ id, current_value, from_change, to_change }) => [id, current_value, from_change, to_change],
  );

describe('a unit of work', () => {
  test('writes its change with the first row; its id is told after the commit', async () => {
    const { result, changeId } = await run(DEED, async (work) => await insert(work, 'A', 'B'));
    expect(result.map((row) => row.id)).toEqual([1, 2]);
    expect(changeId).toBe(1);
    expect(await changes()).toMatchObject([
      {
        id: 1,
        action: 'create',
        subject: 'position_values',
        summary: 'Valued',
        request_id: 'r-1',
        undoes: null,
      },
    ]);
    expect(committed.map(({ nouns }) => [...nouns])).toEqual([['position_values']]);
  });

  test('that writes nothing leaves no change and tells nobody', async () => {
    const { result, changeId } = await run(DEED, async ({ change }) => {
      await change.summarise('Nothing');
      await change.insert('position_values', []);
      await change.remove('position_values', []);
      return await change.removeAll('position_values');
    });
    expect([result, changeId]).toEqual([0, null]);
    expect(await changes()).toEqual([]);
    expect(committed).toEqual([]);
  });

  test('that fails leaves nothing: no row, no change, no message, and its ids are given again', async () => {
    await run(DEED, async (work) => await insert(work, 'A'));
    const failing = run(DEED, async (work) => {
      await insert(work, 'B');
      await work.change.remove('position_values', [1]);
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    expect((await values()).map((row) => row.isin)).toEqual(['A']);
    expect(await changes()).toHaveLength(1);
    expect(committed).toHaveLength(1);
    expect((await run(DEED, async (work) => await insert(work, 'C'))).result[0]?.id).toBe(2);
  });

  test('that breaks a rule of the schema fails whole', async () => {
    const broken = run(DEED, async (work) => {
      await insert(work, 'A');
      return await insert(work, 'thirteen char');
    });
    await expect(broken).rejects.toThrow(/CHECK/);
    expect(await values()).toEqual([]);
  });

  test('cannot hold two current rows of one natural key', async () => {
    await expect(run(DEED, async (work) => await insert(work, 'A', 'A'))).rejects.toThrow(/UNIQUE/);
  });

  test('takes its turn: of many at once each sees what those before have written', async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const { result } = await run(DEED, async (work) => {
          const before = await work.trx.selectFrom('position_values').selectAll().execute();
          await insert(work, `N${index}`);
          return before.length;
        });
        return result;
      }),
    );
    expect(counts).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('can rename what it did and how, before and after its first row', async () => {
    await run(DEED, async (work) => {
      await work.change.summarise('Early', 'update');
      await insert(work, 'A');
    });
    await run(DEED, async (work) => {
      await insert(work, 'B');
      await work.change.summarise('Late', 'import');
    });
    expect((await changes()).map(({ action, summary }) => [action, summary])).toEqual([
      ['update', 'Early'],
      ['import', 'Late'],
    ]);
  });
});

describe('versions', () => {
  test('a replaced row keeps its id, and what it was before stays readable', async () => {
    await run(DEED, async (work) => await insert(work, 'A'));
    await run(DEED, async ({ change }) => {
      const [row] = await values();
      if (row) await change.replace('position_values', { ...row, current_value: '2' });
    });
    expect(await versions()).toEqual([
      [1, '1', 1, 2],
      [1, '2', 2, null],
    ]);
    expect((await values()).map((row) => row.current_value)).toEqual(['2']);
  });

  test('ids are never used again, even when the highest or every row is gone', async () => {
    await run(DEED, async (work) => await insert(work, 'A', 'B'));
    await run(DEED, async ({ change }) => await change.remove('position_values', [2]));
    expect((await run(DEED, async (work) => await insert(work, 'C'))).result[0]?.id).toBe(3);
    const gone = await run(DEED, async ({ change }) => await change.removeAll('position_values'));
    expect(gone.result).toBe(2);
    expect((await run(DEED, async (work) => await insert(work, 'D'))).result[0]?.id).toBe(4);
  });

  test('more rows than one statement takes are stored, and removed, whole', async () => {
    const isins = Array.from({ length: 12_345 }, (_, index) => `N${index}`);
    const { result } = await run(DEED, async (work) => await insert(work, ...isins));
    expect(new Set(result.map((row) => row.id)).size).toBe(12_345);
    const ids = result.map((row) => row.id);
    await run(DEED, async ({ change }) => await change.remove('position_values', ids));
    expect(await values()).toEqual([]);
  });

  test('texts come back as they went in, whatever is in them', async () => {
    const summary = `Quote ' " \\ and 😀 and \u2028`;
    const row = {
      snapshot_date: '2025-03-01T00:00:00.000000',
      currency: 'EUR',
      value: '0.10',
      exchange_rate: '25.00',
    };
    await run({ ...DEED, summary }, async ({ change, at }) => {
      const texts = { asset_type: summary.slice(0, 50), asset_detail: null, value_eur: '0' };
      await change.insert('snapshots', [{ ...row, ...texts, created_at: at }]);
    });
    const stored = await database.read.selectFrom('snapshots').selectAll().executeTakeFirst();
    expect(stored).toMatchObject({ ...row, asset_type: summary.slice(0, 50), asset_detail: null });
    expect((await changes())[0]?.summary).toBe(summary);
  });

  test('that SQLite has ended by itself, as on a full disk, tells why; the next one has its turn', async () => {
    const full = run(DEED, async (work) => {
      await insert(work, 'A');
      // What SQLite does when a write to the file fails in the middle of a transaction.
      await sql`ROLLBACK`.execute(work.trx);
      throw new SQLite.SqliteError('database or disk is full', 'SQLITE_FULL');
    });
    await expect(full).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await changes()).toEqual([]);
    expect((await run(DEED, async (work) => await insert(work, 'A'))).changeId).toBe(1);
  });

  test('the reader cannot write', async () => {
    await expect(sql`DELETE FROM changes`.execute(database.read)).rejects.toThrow(/readonly/);
  });

  test('a commit touches the ISINs of its transactions, each with its earliest day', async () => {
    const columns = {
      time: null,
      broker: 'X',
      units: '1',
      price_per_unit: '1',
      currency: 'EUR',
      exchange_rate: null,
    };
    const more = {
      fee: '0',
      fx_fee: '0',
      external_id: null,
      product: null,
      row_identity: null,
      ...OF_NO_OTHER_TYPE,
    };
    const trade = (isin: string, date: string, at: string) =>
      ({ ...columns, ...more, isin, date, transaction_type: 'BUY', created_at: at, updated_at: at }) as const;
    await run(DEED, async ({ change, at }) => {
      const rows = [trade('IE00BK5BQT80', '2025-02-01', at), trade('IE00BK5BQT80', '2025-01-01', at)];
      await change.insert('transactions', [...rows, trade('DE000A0F5UF5', '2025-03-01', at)]);
    });
    await run(DEED, async ({ change }) => await change.remove('transactions', [1]));
    expect(committed.map(({ isins }) => Object.fromEntries(isins))).toEqual([
      { IE00BK5BQT80: '2025-01-01', DE000A0F5UF5: '2025-03-01' },
      { IE00BK5BQT80: '2025-02-01' },
    ]);
  });
});
