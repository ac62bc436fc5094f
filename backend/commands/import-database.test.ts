import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  contentsOf,
  earlierDatabase,
  earlierSnapshot,
  earlierTrade,
  emptyEarlierDatabase,
} from '../src/testing/earlier-database.ts';
import { type Ended, runCommand } from '../src/testing/run-command.ts';
import { importDatabase } from './import-database.ts';
import { migrate } from './migrate.ts';

const ISIN = 'IE00BK5BQT80';

let folder: string;
let source: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'an import '));
  source = join(folder, 'the old one');
  mkdirSync(source);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = async (...args: string[]): Promise<Ended> => await runCommand(importDatabase, args, folder);

const target = () => join(folder, 'data', 'portfolio.db');

/** Lines of the report below a heading, up to the next empty one. */
function section(report: string, title: string): string[] {
  const lines = report.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  if (start < 0) return [];
  const end = lines.indexOf('', start);
  return lines.slice(start + 1, end < 0 ? undefined : end).map((line) => line.trim().replace(/ {2,}/g, ' '));
}

describe('the report', () => {
  test('tells what was brought, rounded, moved and left, and compares the totals', async () => {
    const path = earlierDatabase(source, 'portfolio.db');
    const { code, out, err } = await run('the old one/portfolio.db');
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(0, 3)).toEqual([
      `Source    ${path}`,
      `Database  ${target()}`,
      expect.stringContaining('Applied   0001-ledger'),
    ]);
    expect(section(out, 'Table')).toEqual([
      'transactions 64 64 0 0',
      'position_values 8 8 0 0',
      'isin_metadata 6 6 0 0',
      'other_assets 8 7 0 1',
      'user_settings 1 1 0 0',
      'asset_snapshots 106 106 0 0',
      'Every row has kept its id.',
    ]);
    expect(section(out, 'Rounded')).toEqual([
      'transaction 64 (2022-03-04, IE00BK5BQT80): units 0.33335 → 0.3333, price_per_unit 0.33335 → 0.3333',
      'other asset 5 (cash_czk, RAIF): value 41.6667 → 41.67',
      // 13 snapshots hold four CZK rows each, whose value in EUR was divided by 24.35.
      '52 snapshot rows, to ten digits; snapshot row 2 (2024-01-28 18:30:00.000000, cash_czk, CSOB): value_eur 4928.131416837782 → 4928.1314168378',
    ]);
    expect(section(out, 'Moved')).toEqual([
      'the second snapshot of 2024-12-28T18:30:00: 8 snapshot rows, now at 2024-12-28T18:30:00.000001, so that no total counts twice',
    ]);
    expect(section(out, 'Left')).toEqual([
      'other asset 8 (crypto): it said 5 EUR; other asset 1 (crypto), updated later, was taken instead',
    ]);
    const unheld =
      'differs: values without a holding count in no total here (US0378331005 700.00, FR0010315770 5000.00, GOLD COINS 1234.50)';
    expect(section(out, 'Totals')).toEqual([
      'Holdings 6 6 equal',
      'Closed positions 1 1 equal',
      'Invested 111601.21437985 111601.21437985 equal',
      'Withdrawn 37416.58330126 37416.58330126 equal',
      'Fees 139.40 139.40 equal',
      'Value of holdings 22024.0838 22024.0838 equal',
      `Portfolio value 28958.5838 22024.0838 ${unheld}`,
      `Profit or loss -45365.44727859 -52299.94727859 ${unheld}`,
      'Other assets, CZK 468807.10 468807.10 equal',
      'Other assets, EUR 1603.75 1598.75 differs: 1 other asset left',
      'CZK for 1 EUR 24.35 24.35 equal',
      'Positions (units, purchases, proceeds, fees, trades): 8 of 8 are equal.',
      'Snapshots (total value): 12 of 13 are equal.',
      '2024-12-28T18:30:00: 85751.39',
      'here 42875.69, differs: two snapshots were counted as one; the second is now at 2024-12-28T18:30:00.000001',
    ]);
    expect(out).toContain('Every difference is explained above.');
    expect(out).toContain('All of it is change 1;');
  });

  test('a total that differs although nothing explains it is named, and the command ends with 1', async () => {
    // Stored, it is below one and a half cents; with the ten digits that are kept it is exactly that: 0.0150000000.
    const snapshot = earlierSnapshot(1, '2024-01-31 12:00:00.000000', 'crypto', '0.01499999999999');
    emptyEarlierDatabase(source, 'portfolio.db', snapshot);
    const { code, out } = await run('the old one/portfolio.db');
    expect(code).toBe(1);
    expect(out).toContain('here 0.02, differs: NOTHING EXPLAINS IT');
    expect(out).toContain('Nothing explains why these differ: 2024-01-31T12:00:00.');
    expect(out).toContain('All of it is change 1; undo it');
  });

  test('a second run brings nothing twice, says so, and makes no change', async () => {
    earlierDatabase(source, 'portfolio.db');
    await run('the old one/portfolio.db');
    const second = await run('the old one/portfolio.db');
    expect(second.code).toBe(0);
    expect(section(second.out, 'Table')).toEqual([
      'transactions 64 0 64 0',
      'position_values 8 0 8 0',
      'isin_metadata 6 0 6 0',
      'other_assets 8 0 7 1',
      'user_settings 1 0 1 0',
      'asset_snapshots 106 0 106 0',
    ]);
    expect(second.out).toContain('Nothing was brought: everything that can be brought is here already.');
    expect(second.out).not.toContain('Applied');
    const database = new SQLite(target(), { readonly: true });
    expect(database.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(1);
    expect(database.prepare('SELECT count(*) FROM transactions').pluck().get()).toBe(64);
    database.close();
  });
});

