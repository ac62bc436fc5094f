import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { todayHere } from '../../db/instant.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { snapshotImportReportSchema } from './snapshot-import.schema.ts';
import { summaryListSchema } from './snapshot-summary.schema.ts';
import { snapshotListSchema } from './snapshots.schema.ts';

const HEADER = 'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur,created_at';
const INVESTMENTS = '2023-06-30T21:05:00,investments,,EUR,10250.40,23.75,10250.40,';
const CASH = '2023-06-30T21:05:00,cash_czk,RAIF,CZK,19000.00,23.75,800.00,2023-06-30T21:05:02';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
  await api.close();
});

const upload = async (content: string | Uint8Array, { query = '', fileName = 'snapshots.csv' } = {}) =>
  await api.upload(`/snapshots/import-csv${query}`, fileName, content);

const file = (...lines: string[]) => [HEADER, ...lines, ''].join('\n');

const report = async (content: string | Uint8Array, query = '') =>
  (await upload(content, { query })).as(snapshotImportReportSchema);

const stored = async () => (await api.call('GET', '/snapshots')).as(snapshotListSchema).snapshots;

describe('a good file', () => {
  test('is stored as one change, and each row is reported', async () => {
    const answer = await upload(file(INVESTMENTS, CASH));
    expect(answer.status).toBe(200);
    expect(answer.changeId).toBe(1);
    expect(answer.as(snapshotImportReportSchema)).toEqual({
      total_rows: 2,
      successful: 2,
      failed: 0,
      results: [
        { row: 1, snapshot_id: 1, snapshot_date: '2023-06-30T21:05:00', asset_type: 'investments' },
        { row: 2, snapshot_id: 2, snapshot_date: '2023-06-30T21:05:00', asset_type: 'cash_czk' },
      ],
      errors: [],
      skipped: [],
      success_rate: 100,
      dry_run: false,
      change_id: 1,
    });
    expect((await stored())[0]).toEqual({
      id: 2,
      snapshot_date: '2023-06-30T21:05:00',
      asset_type: 'cash_czk',
      asset_detail: 'RAIF',
      currency: 'CZK',
      value: '19000.00',
      exchange_rate: '23.7500',
      value_eur: '800.00',
      created_at: '2023-06-30T21:05:02',
    });
    const { summaries } = (await api.call('GET', '/snapshots/summary')).as(summaryListSchema);
    expect(summaries[0]?.total_value_eur).toBe('11050.40');
  });

  test('can be undone whole', async () => {
    await report(file(INVESTMENTS, CASH));
    expect((await api.call('POST', '/changes/1/undo')).status).toBe(201);
    expect(await stored()).toEqual([]);
  });

  const zloty = file('2023-06-30,konto 1 zł,,PLN,1,4.5,0.22,').replace('zł', 'zl');

  test.each([
    ['a byte-order mark', `\ufeff${file(INVESTMENTS, CASH)}`, 'snapshots.csv'],
    ['.CSV', file(INVESTMENTS, CASH), 'SNAPSHOTS.CSV'],
    ['semicolons', file(INVESTMENTS, CASH).replaceAll(',', ';'), 'a.csv'],
    ['tabs', file(INVESTMENTS, CASH).replaceAll(',', '\t'), 'a.csv'],
    ['carriage returns', file(INVESTMENTS, CASH).replaceAll('\n', '\r\n'), 'a.csv'],
    ['UTF-16', Buffer.from(`\ufeff${file(INVESTMENTS, CASH)}`, 'utf16le'), 'a.csv'],
    ['a free type and currency', zloty + CASH, 'a.csv'],
  ])('may come with %s', async (_what, content, fileName) => {
    const answer = (await upload(content, { fileName })).as(snapshotImportReportSchema);
    expect([answer.successful, answer.failed]).toEqual([2, 0]);
  });

  test('may be written in Windows-1252', async () => {
    const content = Buffer.from(file('2023-06-30,dépôt,,EUR,1,25,1,'), 'latin1');
    expect((await report(content)).results[0]?.asset_type).toBe('dépôt');
  });

  test('with a header alone reports zeros', async () => {
    const empty = await report(file());
    expect(empty).toMatchObject({
      total_rows: 0,
      successful: 0,
      failed: 0,
      success_rate: 0,
      change_id: null,
    });
  });

  test('converts an offset to UTC', async () => {
    await report(file('2023-06-30T21:05:00+02:00,crypto,,EUR,1,25,1,'));
    expect((await stored())[0]?.snapshot_date).toBe('2023-06-30T19:05:00');
  });
});

