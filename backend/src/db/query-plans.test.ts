import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeListSchema } from '../records/changes/changes.schema.ts';
import { degiroFile, sampleIsin, sampleTrades } from '../testing/degiro-file.ts';
import { recordQueries, type RecordedQuery } from '../testing/recorded-queries.ts';
import { type Answer, testApi, type TestApi } from '../testing/test-api.ts';
import { incomingRows } from './incoming-rows.ts';

/**
 * Every query that the operations really send is asked for its plan: on tables that grow it goes through an index, and
 * it sorts only where the contract wants an order that no index of its filter has.
 */
const TRADES = 1600;
const TRADES_PER_FILE = 400;
const ISIN = sampleIsin(7);
const IMPORT = '/transactions/degiro-import-csv-transactions';

const ASSET = { asset_type: 'cash_czk', asset_detail: 'RAIF', currency: 'CZK', value: '100' };
const days = Array.from({ length: 28 }, (_, index) => `2020-02-${String(index + 1).padStart(2, '0')}`);

const recorder = recordQueries();
let api: TestApi;
let reader: SQLite.Database;

beforeAll(async () => {
  // Providers may be asked, but none is anywhere that may be asked.
  const nowhere = 'http://127.0.0.1:1';
  api = await testApi(recorder.watch, {
    PRICE_REFRESH: 'manual',
    YAHOO_ADDRESS: nowhere,
    ECB_ADDRESS: nowhere,
  });
  reader = new SQLite(api.path, { readonly: true });
  incomingRows(reader);
  // Small files, as larger ones are imported by another process, whose queries are not seen here.
  for (let first = 0; first < TRADES; first += TRADES_PER_FILE) {
    const file = degiroFile(sampleTrades(TRADES_PER_FILE, 50, first));
    expect((await api.upload(IMPORT, 'a.csv', file)).status).toBe(200);
  }
  await api.call('POST', '/position-values', { isin: ISIN, current_value: '100' });
  await api.call('POST', '/isin-metadata', { isin: ISIN, name: 'Sample', type: 'STOCK' });
  await api.call('POST', '/snapshots');
  const sources = [{ provider: 'yahoo', symbol: 'SAMPLE.DE', currency: 'EUR' }, { provider: 'manual' }];
  await api.call('PUT', `/listings/${ISIN}`, { sources });
  const parts = [{ name: 'Japan', weight: '1' }];
  await api.call('PUT', `/look-through/${ISIN}`, { kind: 'region', as_of: '2025-01-01', parts });
  await api.call('POST', '/prices', {
    prices: days.map((date) => ({ isin: ISIN, date, close: '9', currency: 'USD' })),
  });
  await api.call('POST', '/exchange-rates', {
    rates: days.map((date) => ({ currency: 'USD', date, rate: '1.1' })),
  });
});

afterAll(async () => {
  reader.close();
  await api.close();
});

function planOf({ sql, parameters }: RecordedQuery): string[] {
  const rows = reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(parameters as unknown[])) as {
    detail: string;
  }[];
  return rows.map((row) => row.detail);
}

/** The list of changes is a walk along its primary key; everything else that scans must do so along an index. */
const ALLOWED_SCAN = /USING|VIRTUAL TABLE|CONSTANT|^SCAN changes?$/;

/** Says by the sign before its terms that it sorts what is few, and wants no index; each sign speaks for one sort. */
const SORTS_FEW = /ORDER BY \+/g;
const SORTS = 'USE TEMP B-TREE FOR ORDER BY';

function faults(queries: readonly RecordedQuery[]): string[] {
  return queries.flatMap((query) => {
    const steps = planOf(query);
    const allowed = query.sql.match(SORTS_FEW)?.length ?? 0;
    return [
      ...steps.filter((step) => /^SCAN \w/.test(step) && !ALLOWED_SCAN.test(step)),
      ...steps.filter((step) => step === SORTS).slice(allowed),
    ].map((step) => `${step} ← ${query.sql}`);
  });
}

