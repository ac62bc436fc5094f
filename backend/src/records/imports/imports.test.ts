import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { degiroFile, sampleIsin, sampleTrades } from '../../testing/degiro-file.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { transactionListSchema } from '../transactions/transactions.schema.ts';
import { importReportSchema } from './imports.schema.ts';

const PATH = '/transactions/degiro-import-csv-transactions';
/** The sample of the v1 contract. */
const SAMPLE = `Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,Transaction and/or third party fees EUR,Total EUR,Order ID,
03-04-2023,09:15,SAMPLE WORLD FUND,LU1681043599,EAM,XAMS,12,"37,4100",EUR,"-448,92",EUR,"-448,92",,"0,00","-1,00","-449,92",,0f1e2d3c
19-09-2023,14:47,SAMPLE DAX FUND,DE000A0F5UF5,XET,XETA,-3,"81,0500",EUR,"243,15",EUR,"243,15",,"0,00",,"243,15",,9a8b7c6d
`;

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
  await api.close();
});

const upload = async (content: string | Uint8Array, { query = '', fileName = 'Transactions.csv' } = {}) =>
  await api.upload(`${PATH}${query}`, fileName, content);
const report = async (content: string | Uint8Array, query = '') =>
  (await upload(content, { query })).as(importReportSchema);
const ledger = async () => (await api.call('GET', '/transactions')).as(transactionListSchema);

describe('a good file', () => {
  test('is stored as one change, and each row is reported', async () => {
    const answer = await upload(SAMPLE);
    const told = answer.as(importReportSchema);
    expect(told).toMatchObject({ total_rows: 2, successful: 2, failed: 0, success_rate: 100, errors: [] });
    expect(told.results).toMatchObject([
      { row: 1, transaction_id: 1, isin: 'LU1681043599', transaction_type: 'BUY' },
      { row: 2, transaction_id: 2, isin: 'DE000A0F5UF5', transaction_type: 'SELL' },
    ]);
    expect(answer.changeId).toBe(told.change_id);
    const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
    expect(changes).toMatchObject([{ action: 'import', file_name: 'Transactions.csv', row_count: 2 }]);
    expect((await ledger()).transactions).toMatchObject([
      { units: '3.0000', price_per_unit: '81.0500', fee: '0.00', transaction_type: 'SELL', broker: 'DEGIRO' },
      {
        units: '12.0000',
        price_per_unit: '37.4100',
        fee: '1.00',
        transaction_type: 'BUY',
        date: '2023-04-03',
      },
    ]);
  });

  test.each([
    ['a byte-order mark', `\uFEFF${SAMPLE}`, 'a.csv'],
    ['carriage returns', SAMPLE.replaceAll('\n', '\r\n'), 'a.csv'],
    [
      'semicolons',
      SAMPLE.replaceAll(',', ';').replaceAll(/"([^"]*)"/g, (cell) => cell.replace(';', ',')),
      'a.csv',
    ],
    ['UTF-16', Buffer.from(`\uFEFF${SAMPLE}`, 'utf16le'), 'a.csv'],
    ['Windows-1252', Buffer.from(SAMPLE.replace('WORLD', 'WÖRLD'), 'latin1'), 'a.csv'],
    ['a name in capitals', SAMPLE, 'A.CSV'],
  ])('may have %s', async (_what, content, fileName) => {
    const told = (await upload(content, { fileName })).as(importReportSchema);
    expect(told).toMatchObject({ successful: 2, failed: 0 });
  });

  test('with a header alone reports zeros and makes no change', async () => {
    expect(await report(SAMPLE.slice(0, SAMPLE.indexOf('\n')))).toEqual({
      total_rows: 0,
      successful: 0,
      failed: 0,
      results: [],
      errors: [],
      skipped: [],
      success_rate: 0,
      dry_run: false,
      change_id: null,
    });
  });

  test('a price in another currency keeps its currency, rate and AutoFX fee', async () => {
    const [header = ''] = SAMPLE.split('\n');
    const row =
      '15-09-2025,19:33,ADR ON JD.COM,US47215P1066,NDQ,ARCX,18,"33,7500",USD,"-607,50",USD,"-516,32","1,1766","-1,29","-2,00","-518,32",,fda1';
    await report(`${header}\n${row}\n`);
    expect((await ledger()).transactions).toMatchObject([
      { price_per_unit: '33.7500', currency: 'USD', exchange_rate: '1.1766', fx_fee: '1.29', fee: '2.00' },
    ]);
  });
});

