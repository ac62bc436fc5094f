import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { degiroFile, sampleIsin } from '../../testing/degiro-file.ts';
import { type Answer, type TestApi, testApi } from '../../testing/test-api.ts';

/** Every operation that writes is done, undone, and done again: whatever is added later has to be listed here. */

const ISIN = sampleIsin(1);
const OTHER = sampleIsin(2);
const TRADE = { date: '2025-01-15', isin: ISIN, broker: 'DEGIRO', fee: '2', transaction_type: 'BUY' };
const BUY = { ...TRADE, units: '10', price_per_unit: '100' };
const SOLD = { ...BUY, transaction_type: 'SELL', units: '4' };
const PLAN = {
  isin: ISIN,
  broker: 'DEGIRO',
  amount: '100',
  interval: 'monthly',
  day: 1,
  start_on: '2025-01-01',
};
const exported = degiroFile([
  {
    ...{ date: '03-02-2025', time: '09:10', product: 'A fund', isin: ISIN },
    ...{ units: 3, cents: 10_100, feeCents: 100, orderId: 'an-order' },
  },
]);

interface Write {
  /** As the OpenAPI document names it. */
  readonly operation: string;
  /** Where it is asked; default: as the document has it. */
  readonly path?: string;
  readonly body?: object;
  /** Sent as the part named `file`. */
  readonly file?: string;
}

/** In an order in which each finds what it writes about. */
const WRITES: readonly Write[] = [
  { operation: 'PUT /settings/base-currency', body: { base_currency: 'USD' } },
  { operation: 'PUT /settings/base-currency', body: { base_currency: 'EUR' } },
  { operation: 'POST /transactions', body: BUY },
  { operation: 'POST /transactions', body: { ...SOLD, date: '2025-03-01' } },
  { operation: 'POST /transactions/bulk', body: { transactions: [BUY, { ...BUY, isin: OTHER }] } },
  { operation: 'PUT /transactions/{id}', path: '/transactions/1', body: { units: '12' } },
  { operation: 'POST /position-values', body: { isin: ISIN, current_value: '1234.5' } },
  { operation: 'POST /position-values', body: { isin: ISIN, current_value: '1300' } },
  { operation: 'POST /isin-metadata', body: { isin: ISIN, name: 'A fund', type: 'STOCK' } },
  { operation: 'PUT /isin-metadata/{isin}', path: `/isin-metadata/${ISIN}`, body: { name: 'The fund' } },
  { operation: 'PUT /notes/{isin}', path: `/notes/${ISIN}`, body: { text: 'why it is held' } },
  {
    operation: 'PUT /listings/{isin}',
    path: `/listings/${ISIN}`,
    body: { sources: [{ provider: 'yahoo', symbol: 'A.DE', currency: 'EUR' }] },
  },
  {
    operation: 'PUT /look-through/{isin}',
    path: `/look-through/${ISIN}`,
    body: { kind: 'region', as_of: '2025-01-31', parts: [{ name: 'North America', weight: '0.6' }] },
  },
  {
    operation: 'POST /look-through/{isin}/import',
    path: `/look-through/${OTHER}/import?as_of=2025-01-31`,
    file: 'Name,Weight (%)\nApple,60\nSAP,40\n',
  },
  {
    operation: 'POST /prices',
    body: { prices: [{ isin: ISIN, date: '2025-03-03', close: '101.5', currency: 'EUR' }] },
  },
  { operation: 'POST /prices/import-csv', file: `isin,date,close,currency\n${ISIN},2025-03-04,102,EUR\n` },
  {
    operation: 'POST /exchange-rates',
    body: { rates: [{ currency: 'USD', date: '2025-03-03', rate: '1.05' }] },
  },
  { operation: 'POST /exchange-rates/import-csv', file: 'currency,date,rate\nUSD,2025-03-04,1.06\n' },
  { operation: 'POST /asset-kinds', body: { code: 'art', name: 'Art' } },
  { operation: 'PUT /asset-kinds/{code}', path: '/asset-kinds/art', body: { name: 'Paintings' } },
  { operation: 'POST /asset-accounts', body: { name: 'Hausbank' } },
  { operation: 'PUT /asset-accounts/{id}', path: '/asset-accounts/6', body: { name: 'Sparkasse' } },
  { operation: 'POST /other-assets', body: { asset_type: 'crypto', currency: 'EUR', value: '500' } },
  { operation: 'POST /other-assets', body: { asset_type: 'crypto', currency: 'EUR', value: '550' } },
  { operation: 'POST /settings/exchange-rate', body: { exchange_rate: '24.5' } },
  { operation: 'PUT /settings/risk-free-rate', body: { risk_free_rate: '0.03' } },
  { operation: 'PUT /settings/broker-fees', body: { fees: [{ broker: 'DEGIRO', fixed: '2' }] } },
  { operation: 'PUT /targets', body: { targets: [{ scope: 'instrument', key: ISIN, weight: '1' }] } },
  { operation: 'POST /savings-plans', body: PLAN },
  { operation: 'PUT /savings-plans/{id}', path: '/savings-plans/1', body: { ...PLAN, amount: '150' } },
  {
    operation: 'POST /savings-plans/{id}/confirm',
    path: '/savings-plans/1/confirm',
    body: { due_on: '2025-02-01', units: '1', price_per_unit: '100' },
  },
  {
    operation: 'POST /savings-plans/{id}/skip',
    path: '/savings-plans/1/skip',
    body: { due_on: '2025-03-01' },
  },
  {
    operation: 'POST /analytics/data-health/dismissals',
    body: { code: 'suspected_duplicate', about: '1+3' },
  },
  {
    operation: 'PUT /import-mappings',
    body: {
      header: ['Day', 'What', 'Number', 'Price'],
      mapping: {
        columns: { date: 'Day', isin: 'What', units: 'Number', price_per_unit: 'Price' },
        ...{ date_order: 'ymd', decimal_mark: 'dot', types: [], broker: 'Hausbank', currency: 'EUR' },
        ...{ rate_of: 'currency', charges_in: 'currency' },
      },
    },
  },
  { operation: 'POST /snapshots', path: '/snapshots?snapshot_datetime=2025-04-01T10:00:00' },
  {
    operation: 'POST /snapshots/import-csv',
    file:
      'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur,created_at\n' +
      '2025-05-01T10:00:00,crypto,,EUR,600.00,24.50,600.00,\n',
  },
  { operation: 'POST /transactions/degiro-import-csv-transactions', file: exported },
  {
    operation: 'POST /transactions/import',
    path: '/transactions/import?allow_duplicates=true',
    file: exported,
  },
  { operation: 'DELETE /snapshots/{snapshot_date}', path: '/snapshots/2025-04-01T10:00:00' },
  { operation: 'DELETE /snapshots' },
  { operation: 'DELETE /import-mappings/{id}', path: '/import-mappings/1' },
  { operation: 'DELETE /savings-plans/{id}', path: '/savings-plans/1' },
  { operation: 'DELETE /other-assets/{asset_type}', path: '/other-assets/crypto' },
  { operation: 'DELETE /asset-accounts/{id}', path: '/asset-accounts/6' },
  { operation: 'DELETE /asset-kinds/{code}', path: '/asset-kinds/art' },
  { operation: 'DELETE /exchange-rates', path: '/exchange-rates?currency=USD' },
  { operation: 'DELETE /prices', path: `/prices?isin=${ISIN}` },
  { operation: 'DELETE /look-through/{isin}', path: `/look-through/${ISIN}?kind=region` },
  { operation: 'DELETE /listings/{isin}', path: `/listings/${ISIN}` },
  { operation: 'DELETE /isin-metadata/{isin}', path: `/isin-metadata/${ISIN}` },
  { operation: 'DELETE /position-values/{id}', path: '/position-values/1' },
  { operation: 'DELETE /transactions/{id}', path: '/transactions/1' },
  { operation: 'POST /transactions/delete', body: { ids: [2, 3] } },
  { operation: 'DELETE /transactions' },
];

