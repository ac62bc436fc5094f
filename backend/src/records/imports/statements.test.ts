import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { transactionListSchema } from '../transactions/transactions.schema.ts';
import { importReportSchema } from './imports.schema.ts';
import { statementReportSchema } from './statements.schema.ts';

const PATH = '/transactions/import';
const fixture = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/statements/${name}`, import.meta.url), 'utf8');

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
  await api.close();
});

const upload = async (content: string | Uint8Array, query = '', fileName = 'export.csv') =>
  await api.upload(`${PATH}${query}`, fileName, content);
const report = async (content: string | Uint8Array, query = '') =>
  (await upload(content, query)).as(statementReportSchema);
const ledger = async () =>
  (await api.call('GET', '/transactions?limit=1000&sort_order=asc')).as(transactionListSchema);

const TRADE_REPUBLIC = fixture('trade-republic/transactions-2026.csv');
const REVOLUT = fixture('revolut/v2.csv');
const DEGIRO = fixture('degiro/Transactions-2025-en.csv');
const [SCALABLE_HEADER = ''] = fixture('scalable-capital/transactions-2025.csv').split('\n');

describe('a statement whose kind is told by its content', () => {
  test('is stored as one change that can be undone, and every row has a verdict', async () => {
    const answer = await upload(TRADE_REPUBLIC);
    const told = answer.as(statementReportSchema);
    expect(told).toMatchObject({ kind: 'trade-republic', broker: 'Trade Republic', total_rows: 12 });
    expect([told.results, told.errors, told.left_out].map((rows) => rows.map(({ row }) => row))).toEqual([
      [2, 3, 4, 5, 8, 9],
      [10, 11],
      [1, 6, 7, 12],
    ]);
    expect(told.results[2]).toMatchObject({
      transaction_type: 'DIVIDEND',
      amount: '7.20',
      tax: '1.08',
      units: null,
      price_per_unit: null,
      product: 'Microsoft',
    });
    expect(told.left_out[0]).toMatchObject({
      reason: 'row: "CUSTOMER_INBOUND" moves money alone, which the ledger does not keep',
      reason_code: { field: 'row', code: 'left_cash', values: { cell: 'CUSTOMER_INBOUND' } },
      raw_data: { amount: '1000.00' },
    });
    const { transactions, total } = await ledger();
    expect(total).toBe(6);
    expect(transactions.map((each) => each.transaction_type)).toEqual([
      'BUY',
      'BUY',
      'DIVIDEND',
      'SELL',
      'TRANSFER_OUT',
      'TAX',
    ]);
    const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
    expect(changes).toMatchObject([{ action: 'import', file_name: 'export.csv', row_count: 6 }]);
    await api.call('POST', `/changes/${String(answer.changeId)}/undo`);
    expect((await ledger()).total).toBe(0);
  });

  test('is known again when it is imported again', async () => {
    await report(TRADE_REPUBLIC);
    expect(await report(TRADE_REPUBLIC)).toMatchObject({ successful: 0, failed: 2 });
    expect(await report(TRADE_REPUBLIC, '?dry_run=true&allow_duplicates=true')).toMatchObject({
      successful: 6,
      skipped: [],
      change_id: null,
    });
    expect((await ledger()).total).toBe(6);
  });

  test('that two exports of its broker were put together to has each numbered row once', async () => {
    const [header = '', ...rows] = TRADE_REPUBLIC.trimEnd().split('\n');
    const told = await report([header, ...rows, ...rows].join('\n'));
    expect(told).toMatchObject({ total_rows: 24, successful: 6, failed: 4 });
    expect(told.skipped).toHaveLength(6);
    expect(told.skipped[0]).toMatchObject({
      row: 14,
      reason: 'stands in the file above, with the same number',
      reason_code: 'twice_in_file',
    });
    expect((await ledger()).total).toBe(6);
  });

  test('may be DEGIRO’s, whose rows are the same by either route', async () => {
    const old = await api.upload('/transactions/degiro-import-csv-transactions', 'Transactions.csv', DEGIRO);
    const { successful } = old.as(importReportSchema);
    expect(successful).toBeGreaterThan(0);
    const told = await report(DEGIRO);
    expect(told).toMatchObject({ kind: 'degiro-transactions', successful: 0 });
    expect(told.skipped).toHaveLength(successful);
  });

  test('is stored under the name that the owner gives the broker', async () => {
    const told = await report(TRADE_REPUBLIC, '?broker=TR%20of%20mine');
    expect(told.broker).toBe('TR of mine');
    expect(new Set((await ledger()).transactions.map(({ broker }) => broker))).toEqual(
      new Set(['TR of mine']),
    );
  });

  test('that is large is read in a process of its own', async () => {
    const row = (index: number) =>
      `2025-01-03;10:15:30;Executed;"S${index}";"A fund";Security;Buy;IE00B4L5Y983;1;99,50;-99,50;0,00;0,00;EUR`;
    const rows = Array.from({ length: 1500 }, (_, index) => row(index));
    const told = await report([SCALABLE_HEADER, ...rows].join('\n'));
    expect(told).toMatchObject({ kind: 'scalable-capital', successful: 1500, failed: 0 });
  });
});

describe('a symbol without ISIN', () => {
  test('is refused with the way out, and found when the owner has entered it', async () => {
    const [first] = (await report(REVOLUT)).errors;
    expect(first).toMatchObject({ error_codes: [{ code: 'symbol_unknown', values: { symbol: 'NVDA' } }] });
    for (const [isin, symbol] of [
      ['US67066G1040', 'nvda'],
      ['US5949181045', 'MSFT'],
    ]) {
      const body = { isin, name: symbol, type: 'STOCK', symbol };
      expect((await api.call('POST', '/isin-metadata', body)).status).toBe(201);
    }
    const told = await report(REVOLUT);
    expect(told.results.map(({ isin }) => isin)).toContain('US67066G1040');
    // The fee is what 961.20 USD is more than 2 units at 480 USD: 1.20 USD / 1.1.
    expect(told.results[0]).toMatchObject({ exchange_rate: '1.1', fee: '1.0909090909' });
  });

  test('is found as Yahoo writes it, and not when two instruments have it', async () => {
    const XTB = `ID;Type;Time;Symbol;Comment;Amount\n1;Stocks/ETF purchase;02.04.2024 14:48:16;IWDA.UK;OPEN BUY 1 @ 10.0;-10\n`;
    await api.call('POST', '/isin-metadata', {
      isin: 'IE00B4L5Y983',
      name: 'W',
      type: 'STOCK',
      symbol: 'IWDA.L',
    });
    expect((await report(XTB, '?dry_run=true')).results).toMatchObject([{ isin: 'IE00B4L5Y983' }]);
    await api.call('POST', '/isin-metadata', {
      isin: 'US5949181045',
      name: 'M',
      type: 'STOCK',
      symbol: 'IWDA.L',
    });
    expect((await report(XTB, '?dry_run=true')).errors).toMatchObject([
      { error_codes: [{ code: 'symbol_unknown' }] },
    ]);
  });
});

describe('an account in another currency', () => {
  const USD = `${SCALABLE_HEADER}\n2025-01-03;10:15:30;Executed;"S1";"A fund";Security;Buy;US5949181045;2;100,00;-200,00;1,10;0,00;USD\n`;

  test('needs the published rate of the day', async () => {
    expect((await report(USD)).errors).toMatchObject([
      { error_codes: [{ code: 'rate_of_day_missing', values: { currency: 'USD', date: '2025-01-03' } }] },
    ]);
    const rates = { rates: [{ currency: 'USD', date: '2025-01-02', rate: '1.1' }] };
    expect((await api.call('POST', '/exchange-rates', rates)).status).toBeLessThan(300);
    // 1.10 USD at 1.1 USD for one EUR are 1.00 EUR.
    expect((await report(USD)).results).toMatchObject([
      { currency: 'USD', exchange_rate: '1.1', fee: '1.00', note_codes: [{ code: 'rate_published' }] },
    ]);
  });
});

describe('a transfer', () => {
  const moved = (type: string, shares: string, date: string) =>
    `${SCALABLE_HEADER}\n${date};00:00:00;Executed;"${type}${date}";"A fund";Security;Security transfer;IE00B4L5Y983;${shares};;0,00;;;EUR\n`;

  test('that leaves one own broker and arrives at another is proposed as such', async () => {
    await report(TRADE_REPUBLIC); // 2 units leave on 2025-07-04
    const told = await report(moved('in', '2', '2025-07-14'));
    expect(told.results).toMatchObject([
      {
        transaction_type: 'TRANSFER_IN',
        price_per_unit: null,
        transfer_of: { transaction_id: 5, row: null, broker: 'Trade Republic', date: '2025-07-04' },
      },
    ]);
  });

  test.each([
    ['later than ten days', '2', '2025-07-15'],
    ['of other units', '3', '2025-07-05'],
    ['before anything has left', '2', '2025-07-03'],
  ])('%s needs a price, which this file does not have', async (_what, shares, date) => {
    await report(TRADE_REPUBLIC);
    const isin = 'IE00B4L5Y983';
    const { errors } = await report(moved('in', shares, date));
    expect(errors).toMatchObject([
      {
        row: 1,
        isin,
        error_codes: [{ code: 'arrival_without_cost', values: { row: '1', units: shares, isin } }],
        raw_data: { date, transaction_type: 'TRANSFER_IN', isin, units: shares },
      },
    ]);
    expect(errors[0]?.errors[0]).toContain(
      `row 1: the file does not say what the ${shares} units of ${isin} had cost`,
    );
  });
});

describe('a file that is refused', () => {
  test.each([
    ['of no known kind', 'a,b\n1,2\n', 'x.csv', 'statement_kind_unknown'],
    ['with nothing in it', '\n', 'x.csv', 'statement_empty'],
    ['named like a picture', TRADE_REPUBLIC, 'x.png', 'file_not_statement'],
    [
      'of Interactive Brokers that is no Flex query',
      'Statement,Header,Field Name,Field Value\nStatement,Data,BrokerName,Interactive Brokers\n',
      'x.csv',
      'statement_of_activity',
    ],
    [
      'of DEGIRO’s positions',
      'Product,Symbol/ISIN,Amount,Closing,Local value,,Value in EUR\n',
      'x.csv',
      'statement_of_positions',
    ],
  ])('%s is 400 with a code', async (_what, content, name, code) => {
    const answer = await upload(content, '', name);
    expect([answer.status, answer.told.code]).toEqual([400, code]);
  });

  test('as the kind that the owner names is told its columns', async () => {
    const answer = await upload('a,b\n1,2\n', '?kind=xtb');
    expect([answer.status, answer.told.code]).toEqual([400, 'statement_unknown']);
    expect((await upload(TRADE_REPUBLIC, '?kind=nobody')).status).toBe(422);
  });
});