describe('bad rows', () => {
  const bad = SAMPLE.replace('03-04-2023', '03-04-2999').replace('DE000A0F5UF5', 'DE000A0F5UF6');

  test('are reported with their cells, and the good ones are stored', async () => {
    const told = await report(SAMPLE.replace('03-04-2023', '03-04-2999'));
    expect(told).toMatchObject({ total_rows: 2, successful: 1, failed: 1, success_rate: 50 });
    expect(told.errors).toMatchObject([
      { row: 1, isin: 'LU1681043599', date: '2999-04-03', raw_data: { Quantity: '12', Venue: 'XAMS' } },
    ]);
    expect(told.errors[0]).toMatchObject({
      errors: ['date: 2999-04-03 is in the future'],
      error_codes: [{ field: 'date', code: 'in_the_future', values: { date: '2999-04-03' } }],
    });
    expect((await ledger()).total).toBe(1);
  });

  test('alone make no change; a wrong check digit is told', async () => {
    const answer = await upload(bad);
    expect([answer.status, answer.changeId]).toEqual([200, null]);
    expect(answer.as(importReportSchema).errors[1]?.errors[0]).toMatch(/^isin: /);
  });
});

describe('what was imported before', () => {
  test('is skipped; only what is new is stored', async () => {
    const trades = sampleTrades(12, 2);
    await report(degiroFile(trades.slice(0, 10)));
    const told = await report(degiroFile(trades));
    expect(told).toMatchObject({ total_rows: 12, successful: 2, failed: 0, success_rate: 16.67 });
    expect(told.skipped).toHaveLength(10);
    expect(told.skipped[0]).toMatchObject({
      row: 1,
      reason: 'already imported',
      reason_code: 'already_imported',
    });
    expect((await ledger()).total).toBe(12);
  });

  test('two identical fills within one file are both kept, and both are found again', async () => {
    const [trade] = sampleTrades(1, 1);
    if (!trade) throw new Error('no trade');
    const fills = degiroFile([trade, trade]);
    expect(await report(fills)).toMatchObject({ successful: 2, skipped: [] });
    expect(await report(fills)).toMatchObject({ successful: 0, skipped: [{ row: 1 }, { row: 2 }] });
    expect(await report(degiroFile([trade, trade, trade]))).toMatchObject({ results: [{ row: 3 }] });
  });

  test('is stored again with allow_duplicates, and after the first import was undone', async () => {
    const first = await report(SAMPLE);
    expect(await report(SAMPLE, '?allow_duplicates=true')).toMatchObject({ successful: 2, skipped: [] });
    await api.call('DELETE', '/transactions');
    expect((await report(SAMPLE)).successful).toBe(2);
    expect(
      (await ledger()).transactions.every(({ id }) => id > (first.results[1]?.transaction_id ?? 0)),
    ).toBe(true);
  });

  test('a dry run reports the same and stores nothing', async () => {
    await report(degiroFile(sampleTrades(5, 1)));
    const trades = [...sampleTrades(5, 1), ...sampleTrades(2, 1, 100)];
    const dry = await report(degiroFile(trades), '?dry_run=true');
    expect(dry).toMatchObject({ successful: 2, dry_run: true, change_id: null });
    expect(dry.skipped).toHaveLength(5);
    expect(dry.results.map((row) => row.transaction_id)).toEqual([null, null]);
    expect((await ledger()).total).toBe(5);
  });
});