/** What writes nothing of the portfolio, or nothing at all. */
const NO_CHANGES = [
  'POST /analytics/rebalancing', // works something out
  'POST /prices/refresh', // asks providers, whose closes are theirs and are told anew
  'POST /backups',
  'POST /changes/{id}/undo', // of which an undo is a change itself
  'POST /import/portfolio-json', // into an empty portfolio alone
  // Who gets in is no part of the portfolio.
  ...['POST /session', 'DELETE /session', 'POST /session/passkey', 'POST /session/passkey/options'],
  ...['DELETE /sessions', 'DELETE /sessions/{id}', 'PUT /password'],
  ...['POST /api-tokens', 'DELETE /api-tokens/{id}'],
  ...['POST /passkeys', 'POST /passkeys/options', 'DELETE /passkeys/{id}'],
];

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function written({ operation, path, body, file }: Write): Promise<Answer> {
  const [method, documented] = operation.split(' ') as ['POST' | 'PUT' | 'DELETE', string];
  const where = path ?? documented;
  return file === undefined ? await api.call(method, where, body) : await api.upload(where, 'a.csv', file);
}

/** Every row of the portfolio with its number; not when it was last written, as an undo writes too. */
async function portfolio(): Promise<unknown> {
  const { text } = await api.call('GET', '/export/portfolio.json');
  const table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) });
  const { nouns } = z.object({ nouns: z.record(z.string(), table) }).parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(nouns).map(([noun, { columns, rows }]) => {
      const stamp = columns.indexOf('updated_at');
      return [noun, rows.map((row) => row.filter((_, column) => column !== stamp))];
    }),
  );
}

test('every operation that writes is listed, as a change or as none', () => {
  const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
  const { paths } = document.parse(
    JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')),
  );
  const writing = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'get')
      .map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  const listed = new Set([...WRITES.map(({ operation }) => operation), ...NO_CHANGES]);
  expect([...listed].sort()).toEqual(writing.sort());
});

test('every one that changes the portfolio is a change of its own, and its undo brings back every row', async () => {
  for (const write of WRITES) {
    const before = await portfolio();
    const answer = await written(write);
    expect([write.operation, answer.status < 300, answer.text.slice(0, 300)]).toEqual([
      write.operation,
      true,
      answer.text.slice(0, 300),
    ]);
    expect([write.operation, answer.changeId !== null]).toEqual([write.operation, true]);
    expect([write.operation, await portfolio()]).not.toEqual([write.operation, before]);
    const undone = await api.call('POST', `/changes/${answer.changeId}/undo`);
    expect([write.operation, undone.status, undone.detail]).toEqual([write.operation, 201, '']);
    expect([write.operation, await portfolio()]).toEqual([write.operation, before]);
    const again = await api.call('POST', `/changes/${undone.changeId}/undo`);
    expect([write.operation, again.status, again.detail]).toEqual([write.operation, 201, '']);
  }
});

test('a whole portfolio that was brought into an empty one is a change that can be undone as well', async () => {
  for (const write of WRITES.slice(0, 30)) await written(write);
  const file = (await api.call('GET', '/export/portfolio.json')).text;
  await api.close();
  api = await testApi();
  const empty = await portfolio();
  const answer = await api.upload('/import/portfolio-json', 'portfolio.json', file);
  expect([answer.status, answer.changeId !== null]).toEqual([200, true]);
  expect((await api.call('POST', `/changes/${answer.changeId}/undo`)).status).toBe(201);
  expect(await portfolio()).toEqual(empty);
});