const READS: readonly [what: string, path: string][] = [
  ['transactions', '/transactions'],
  ['transactions, oldest first', '/transactions?sort_order=asc'],
  ['transactions by name', '/transactions?sort_by=name'],
  ['transactions by units', '/transactions?sort_by=units'],
  ['transactions by price', '/transactions?sort_by=price_per_unit&sort_order=asc'],
  ['transactions by fee', '/transactions?sort_by=fee'],
  ['transactions by ISIN', '/transactions?sort_by=isin'],
  ['transactions by broker', '/transactions?sort_by=broker'],
  ['transactions by type', '/transactions?sort_by=transaction_type&sort_order=asc'],
  ['a search that finds nearly everything', '/transactions?search=fund'],
  ['a search that finds much, by units', '/transactions?search=e&sort_by=units'],
  ['a search that finds little', '/transactions?search=sample%20fund%2017'],
  ['a search among sales', '/transactions?search=fund&transaction_type=SELL&start_date=2016-02-01'],
  ['transactions of a broker by fee', '/transactions?broker=DEGIRO&sort_by=fee'],
  ['purchases of a year by name', '/transactions?transaction_type=BUY&end_date=2016-12-31&sort_by=name'],
  ['transactions as a file', '/transactions/export-csv?search=fund&sort_by=name'],
  ['what a form for a trade proposes', '/transactions/proposals'],
  ['transactions as they were recorded', '/transactions?sort_by=created_at'],
  ['a late page', '/transactions?skip=200&limit=10'],
  ['transactions of an ISIN', `/transactions?isin=${ISIN}`],
  ['transactions of an ISIN, oldest first', `/transactions?isin=${ISIN}&sort_order=asc`],
  ['transactions of a broker', '/transactions?broker=DEGIRO'],
  ['sales', '/transactions?transaction_type=SELL'],
  ['transactions of a year', '/transactions?start_date=2020-01-01&end_date=2020-12-31'],
  ['sales of an ISIN in a year', `/transactions?isin=${ISIN}&transaction_type=SELL&start_date=2020-01-01`],
  [
    'purchases of a broker until a day',
    '/transactions?broker=DEGIRO&transaction_type=BUY&end_date=2020-12-31',
  ],
  ['transactions by net amount', '/transactions?sort_by=net_amount'],
  ['purchases by net amount', '/transactions?sort_by=net_amount&transaction_type=BUY'],
  ['one transaction', '/transactions/7'],
  ['position values', '/position-values'],
  ['metadata', '/isin-metadata'],
  ['metadata of a type', '/isin-metadata?type=STOCK'],
  ['metadata of an ISIN', `/isin-metadata/${ISIN}`],
  ['other assets', '/other-assets'],
  ['the exchange rate', '/settings/exchange-rate'],
  ['snapshots', '/snapshots'],
  ['snapshots between moments', '/snapshots?start_date=2020-01-01&end_date=2030-01-01'],
  ['snapshots of a type', '/snapshots?asset_type=crypto'],
  ['snapshots of a type between moments', '/snapshots?asset_type=crypto&start_date=2020-01-01'],
  ['the summary of snapshots', '/snapshots/summary?start_date=2020-01-01'],
  ['a position', `/analytics/positions/${ISIN}`],
  ['why of a figure that stands on trades', `/analytics/why?figure=cost_basis&isin=${ISIN}`],
  ['why of an asset', '/analytics/why?figure=total_value_eur'],
  ['why of a snapshot', '/analytics/why?figure=market_change'],
  ['why of net contributions', '/analytics/why?figure=net_contributions'],
  ['why of a trade', '/analytics/why?figure=units_after&transaction_id=7'],
  ['value over time', '/analytics/value-history'],
  ['performance', '/analytics/performance?period=1Y'],
  ['performance of a broker beside a benchmark', `/analytics/performance?broker=DEGIRO&benchmark=${ISIN}`],
  ['what a snapshot would keep', '/snapshots/preview'],
  [
    'what a snapshot of a past day would keep',
    '/snapshots/preview?snapshot_datetime=2020-03-01&reconstruct=true',
  ],
  ['net worth over time', '/analytics/net-worth?interval=month'],
  ['the risk-free rate', '/settings/risk-free-rate'],
  ['the targets', '/targets'],
  ['the savings plans', '/savings-plans'],
  ['what is due', '/savings-plans/due'],
  ['where prices come from', '/listings'],
  ['where prices of an ISIN come from', `/listings/${ISIN}`],
  ['what instruments hold', '/look-through'],
  ['what an instrument holds', `/look-through/${ISIN}`],
  ['how the holdings are divided', '/analytics/allocation?by=region'],
  ['how fresh prices are', '/prices/status'],
  ['prices', '/prices'],
  ['prices of an ISIN in a year', `/prices?isin=${ISIN}&start_date=2020-01-01&end_date=2020-12-31`],
  ['prices as a file', '/prices.csv'],
  ['exchange rates', '/exchange-rates'],
  ['exchange rates of a currency', '/exchange-rates?currency=USD'],
  ['exchange rates as a file', '/exchange-rates.csv'],
  ['dividends', '/transactions?transaction_type=DIVIDEND'],
  ['changes', '/changes'],
  ['one change', '/changes/1'],
];

async function faultsOf(act: () => Promise<Answer>): Promise<string[]> {
  recorder.take();
  const { status, text } = await act();
  if (status >= 300) throw new Error(`${status}: ${text}`);
  const queries = recorder.take();
  expect(queries.length).toBeGreaterThan(0);
  return faults(queries);
}