describe('a large file, in a process of its own', () => {
  const large = degiroFile(sampleTrades(3000, 20));

  test('is stored as one change while other requests are answered', async () => {
    expect(large.length).toBeGreaterThan(64 * 1024);
    const importing = upload(large);
    expect((await api.call('GET', '/transactions')).status).toBe(200);
    const answer = await importing;
    const told = answer.as(importReportSchema);
    expect(told).toMatchObject({ total_rows: 3000, successful: 3000, failed: 0 });
    expect(answer.changeId).toBe(told.change_id);
    expect((await ledger()).total).toBe(3000);
  });

  test('two at once take turns: the second finds what the first has stored', async () => {
    const reports = await Promise.all([report(large), report(large)]);
    expect(reports.map(({ successful }) => successful).sort()).toEqual([0, 3000]);
    expect((await ledger()).total).toBe(3000);
  });

  test('is seen by the summary', async () => {
    const summary = z.object({ holdings: z.array(z.unknown()) });
    expect((await api.call('GET', '/analytics/portfolio-summary')).as(summary).holdings).toEqual([]);
    await report(large);
    expect((await api.call('GET', '/analytics/portfolio-summary')).as(summary).holdings).toHaveLength(20);
  });

  test('that is no statement is 400', async () => {
    const answer = await upload('a,b,c\n'.repeat(20_000));
    expect(answer.status).toBe(400);
    expect(answer.detail).toContain('Missing required columns');
    const columns = 'Date, Time, ISIN, Quantity, Price, Transaction and/or third party fees EUR';
    expect(answer.told).toEqual({ code: 'statement_unknown', values: { columns, broker: 'DEGIRO' } });
  });
});

describe('a file that cannot be read', () => {
  test.each([
    ['another kind of file', SAMPLE, 'Transactions.xlsx', 'file_not_csv', 'must be a CSV file'],
    ['no text at all', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00]), 'a.csv', 'file_not_text', 'UTF-8'],
    ['nothing', '', 'a.csv', 'statement_empty', 'empty'],
    ['columns missing', 'Date,Time,ISIN\n', 'a.csv', 'statement_lacks_columns', 'Missing required columns'],
  ])('%s is 400 and logged as rejected', async (_what, content, fileName, code, words) => {
    const answer = await upload(content, { fileName });
    expect([answer.status, answer.told.code]).toEqual([400, code]);
    expect(answer.detail).toContain(words);
  });

  test('a file refused as a whole leaves one line in the log, with the reason', async () => {
    await upload('Date,Time,ISIN\n');
    const [line = '{}', ...others] = api.errors;
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      message: 'import rejected',
      operation: 'IMPORT',
      subject: 'transactions',
      error_message: expect.stringContaining('Missing required columns') as string,
    });
  });

  test('no file is 422, and so is a wrong switch', async () => {
    expect((await api.call('POST', PATH, { file: 'x' })).status).toBe(422);
    expect((await api.call('POST', PATH)).status).toBe(422);
    expect((await upload(SAMPLE, { query: '?dry_run=perhaps' })).status).toBe(422);
  });

  test('a file beyond 50 MB is 413, in words, and stores nothing', async () => {
    const answer = await upload(Buffer.alloc(50 * 1024 * 1024 + 1, 0x20));
    expect([answer.status, answer.detail]).toEqual([
      413,
      'The file is larger than 50 MB. Split it, or export a shorter period.',
    ]);
    expect((await ledger()).total).toBe(0);
  });
});

test('an import that closes a position takes its value along', async () => {
  const isin = sampleIsin(0);
  const [buy] = sampleTrades(1, 1);
  if (!buy) throw new Error('no trade');
  await report(degiroFile([buy]));
  await api.call('POST', '/position-values', { isin, current_value: '500' });
  await report(degiroFile([{ ...buy, units: -buy.units, orderId: 'another' }]));
  expect((await api.call('GET', '/position-values')).text).toBe('{"position_values":[],"total":0}');
});
