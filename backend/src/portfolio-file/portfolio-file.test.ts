import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { NOUNS } from '../db/nouns.ts';
import { openDatabase } from '../db/open-database.ts';
import { quoteStore } from '../db/quote-store.ts';
import { changeListSchema } from '../records/changes/changes.schema.ts';
import { goldenPortfolio } from '../testing/golden/golden-portfolio.ts';
import { operationsOf } from '../testing/fuzz/operations.ts';
import { type Answer, testApi, type TestApi } from '../testing/test-api.ts';
import { portfolioImportSchema } from './portfolio-file.schema.ts';

const IMPORT = '/import/portfolio-json';
const SINGLE_CLOSE = { day: 20_000, currency: 'USD', value: { digits: 1015n, scale: 1 } };

let golden: TestApi;
let exported: string;
let empty: TestApi;

/** The golden portfolio, a close that a provider told, and values that were replaced on later days. */
beforeAll(async () => {
  golden = await goldenPortfolio();
  const other = openDatabase(golden.path);
  await quoteStore(other, async () => {}).store('price', 'IE00BK5BQT80', 'yahoo', [SINGLE_CLOSE]);
  await other.close();
  exported = (await golden.call('GET', '/export/portfolio.json')).text;
});

afterAll(async () => {
  await golden.close();
  vi.useRealTimers();
});

beforeEach(async () => {
  empty = await testApi();
});

afterEach(async () => await empty.close());

const bring = async (text: string, query = '', name = 'portfolio.json'): Promise<Answer> =>
  await empty.upload(`${IMPORT}${query}`, name, text);

const contents = async (api: TestApi) => (await api.call('GET', '/export/portfolio.json')).text;
const rowsOf = (text: string) => (JSON.parse(text) as { nouns: unknown; past: unknown; told: unknown }).nouns;

/** The text with one piece exchanged, which has to be there. */
function changed(from: string, to: string): string {
  expect(exported).toContain(from);
  return exported.replace(from, to);
}

describe('a whole portfolio', () => {
  test('comes back from its file as it was: every row, and every answer that is made of them', async () => {
    const report = (await bring(exported)).as(portfolioImportSchema);
    expect(report).toMatchObject({ past_rows: 4, told_closes: 1, is_identical: false, dry_run: false });
    expect(report.nouns.map(({ noun }) => noun)).toEqual(Object.keys(NOUNS));
    expect(await contents(empty)).toBe(exported);
    let asked = 0;
    for (const { method, path, parameters } of operationsOf(golden.app)) {
      const isAsked = method === 'GET' && !parameters.some(({ required }) => required);
      if (!isAsked || /changes|health|metrics|refresh|backups|export\//.test(path)) continue;
      const [there, here] = [await golden.app.inject({ url: path }), await empty.app.inject({ url: path })];
      expect(here.body, path).toBe(there.body);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(20);
    expect(empty.errors).toEqual([]);
  });

  test('is looked at first and nothing is stored', async () => {
    const before = await contents(empty);
    const report = (await bring(exported, '?dry_run=true')).as(portfolioImportSchema);
    expect(report).toMatchObject({ dry_run: true, change_id: null, is_identical: false, failed: 0 });
    expect(report.nouns).toContainEqual({ noun: 'transactions', rows: 8 });
    expect(await contents(empty)).toBe(before);
  });

  test('is one change, which is undone as any other', async () => {
    const before = rowsOf(await contents(empty));
    const { changeId } = await bring(exported);
    const { changes } = (await empty.call('GET', '/changes')).as(changeListSchema);
    expect(changes).toMatchObject([
      {
        id: changeId,
        action: 'import',
        subject: 'portfolio',
        summary: expect.stringContaining('portfolio.json') as string,
      },
    ]);
    expect((await empty.call('POST', `/changes/${changeId}/undo`)).status).toBe(201);
    expect(rowsOf(await contents(empty))).toEqual(before);
    expect((await bring(exported)).status).toBe(200);
    expect(rowsOf(await contents(empty))).toEqual(rowsOf(exported));
  });

  test('is known again when it is there already, and refused where something else is', async () => {
    await bring(exported);
    expect((await bring(exported)).as(portfolioImportSchema)).toMatchObject({
      is_identical: true,
      change_id: null,
    });
    await empty.call('PUT', '/transactions/1', { fee: '3' });
    for (const query of ['', '?dry_run=true']) {
      const refused = await bring(exported, query);
      expect([refused.status, refused.told.code]).toEqual([409, 'portfolio_not_empty']);
      expect(refused.told.values).toEqual({ noun: 'transactions', count: '8' });
      expect(refused.detail).toContain('Delete what is recorded, or start with an empty database');
    }
  });

  test('comes in through the process of imports when its file is long, what providers told included', async () => {
    const row = /\[1,"2025-09-19".*\],\n/.exec(exported)?.[0] ?? '';
    const more = Array.from({ length: 400 }, (_, index) => row.replace('[1,', `[${index + 100},`));
    const long = exported.replace(row, row).replace(/("FTSE All-World")/, '$1');
    const text = long.replace(
      /\n\]\},\n"position_values"/,
      `,\n${more.join('').slice(0, -2)}\n]},\n"position_values"`,
    );
    expect(text.length).toBeGreaterThan(64 * 1024);
    const report = (await bring(text)).as(portfolioImportSchema);
    expect(report.nouns[0]).toEqual({ noun: 'transactions', rows: 408 });
    expect(await contents(empty)).toBe(text);
    expect((await empty.call('GET', '/prices?source=yahoo')).text).toContain('101.50');
  });
});