describe('the source', () => {
  test('is not modified, and nothing is put beside it', async () => {
    earlierDatabase(source, 'portfolio.db', 'PRAGMA journal_mode = WAL');
    const before = contentsOf(source);
    expect((await run('the old one/portfolio.db')).code).toBe(0);
    expect(contentsOf(source)).toEqual(before);
    expect(Object.keys(before)).toEqual(['portfolio.db']);
  });

  test('is read together with the write-ahead log that lies beside it', async () => {
    const path = emptyEarlierDatabase(folder, 'live.db', 'PRAGMA journal_mode = WAL');
    const live = new SQLite(path);
    live.pragma('wal_autocheckpoint = 0');
    live.exec(earlierTrade({ id: 1, isin: ISIN }));
    for (const end of ['', '-wal']) copyFileSync(path + end, join(source, `portfolio.db${end}`));
    live.close();
    const before = contentsOf(source);
    const { code, out } = await run('the old one/portfolio.db');
    expect(code).toBe(0);
    expect(section(out, 'Table')[0]).toBe('transactions 1 1 0 0');
    expect(contentsOf(source)).toEqual(before);
    expect(Object.keys(before)).toEqual(['portfolio.db', 'portfolio.db-wal']);
  });

  test.each([
    [5, ['asset_snapshots']],
    [1, ['asset_snapshots', 'user_settings', 'other_assets', 'isin_metadata', 'position_values']],
  ])('of an older release, with %i tables, is brought over too', async (_, missing) => {
    earlierDatabase(source, 'portfolio.db', ...missing.map((table) => `DROP TABLE ${table}`));
    const { code, out } = await run('the old one/portfolio.db');
    expect(code).toBe(0);
    const counts = section(out, 'Table');
    expect(counts[0]).toBe('transactions 64 64 0 0');
    for (const table of missing) expect(counts).toContain(`${table} 0 0 0 0`);
  });
});

describe('what is refused', () => {
  const refused = async (...args: string[]): Promise<string> => {
    const ended = await run(...args);
    expect(ended.code).toBe(1);
    expect(ended.out).toBe('');
    return ended.err;
  };

  test.each([[[]], [['']], [['a.db', 'b.db']]])('the words %j', async (args) => {
    expect(await refused(...args)).toContain('Usage: npm run import-database -- PATH');
  });

  test('a missing file, a folder, and files that are no database of the earlier implementation', async () => {
    writeFileSync(join(folder, 'notes.db'), 'not a database');
    writeFileSync(join(folder, 'torn.db'), `SQLite format 3\0${'x'.repeat(4096)}`);
    writeFileSync(join(folder, 'empty.db'), '');
    const other = new SQLite(join(folder, 'other.db'));
    other.exec('CREATE TABLE songs (id INTEGER PRIMARY KEY)');
    other.close();
    const similar = new SQLite(join(folder, 'similar.db'));
    similar.exec('CREATE TABLE transactions (id INTEGER PRIMARY KEY, amount REAL)');
    similar.close();
    expect(await refused('missing.db')).toBe(`There is no file ${join(folder, 'missing.db')}.`);
    expect(await refused('the old one')).toContain('is not a file');
    expect(await refused('notes.db')).toContain('is not a SQLite database');
    expect(await refused('empty.db')).toContain('is not a SQLite database');
    expect(await refused('torn.db')).toContain('cannot be read');
    expect(await refused('other.db')).toContain('it has no table transactions');
    expect(await refused('similar.db')).toContain('its table transactions has no date, isin');
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('a damaged database', async () => {
    const path = earlierDatabase(source, 'portfolio.db');
    const database = new SQLite(path);
    database.unsafeMode();
    database.pragma('writable_schema = ON');
    database.exec("UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'idx_date_isin'");
    database.close();
    expect(await refused(path)).toMatch(/is damaged|cannot be read/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('the target itself, under whatever name, and a database of this program', async () => {
    mkdirSync(join(folder, 'data'));
    const path = earlierDatabase(join(folder, 'data'), 'portfolio.db');
    linkSync(path, join(folder, 'same.db'));
    const before = contentsOf(join(folder, 'data'));
    expect(await refused('data/portfolio.db')).toContain('is the very database that DATABASE_URL names');
    expect(await refused('same.db')).toContain('is the very database that DATABASE_URL names');
    expect(contentsOf(join(folder, 'data'))).toEqual(before);

    const ours = { DATABASE_URL: `sqlite:///${join(folder, 'ours.db')}` };
    await runCommand(migrate, ['up'], folder, ours);
    expect(await refused('ours.db')).toContain('is already a database of this program');
  });

  test('a target that is a database of another program, which stays as it is', async () => {
    earlierDatabase(source, 'portfolio.db');
    mkdirSync(join(folder, 'data'));
    emptyEarlierDatabase(join(folder, 'data'), 'portfolio.db');
    const ended = await run('the old one/portfolio.db');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('is not a database of this program');
    const database = new SQLite(target(), { readonly: true });
    const tables = database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get();
    database.close();
    expect(tables).toBe(7); // six of the earlier implementation, and that of its migrations
  });
});

test('the copy that is read is deleted, after a success and after a refusal', async () => {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
  earlierDatabase(source, 'portfolio.db');
  expect((await run('the old one/portfolio.db')).code).toBe(0);
  emptyEarlierDatabase(source, 'other.db', 'DROP TABLE transactions');
  expect((await run('the old one/other.db')).code).toBe(1);
  vi.unstubAllEnvs();
  expect(readdirSync(temporary)).toEqual([]);
});
