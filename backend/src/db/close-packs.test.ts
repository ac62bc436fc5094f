import {
  type Close,
  closeOn,
  decimal,
  decimalText,
  epochDay,
  type KnownCloses,
  localDate,
} from '@portfolio/domain';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { revertVersions } from '../records/changes/undo.repository.ts';
import { testDatabase } from '../testing/test-api.ts';
import { type DatedClose, readPacks, removeQuotes, storeQuotes } from './close-packs.ts';
import type { Database } from './open-database.ts';
import type { RowOf } from './tables.ts';
import { type Committed, type RunWork, unitOfWork } from './unit-of-work.ts';

const [WORLD, BOND] = ['IE00BK5BQT80', 'IE00B4WXJJ64'] as const;
const DEED = { action: 'update', subject: 'prices', summary: '', requestId: null } as const;
const AT = '2026-01-01T00:00:00.000000';

let database: Database;
let close: () => Promise<void>;
let run: RunWork;
let committed: Committed | undefined;

beforeEach(async () => {
  ({ database, close } = await testDatabase());
  run = unitOfWork(database, (told) => void (committed = told));
});

afterEach(async () => await close());

const dated = (date: string, value: string, currency = 'EUR'): DatedClose => ({
  day: epochDay(localDate(date)),
  value: decimal(value),
  currency,
});
const store = async (source: string, ...closes: DatedClose[]) =>
  await database.write
    .transaction()
    .execute(async (trx) => await storeQuotes(trx, 'price', WORLD, source, closes));
const known = async (isin: string): Promise<KnownCloses> =>
  (await readPacks(database.read, 'price')).get(isin) ?? [];
const told = (found: Close | null) =>
  found && `${found.source} ${decimalText(found.value)} ${found.currency}`;
const on = async (date: string) => told(closeOn(await known(WORLD), epochDay(localDate(date))));
const price = (isin: string, date: string, text: string, currency = 'EUR') => ({
  isin,
  date,
  close: text,
  currency,
  created_at: AT,
  updated_at: AT,
});

/** All closes of the owner as the packs have them, in the order of the rows. */
async function packed(): Promise<string[]> {
  const all = await readPacks(database.read, 'price');
  return [...all]
    .flatMap(([isin, series]) =>
      series.flatMap(({ series: { days, digits, currency, scale } }) =>
        Array.from(days, (day, index) => {
          const text = decimalText({ digits: digits[index] ?? 0n, scale });
          return `${isin} ${day} ${text} ${currency}`;
        }),
      ),
    )
    .toSorted();
}

async function entered(): Promise<string[]> {
  const rows = await database.read.selectFrom('prices').selectAll().execute();
  return rows
    .map((row) => `${row.isin} ${epochDay(localDate(row.date))} ${row.close} ${row.currency}`)
    .toSorted();
}