describe('the export', () => {
  const exported = async (query = '') => await api.call('GET', `/snapshots/export-csv${query}`);
  const withoutIds = async () => (await stored()).map(({ id: _id, ...rest }) => rest);

  test('is a file of the same layout, named after the day', async () => {
    await report(file(INVESTMENTS, CASH));
    const answer = await exported();
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="snapshots-${todayHere()}.csv"`);
    const [header, cash, investments] = answer.text.split('\r\n');
    expect(header).toBe(HEADER);
    expect(cash).toBe(CASH.replace('23.75', '23.7500'));
    expect(investments).toMatch(/^2023-06-30T21:05:00,investments,,EUR,10250.40,23.7500,10250.40,20/);
    expect((await exported('?asset_type=crypto')).text).toBe(`${HEADER}\r\n`);
  });

  test('is read back to the list that it was made of, whatever texts and numbers are in it', async () => {
    await api.call('POST', '/other-assets', {
      asset_type: 'cash_czk',
      asset_detail: 'RAIF',
      currency: 'CZK',
      value: '123456789012345.0123456789',
    });
    await api.call('POST', '/snapshots');
    const rows = [
      `2023-06-30T21:05:00.000001,"=1+1,""a""",'=x,CZK,0.1,0.0000000001,0,2023-06-30T21:05:02.123456`,
      "2023-06-30T21:05:00.000001,dépôt 😀,''-x,+€1,1,25,1,",
      '2023-06-30T21:05:00.000001,dépôt 😀,@y,EUR,1,25,1,',
      '2023-06-30T21:05:00.000001,dépôt 😀,@y,EUR,1,25,1,',
    ];
    rows.push(`2023-06-30T21:05:00.000001,dépôt;=1+1;,"x; ''@y;z",EUR,1,25,1,`);
    expect((await report(file(...rows))).successful).toBe(5);
    const before = await withoutIds();
    expect(before).toHaveLength(7);
    const { text } = await exported();
    await api.call('DELETE', '/snapshots');
    expect((await report(text)).successful).toBe(7);
    expect(await withoutIds()).toEqual(before);
    expect((await exported()).text).toBe(text);
  });
});

describe('bad rows', () => {
  test('are reported one by one, and the good ones are stored', async () => {
    const bad = [
      '2023-02-30,crypto,,EUR,1,25,1,',
      '2023-06-30,,,EUR,-1,0,Infinity,',
      `2023-06-30,${'x'.repeat(51)},,EURO,1,25,1e16,`,
      '2023-06-30,crypto',
    ];
    const told = await report(file(...bad, INVESTMENTS));
    expect(told).toMatchObject({ total_rows: 5, successful: 1, failed: 4, success_rate: 20 });
    expect(told.errors.map(({ row, errors }) => [row, errors.map((words) => words.split(':')[0])])).toEqual([
      [1, ['snapshot_date']],
      [2, ['asset_type', 'value', 'exchange_rate', 'value_eur']],
      [3, ['asset_type', 'currency', 'value_eur']],
      [4, ['currency', 'exchange_rate']],
    ]);
    expect(told.errors[3]?.raw_data).toEqual({ snapshot_date: '2023-06-30', asset_type: 'crypto' });
    expect(told.results).toMatchObject([{ row: 5, snapshot_id: 1 }]);
    expect(await stored()).toHaveLength(1);
  });

  test.each([
    ['a NUL in UTF-16', Buffer.from(`\ufeff${file('2023-06-30,\u0000a,,EUR,1,25,1,')}`, 'utf16le')],
    ['a line break', file('2023-06-30,"a\nb",,EUR,1,25,1,')],
    ['a currency of two characters and three code units', file('2023-06-30,a,,😀a,1,25,1,')],
  ])('%s is refused, never stored', async (_what, content) => {
    expect(await report(content)).toMatchObject({ successful: 0, failed: 1, change_id: null });
    expect(await stored()).toEqual([]);
  });

  test('a file of nothing but bad rows makes no change', async () => {
    expect((await upload(file('x,y'))).changeId).toBeNull();
  });
});