describe('reads', () => {
  test.each(READS)('%s', async (_what, path) => {
    expect(await faultsOf(async () => await api.call('GET', path))).toEqual([]);
  });
});

describe('writes, with the summary that is told after each', () => {
  const trade = {
    date: '2020-05-05',
    isin: ISIN,
    broker: 'B',
    units: '1',
    price_per_unit: '1',
    transaction_type: 'BUY',
  };
  const isImport = (change: { action: string }) => change.action === 'import';

  test('a recorded transaction', async () => {
    expect(await faultsOf(async () => await api.call('POST', '/transactions', trade))).toEqual([]);
  });

  test('the order by net amount after a change', async () => {
    await api.call('GET', '/transactions?sort_by=net_amount');
    await api.call('PUT', '/transactions/9', { fee: '7' });
    expect(await faultsOf(async () => await api.call('GET', '/transactions?sort_by=net_amount'))).toEqual([]);
  });

  test.each([
    { transaction_type: 'SPLIT', new_units: 2, old_units: 1 },
    { transaction_type: 'TRANSFER_OUT', units: '1' },
    { transaction_type: 'TRANSFER_IN', units: '1' },
    { transaction_type: 'FEE', isin: null, amount: '1' },
  ])('%j', async (members) => {
    const entry = { date: '2020-05-05', isin: ISIN, broker: 'B', ...members };
    expect(await faultsOf(async () => await api.call('POST', '/transactions', entry))).toEqual([]);
  });

  test('an edited transaction', async () => {
    expect(await faultsOf(async () => await api.call('PUT', '/transactions/7', { fee: '9' }))).toEqual([]);
  });

  test('a deleted transaction', async () => {
    expect(await faultsOf(async () => await api.call('DELETE', '/transactions/9'))).toEqual([]);
  });

  test('a refresh of prices and rates', async () => {
    await api.call('POST', '/other-assets', ASSET);
    const refresh = async () => {
      const answer = await api.call('POST', '/prices/refresh');
      while ((await api.call('GET', '/prices/refresh')).text.includes('"finished_at":null'))
        await new Promise((resolve) => setTimeout(resolve, 5));
      return answer;
    };
    expect(await faultsOf(refresh)).toEqual([]);
    const status = (await api.call('GET', '/prices/status')).text;
    expect(status.match(/host_not_allowed/g)).toHaveLength(3); // the fund, CZK and USD
  });

  test('an import, with the look for rows that are known', async () => {
    const file = degiroFile(sampleTrades(40, 50, 350));
    expect(await faultsOf(async () => await api.upload(IMPORT, 'b.csv', file))).toEqual([]);
  });

  test('an undone import', async () => {
    const { changes } = (await api.call('GET', '/changes?limit=1')).as(changeListSchema);
    const last = changes.find(isImport)?.id ?? 0;
    expect(await faultsOf(async () => await api.call('POST', `/changes/${last}/undo`))).toEqual([]);
  });

  test('an undone import of many, whose rows are looked at in parts and not one by one', async () => {
    const file = degiroFile(sampleTrades(300, 50, 1000));
    const { changeId } = await api.upload(IMPORT, 'c.csv', file);
    recorder.take();
    expect((await api.call('POST', `/changes/${String(changeId)}/undo`)).status).toBe(201);
    // 300 rows are one part of 500; with a part for each row there were 2,837 queries.
    expect(recorder.take().length).toBeLessThan(400);
  });

  test.each([
    ['prices', { prices: [{ isin: ISIN, date: '2020-02-05', close: '8', currency: 'USD' }] }],
    ['exchange-rates', { rates: [{ currency: 'USD', date: '2020-03-05', rate: '1.2' }] }],
  ])('entered %s, with their packs', async (path, body) => {
    expect(await faultsOf(async () => await api.call('POST', `/${path}`, body))).toEqual([]);
  });

  test.each([
    `/prices?isin=${ISIN}&end_date=2020-02-03`,
    '/prices?end_date=2020-02-04',
    '/prices',
    '/exchange-rates?currency=USD&start_date=2020-02-20',
    '/exchange-rates',
  ])('DELETE %s, and its undo', async (path) => {
    const { changeId } = await api.call('DELETE', path);
    const undo = `/changes/${String(changeId)}/undo`;
    expect(await faultsOf(async () => await api.call('POST', undo))).toEqual([]);
    expect(await faultsOf(async () => await api.call('DELETE', path))).toEqual([]);
  });

  test('a reconstructed snapshot', async () => {
    const path = '/snapshots?snapshot_datetime=2020-03-01&reconstruct=true';
    expect(await faultsOf(async () => await api.call('POST', path))).toEqual([]);
  });

  test('everything deleted', async () => {
    expect(await faultsOf(async () => await api.call('DELETE', '/transactions'))).toEqual([]);
  });
});
