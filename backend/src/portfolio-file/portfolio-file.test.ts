import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { now } from '../db/instant.ts';
import { openMoment } from '../db/moment.ts';
import { NOUNS } from '../db/nouns.ts';
import { openDatabase } from '../db/open-database.ts';
import { NOUNS_WITH_PAST } from '../db/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { quoteStore } from '../db/quote-store.ts';
import { changeListSchema } from '../records/changes/changes.schema.ts';
import { goldenPortfolio } from '../testing/golden/golden-portfolio.ts';
import { operationsOf } from '../testing/fuzz/operations.ts';
import { type Answer, testApi, type TestApi } from '../testing/test-api.ts';
import { portfolioImportSchema } from './portfolio-file.schema.ts';
import { printPortfolio } from './print-portfolio.ts';
import { SETTING_INPUTS } from './row-rules.ts';

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
      if (!isAsked || /changes|health|refresh|export\//.test(path)) continue;
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

describe('the files of an export', () => {
  test('are one for each noun in the ZIP, without a cell that a spreadsheet runs', async () => {
    await empty.call('PUT', '/notes/IE00BK5BQT80', { text: '=HYPERLINK("x")' });
    const { rawPayload, headers } = await empty.app.inject({ url: '/api/v1/export/portfolio.zip' });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="portfolio-\d{4}-\d\d-\d\d\.zip"$/);
    const files = unzipSync(rawPayload);
    expect(Object.keys(files)).toEqual([
      ...Object.keys(NOUNS).map((noun) => `${noun}.csv`),
      ...NOUNS_WITH_PAST.map((noun) => `past_${noun}.csv`),
      'told_closes.csv',
    ]);
    const notes = strFromU8(files['notes.csv'] ?? new Uint8Array());
    expect(notes).toMatch(/^id,isin,text,created_at,updated_at\r\n1,IE00BK5BQT80,"'=HYPERLINK\(""x""\)",/);
    const again = await empty.app.inject({ url: '/api/v1/export/portfolio.zip' });
    expect(again.rawPayload.equals(rawPayload)).toBe(true);
  });

  test('tell one moment, whatever is recorded while they are read', async () => {
    const before = await contents(empty);
    const moment = await openMoment(empty.path);
    const parts: string[] = [];
    for await (const part of printPortfolio(moment, now())) {
      if (parts.length === 0) await empty.call('PUT', '/notes/IE00BK5BQT80', { text: 'later' });
      parts.push(part);
    }
    await moment.close();
    expect(rowsOf(parts.join(''))).toEqual(rowsOf(before));
    expect(await contents(empty)).toContain('later');
  });
});

test('a long export is printed in parts of a page, however many rows there are', async () => {
  const longestOf = async () => {
    const moment = await openMoment(empty.path);
    let [parts, longest] = [0, 0];
    for await (const part of printPortfolio(moment, now())) {
      parts += 1;
      longest = Math.max(longest, part.length);
    }
    await moment.close();
    return { parts, longest };
  };
  const run = unitOfWork(empty.database, () => undefined);
  const deed = { action: 'create', subject: 'asset_accounts', summary: 'x', requestId: null } as const;
  const account = { created_at: '2025-01-01T00:00:00.000000', updated_at: '2025-01-01T00:00:00.000000' };
  const add = async (prefix: string) =>
    await run(deed, async ({ change }) => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ ...account, name: `${prefix}${index}` }));
      await change.insert('asset_accounts', rows);
    });
  await add('a');
  const few = await longestOf();
  await add('b');
  const many = await longestOf();
  expect(many.parts - few.parts).toBe(10); // 5000 rows, 500 to a page
  expect(many.longest).toBeLessThan(few.longest * 1.1);
});

describe('what nobody may forget', () => {
  const records = join(import.meta.dirname, '..', 'records');
  const sources = readdirSync(records, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.repository.ts'))
    .map((name) => ({ name, text: readFileSync(join(records, name), 'utf8') }));

  test('every setting says how its value is read back', () => {
    const names = sources.flatMap(({ text }) =>
      [...text.matchAll(/_SETTING = '(\w+)'/g)].map(([, name]) => name),
    );
    expect(Object.keys(SETTING_INPUTS).toSorted()).toEqual(names.toSorted());
  });

  test('every noun whose earlier versions are figures of past days takes them along', () => {
    const readers = sources.flatMap(({ text }) =>
      [...text.matchAll(/\bof days\b|OfDays\(/g)].length > 0
        ? [...text.matchAll(/FROM (\w+)_versions/g)].map(([, noun]) => noun)
        : [],
    );
    expect([...new Set(readers)].toSorted()).toEqual([...NOUNS_WITH_PAST].toSorted());
  });
});