describe('what the owner enters', () => {
  test('is packed in the same transaction, and the listener is told whose packs are new', async () => {
    await run(DEED, async ({ change }) => {
      await change.insert('prices', [price(WORLD, '2025-12-31', '100.5'), price(WORLD, '2026-01-02', '101')]);
      await change.insert('exchange_rates', [
        { currency: 'USD', date: '2026-01-02', rate: '1.25', created_at: AT, updated_at: AT },
      ]);
    });
    expect(committed?.packed).toEqual({ price: new Set([WORLD]), rate: new Set(['USD']) });
    expect([await on('2025-12-30'), await on('2026-01-01'), await on('2026-02-01')]).toEqual([
      null,
      'manual 100.5 EUR',
      'manual 101 EUR',
    ]);
    const rates = await readPacks(database.read, 'rate', ['USD']);
    expect(told(closeOn(rates.get('USD') ?? [], 99_999))).toBe('manual 1.25 USD');
  });

  test('keeps all 18 digits', async () => {
    await run(DEED, async ({ change }) => {
      await change.insert('prices', [price(WORLD, '2026-01-02', '99999999.9999999999')]);
    });
    expect(await on('2026-01-02')).toBe('manual 99999999.9999999999 EUR');
  });

  test('work that fails leaves no pack', async () => {
    const failing = run(DEED, async ({ change }) => {
      await change.insert('prices', [price(WORLD, '2026-01-02', '1')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await known(WORLD)).toEqual([]);
  });

  type Step = readonly [
    act: 'insert' | 'replace' | 'remove' | 'removeAll' | 'undo',
    which: number,
    cents: number,
  ];
  const someSteps = fc.array(
    fc.tuple(
      fc.constantFrom<Step[0]>('insert', 'insert', 'insert', 'replace', 'remove', 'removeAll', 'undo'),
      fc.nat(50),
      fc.integer({ min: 1, max: 99_999 }),
    ),
    { maxLength: 12 },
  );

  async function take([act, which, cents]: Step): Promise<number | null> {
    const { changeId } = await run(DEED, async ({ trx, change }) => {
      const rows = await trx.selectFrom('prices').selectAll().orderBy('id').execute();
      const row = rows[which % Math.max(1, rows.length)];
      const text = decimalText({ digits: BigInt(cents), scale: 2 });
      const currency = cents % 3 === 0 ? 'USD' : 'EUR';
      if (act === 'insert') {
        const date = `202${which % 3}-1${which % 3}-${String((which % 20) + 10)}`;
        const isin = which % 2 === 0 ? WORLD : BOND;
        if (!rows.some((one) => one.isin === isin && one.date === date))
          await change.insert('prices', [price(isin, date, text, currency)]);
      } else if (act === 'removeAll') await change.removeAll('prices');
      else if (row && act === 'remove') await change.remove('prices', [row.id]);
      else if (row && act === 'replace')
        await change.replaceAll('prices', [{ ...row, close: text, currency } satisfies RowOf<'prices'>]);
    });
    return changeId;
  }

  /** As the undo of the owner does it, but for what may stand in its way: only the last change is undone here. */
  async function revert(changeId: number): Promise<void> {
    await run({ ...DEED, action: 'undo', undoes: changeId }, async ({ trx, change }) => {
      await revertVersions(trx, 'prices', changeId, await change.ensure());
      change.touch('prices');
    });
  }

  test('after any changes and undos the packs say what the rows say', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        let last: number | null = null;
        for (const step of steps) {
          if (step[0] !== 'undo') last = await take(step);
          else if (last !== null) {
            await revert(last);
            last = null;
          }
          expect(await packed()).toEqual(await entered());
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what providers tell', () => {
  test('is merged day by day, and counted only where it is new', async () => {
    expect(await store('yahoo', dated('2026-01-05', '10'), dated('2025-12-30', '9'))).toBe(2);
    expect(await store('yahoo', dated('2026-01-05', '10.00'))).toBe(0);
    expect(await store('yahoo', dated('2026-01-05', '11'), dated('2026-01-02', '10.5'))).toBe(2);
    expect([await on('2026-01-01'), await on('2026-01-03'), await on('2026-01-05')]).toEqual([
      'yahoo 9 EUR',
      'yahoo 10.5 EUR',
      'yahoo 11 EUR',
    ]);
  });

  test('a day told again in another currency is in that one alone; other days stay in theirs', async () => {
    await store('yahoo', dated('2026-01-05', '10', 'USD'), dated('2026-01-06', '11', 'USD'));
    await store('yahoo', dated('2026-01-06', '9', 'EUR'), dated('2026-01-07', '9.5', 'EUR'));
    expect([await on('2026-01-05'), await on('2026-01-06'), await on('2026-01-07')]).toEqual([
      'yahoo 10 USD',
      'yahoo 9 EUR',
      'yahoo 9.5 EUR',
    ]);
  });

  test('of one day the owner goes before all of them', async () => {
    await store('a provider', dated('2026-01-05', '10'), dated('2026-01-06', '11'));
    await run(DEED, async ({ change }) => {
      await change.insert('prices', [price(WORLD, '2026-01-05', '10.25')]);
    });
    expect([await on('2026-01-05'), await on('2026-01-06')]).toEqual([
      'manual 10.25 EUR',
      'a provider 11 EUR',
    ]);
  });

  test('is forgotten source by source, and never what the owner entered', async () => {
    await store('a', dated('2026-01-05', '10'));
    await store('b', dated('2026-01-04', '9'));
    const forget = async (source: string) =>
      await database.write
        .transaction()
        .execute(async (trx) => await removeQuotes(trx, 'price', WORLD, source));
    expect([await forget('a'), await forget('a')]).toEqual([true, false]);
    expect(await on('2026-01-06')).toBe('b 9 EUR');
    await expect(forget('manual')).rejects.toThrow('deleted by a change');
    await expect(store('manual')).rejects.toThrow('stored by a change');
  });
});

test('packs are found by their key, and the years of a change by its versions', async () => {
  const { rows } = await sql<{
    detail: string;
  }>`EXPLAIN QUERY PLAN SELECT name, source, currency, days, digits
    FROM close_packs WHERE kind = 'price' ORDER BY name, source, year`.execute(database.read);
  expect(rows.map((row) => row.detail)).toEqual([
    'SEARCH close_packs USING INDEX sqlite_autoindex_close_packs_1 (kind=?)',
  ]);
});