describe('what is there already', () => {
  test('is skipped when the file comes again, and only what is new is stored', async () => {
    await report(file(INVESTMENTS, CASH));
    const again = await report(file(CASH.replace('21:05:02', '22:00:00'), '2023-07-31,crypto,,EUR,5,25,5,'));
    expect(again.skipped).toEqual([
      {
        row: 1,
        snapshot_date: '2023-06-30T21:05:00',
        asset_type: 'cash_czk',
        reason: 'already imported',
        reason_code: 'already_imported',
      },
    ]);
    expect(again).toMatchObject({ total_rows: 2, successful: 1, failed: 0, success_rate: 50 });
    expect(await stored()).toHaveLength(3);
  });

  test('identical rows within one file are both kept, and both are found again', async () => {
    const twice = file(INVESTMENTS, INVESTMENTS);
    expect((await report(twice)).successful).toBe(2);
    expect(await report(twice)).toMatchObject({ successful: 0, skipped: [{ row: 1 }, { row: 2 }] });
    expect((await report(file(INVESTMENTS, INVESTMENTS, INVESTMENTS))).results).toMatchObject([{ row: 3 }]);
  });

  test('is stored again with allow_duplicates', async () => {
    await report(file(CASH));
    expect(await report(file(CASH), '?allow_duplicates=true')).toMatchObject({ successful: 1, skipped: [] });
    expect(await stored()).toHaveLength(2);
  });

  test('a row that tells another value of an asset of a stored moment is refused, an asset more is not', async () => {
    await report(file(INVESTMENTS));
    const other = INVESTMENTS.replaceAll('10250.40', '999.00');
    const dry = await report(file(other, CASH), '?dry_run=true');
    const again = await report(file(other, CASH));
    for (const told of [dry, again]) {
      expect(told).toMatchObject({ total_rows: 2, successful: 1, failed: 1, skipped: [] });
      expect(told.errors).toMatchObject([
        {
          row: 1,
          asset_type: 'investments',
          error_codes: [{ field: 'snapshot_date', code: 'contradicts_stored' }],
          raw_data: { value: '999.00' },
        },
      ]);
      expect(told.errors[0]?.errors[0]).toContain('already exists and has another value of investments');
    }
    const { summaries } = (await api.call('GET', '/snapshots/summary')).as(summaryListSchema);
    expect(summaries[0]?.total_value_eur).toBe('11050.40'); // 10250.40 + 800.00
    expect((await report(file(other), '?allow_duplicates=true')).successful).toBe(1);
  });

  test('a large file is imported in a process of its own, with the same report', async () => {
    const line = (index: number) => `2023-06-30T21:05:00,type ${index},,EUR,1.00,25,1.00,`;
    const large = file(...Array.from({ length: 2000 }, (_, index) => line(index)), 'x,y');
    expect(large.length).toBeGreaterThan(64 * 1024);
    const answer = await upload(large);
    const told = answer.as(snapshotImportReportSchema);
    expect(told).toMatchObject({ total_rows: 2001, successful: 2000, failed: 1, errors: [{ row: 2001 }] });
    expect(answer.changeId).toBe(told.change_id);
    expect(await stored()).toHaveLength(2000);
    expect((await report(large)).skipped).toHaveLength(2000);
    expect((await upload(`a,b\n${'1,2\n'.repeat(20_000)}`)).detail).toContain('Missing required columns');
  });

  test('a dry run reports the same and stores nothing', async () => {
    await report(file(CASH));
    const answer = await upload(file(INVESTMENTS, CASH, 'x,y'), { query: '?dry_run=true' });
    expect(answer.changeId).toBeNull();
    expect(answer.as(snapshotImportReportSchema)).toMatchObject({
      successful: 1,
      failed: 1,
      dry_run: true,
      change_id: null,
      results: [{ row: 1, snapshot_id: null }],
      skipped: [{ row: 2 }],
    });
    expect(await stored()).toHaveLength(1);
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['another kind of file', file(CASH), 'snapshots.xlsx', 'file_not_csv', 'must be a CSV file'],
    ['no text at all', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]), 'a.csv', 'file_not_text', 'UTF-8'],
    ['nothing', '', 'a.csv', 'snapshot_file_empty', 'empty'],
    [
      'columns missing',
      'snapshot_date,asset_type\n2023-06-30,a',
      'a.csv',
      'snapshot_file_lacks_columns',
      'Missing required columns',
    ],
    [
      'a DEGIRO export',
      'Date,Time,Product,ISIN\n',
      'a.csv',
      'snapshot_file_lacks_columns',
      'Missing required columns',
    ],
  ])('%s is 400', async (_what, content, fileName, code, words) => {
    const answer = await upload(content, { fileName });
    expect([answer.status, answer.told.code]).toEqual([400, code]);
    expect(answer.detail).toContain(words);
  });

  test('no file is 422', async () => {
    expect((await api.call('POST', '/snapshots/import-csv', { file: 'x' })).status).toBe(422);
    expect((await api.call('POST', '/snapshots/import-csv')).status).toBe(422);
  });
});