describe('a file that is not good', () => {
  test.each([
    ['a text', 'hello', 400, 'portfolio_file_unreadable'],
    ['a list', '[]', 400, 'portfolio_file_unreadable'],
    ['something else in JSON', '{"format":"other"}', 400, 'portfolio_file_unreadable'],
    [
      'a file without a schema',
      '{"format":"etf-portfolio-tracker","version":1}',
      400,
      'portfolio_file_unreadable',
    ],
    [
      'a later version of the format',
      '{"format":"etf-portfolio-tracker","version":2,"schema":[]}',
      409,
      'portfolio_file_newer',
    ],
    [
      'a later schema',
      '{"format":"etf-portfolio-tracker","version":1,"schema":["9999-later"]}',
      409,
      'portfolio_file_newer',
    ],
  ])('is refused: %s', async (_what, text, status, code) => {
    const refused = await bring(text);
    expect([refused.status, refused.told.code]).toEqual([status, code]);
  });

  test('is refused by its name', async () => {
    expect((await bring(exported, '', 'portfolio.csv')).told.code).toBe('file_not_json');
  });

  test.each([
    ['"2025-09-19","09:15"', '"2025-02-30","09:15"', 'transactions, row 1, date: '],
    [
      '"2025-09-19","09:15"',
      '"2999-09-19","09:15"',
      'transactions, row 1, date: Value error, date cannot be in the',
    ],
    ['"2025-09-19","09:15"', '"2025-09-19","9:15"', 'transactions, row 1, time: '],
    ['"SELL","25","40"', '"SELL","25x","40"', 'transactions, row 1, units: '],
    [
      '"SELL","25","40"',
      '"SELL","-25","40"',
      'transactions, row 1, units: Value error, the row breaks a rule',
    ],
    ['"SELL","25","40"', '"SELL",25,"40"', 'transactions, row 1, units: Input should be a valid string'],
    [
      '"SELL","25","40"',
      '"SELL",null,"40"',
      'transactions, row 1, units: Value error, the row breaks a rule',
    ],
    ['"SELL","25","40","EUR"', '"SELL","25","40","E1R"', 'transactions, row 1, currency: '],
    ['"SELL","25","40"', '"GIFT","25","40"', 'transactions, row 1, transaction_type: '],
    [
      '[1,"2025-09-19"',
      '[2,"2025-09-19"',
      'transactions, row 2, id: Value error, the row breaks a rule: UNIQUE',
    ],
    ['[1,"2025-09-19"', '[0,"2025-09-19"', 'transactions, row 1, id: '],
    ['[1,"2025-09-19"', '[1e15,"2025-09-19"', 'transactions, row 1, id: '],
    ['[1,"2025-09-19"', '["2025-09-19"', 'transactions, row 1: Value error, a row has 23 cells'],
    ['[1,"2025-09-19"', '{},[1,"2025-09-19"', 'transactions, row 1: Input should be a list'],
    [
      '"columns":["id","date"',
      '"columns":["id","day"',
      'transactions, columns, day: Value error, there is no day',
    ],
    ['"transactions":{"columns"', '"trades":{"columns"', 'trades: Value error, there is no trades'],
    ['"transactions":{"columns":[', '"transactions":{"columns":7,"x":[', 'transactions, columns: '],
    ['"czk_eur_exchange_rate","24"', '"czk_eur_exchange_rate","2x"', 'settings, row 1, value: '],
    ['"czk_eur_exchange_rate"', '"other"', 'settings, row 1, name: '],
    ['"told":[', '"tell":[', 'told: Field required'],
    ['"source":"yahoo"', '"source":"manual"', 'told, row 1, source: '],
    ['"kind":"price"', '"kind":"prize"', 'told, row 1, kind: '],
    ['"101.5"', '"0"', 'told, row 1, 2024-10-04: '],
    ['"2024-10-04"', '"2999-10-04"', 'told, row 1, 2999-10-04: '],
  ])('names the place of %s → %s', async (from, to, told) => {
    const before = await contents(empty);
    for (const query of ['', '?dry_run=true']) {
      const refused = await bring(changed(from, to), query);
      expect(refused.status).toBe(422);
      expect(refused.detail).toContain(told);
    }
    expect(await contents(empty)).toBe(before);
  });

  test('names an asset that is of no kind of the file', async () => {
    const refused = await bring(
      exported.replace(/"asset_kinds":\{[^}]*\}/, '"asset_kinds":{"columns":["id"],"rows":[]}'),
    );
    expect(refused.detail).toContain('asset_kinds, columns, code: Field required');
    const homeless = await bring(changed('[2,"cash_eur","Fio"', '[2,"cash_eur","Elsewhere"'));
    expect([homeless.status, homeless.detail]).toEqual([422, expect.stringContaining('other_assets')]);
  });

  test('tells at most a hundred of its faults', async () => {
    const refused = await bring(
      exported.replaceAll('"columns":["id"', '"columns":["no","no","no","no","no","no","no"'),
    );
    expect(refused.status).toBe(422);
    expect((JSON.parse(refused.text) as { detail: unknown[] }).detail.length).toBeLessThanOrEqual(100);
  });
});

describe('an older file', () => {
  test('has what its columns lack from the schema, and no row of a noun that it does not know', async () => {
    const file = JSON.parse(exported) as { nouns: Record<string, { columns: string[]; rows: unknown[][] }> };
    delete file.nouns.notes;
    const { transactions } = file.nouns;
    const at = transactions?.columns.indexOf('note') ?? -1;
    transactions?.columns.splice(at, 1);
    for (const row of transactions?.rows ?? []) row.splice(at, 1);
    expect((await bring(JSON.stringify(file))).status).toBe(200);
    const here = rowsOf(await contents(empty)) as typeof file.nouns;
    expect(here.notes?.rows).toEqual([]);
    expect(here.transactions).toEqual((rowsOf(exported) as typeof file.nouns).transactions);
  });
});
