import type { InjectOptions } from 'fastify';
import type { Chance } from './chance.ts';
import { jsonBody } from './nasty-json.ts';
import { upload } from './nasty-files.ts';
import type { Operation } from './operations.ts';

/** A request and whether its path still is the one of the operation that it was made from. */
export interface FuzzRequest {
  readonly options: InjectOptions & { readonly url: string };
  readonly operation: Operation;
  readonly isPathIntact: boolean;
}

/** Bodies that are accepted as they are, by operation. */
const VALID_BODIES: Readonly<Record<string, (chance: Chance) => Record<string, unknown>>> = {
  'POST /api/v1/transactions': (chance) => {
    const units = String(1 + chance.below(20));
    return {
      date: `2024-0${1 + chance.below(9)}-15`,
      isin: chance.pick(['IE00BK5BQT80', 'LU1681043599', 'DE000A0F5UF5']),
      broker: chance.pick(['DEGIRO', 'Fio']),
      fee: '1.00',
      ...chance.pick([
        { transaction_type: 'BUY', units, price_per_unit: '101.25' },
        { transaction_type: 'BUY', units, price_per_unit: '99', tax: '1.5' },
        { transaction_type: 'SELL', units, price_per_unit: '101.25' },
        { transaction_type: 'DIVIDEND', amount: '12.5', tax: '3' },
        { transaction_type: 'SPLIT', new_units: 1 + chance.below(3), old_units: 1 + chance.below(3) },
        { transaction_type: 'FEE', amount: '4', isin: null },
        { transaction_type: 'TAX', amount: '4' },
        { transaction_type: 'TRANSFER_IN', units },
        { transaction_type: 'TRANSFER_IN', units, price_per_unit: '7', acquired_on: '2019-01-01' },
        { transaction_type: 'TRANSFER_OUT', units },
      ]),
    };
  },
  'PUT /api/v1/transactions/{id}': (chance) => ({ fee: chance.below(9) + 1, tax: 2.5, note: 'x' }),
  'POST /api/v1/position-values': (chance) => ({
    isin: chance.pick(['IE00BK5BQT80', 'LU1681043599', 'anything']),
    current_value: '1234.5',
  }),
  'POST /api/v1/isin-metadata': (chance) => ({
    isin: chance.pick(['IE00BK5BQT80', 'LU1681043599', 'DE000A0F5UF5']),
    name: 'Sample',
    type: 'STOCK',
  }),
  'PUT /api/v1/isin-metadata/{isin}': () => ({
    name: 'Other',
    type: 'BOND',
    currency: 'USD',
    ter: '0.0022',
    symbol: null,
  }),
  'PUT /api/v1/listings/{isin}': (chance) => ({
    sources: chance.pick([
      [{ provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' }],
      [{ provider: 'yahoo', symbol: 'VWCE.MI', currency: 'GBp' }, { provider: 'manual' }],
    ]),
  }),
  'PUT /api/v1/look-through/{isin}': (chance) => ({
    kind: chance.pick(['region', 'sector', 'holding']),
    as_of: '2025-11-28',
    parts: [
      { name: 'Japan', weight: '0.25' },
      { name: 'Other', weight: chance.pick(['0.7', '0.75', 0.5]) },
    ],
  }),
  'PUT /api/v1/targets': (chance) => ({
    targets: chance.pick([
      [],
      [{ scope: 'instrument', key: 'IE00BK5BQT80', weight: '1' }],
      [
        { scope: 'instrument', key: 'LU1681043599', weight: 0.25 },
        { scope: 'asset_class', key: 'STOCK', weight: '0.75' },
      ],
    ]),
  }),
  'PUT /api/v1/settings/broker-fees': (chance) => ({
    fees: chance.pick([[], [{ broker: 'Fio', fixed: '1', rate: 0.001 }]]),
  }),
  'POST /api/v1/analytics/rebalancing': (chance) => ({
    amount: chance.pick(['0', '1234.56', 50_000]),
    allow_sales: chance.once(2),
    whole_units: chance.once(2),
    minimum_order: '10',
  }),
  'POST /api/v1/savings-plans': (chance) => ({
    isin: chance.pick(['IE00BK5BQT80', 'LU1681043599']),
    broker: 'Fio',
    ...chance.pick([{ amount: '100' }, { units: '1' }]),
    interval: chance.pick(['monthly', 'yearly']),
    day: 1 + chance.below(31),
    start_on: '2024-01-31',
  }),
  'PUT /api/v1/savings-plans/{id}': () => ({
    isin: 'IE00BK5BQT80',
    broker: 'Fio',
    amount: '50',
    interval: 'quarterly',
    day: 31,
    start_on: '2024-01-31',
    end_on: '2024-12-31',
  }),
  'POST /api/v1/savings-plans/{id}/confirm': () => ({
    due_on: '2024-01-31',
    units: '1',
    price_per_unit: '100',
  }),
  'POST /api/v1/savings-plans/{id}/skip': () => ({ due_on: '2024-01-31' }),
  'PUT /api/v1/notes/{isin}': (chance) => ({ text: chance.pick(['', 'Keep\nfor ten years', 'Sell']) }),
  'POST /api/v1/other-assets': () => ({
    asset_type: 'cash_czk',
    asset_detail: 'RAIF',
    currency: 'CZK',
    value: '100.00',
  }),
  'POST /api/v1/asset-kinds': (chance) => ({
    code: chance.pick(['art', 'gold', 'crypto']),
    name: 'Art',
    needs_account: chance.once(2),
    currency: null,
  }),
  'PUT /api/v1/asset-kinds/{code}': (chance) => ({ name: 'Coins', needs_account: chance.once(4) }),
  'POST /api/v1/asset-accounts': (chance) => ({ name: chance.pick(['Fio', 'Patria', 'Wise']) }),
  'PUT /api/v1/asset-accounts/{id}': (chance) => ({ name: chance.pick(['Fio', 'RAIF']) }),
  'POST /api/v1/prices': (chance) => ({
    prices: [
      {
        isin: chance.pick(['IE00BK5BQT80', 'LU1681043599']),
        date: `2024-0${1 + chance.below(9)}-15`,
        close: String(1 + chance.below(200)),
        currency: chance.pick(['EUR', 'USD', 'GBX', 'CZK']),
      },
    ],
  }),
  'POST /api/v1/exchange-rates': (chance) => ({
    rates: [{ currency: chance.pick(['USD', 'CZK']), date: `2024-0${1 + chance.below(9)}-15`, rate: '1.25' }],
  }),
  'PUT /api/v1/settings/base-currency': (chance) => ({
    base_currency: chance.pick(['EUR', 'EUR', 'CZK', 'USD', 'CHF']),
  }),
  'PUT /api/v1/settings/risk-free-rate': (chance) => ({
    risk_free_rate: chance.pick(['0', '0.02', '-0.005']),
  }),
  'POST /api/v1/settings/exchange-rate': () => ({ exchange_rate: '24.50' }),
};

const NASTY_TEXTS: readonly [string, ...string[]] = [
  '',
  ' ',
  '0',
  '-1',
  '1.0',
  '1e3',
  '+5',
  'null',
  'NaN',
  'true',
  'no',
  'BUY',
  'desc',
  'created_at',
  'summary',
  'import-csv',
  '2024-02-30',
  '2024-01-01',
  '2024-01-01T10:00:00+02:00',
  '0000-00-00T00:00:00',
  '9999-12-31T23:59:59.999999Z',
  '1700000000',
  '-62135596800',
  '99999999999999999',
  '99999999999999999999999999',
  '9'.repeat(400),
  'IE00BK5BQT80',
  'ie00bk5bqt80',
  'ßßßßßßßßßßßß',
  '💥💥💥💥💥💥💥💥💥💥💥💥',
  '\u0000',
  "' OR 1=1 --",
  '../../../etc/passwd',
  '..%2f..%2f',
  '__proto__',
  'constructor',
  'x'.repeat(900),
];

/** Percent-encodings that no decoder accepts, or that decode to something surprising. */
const RAW_TEXTS: readonly [string, ...string[]] = [
  '%',
  '%zz',
  '%c3%28',
  '%ff',
  '%ed%a0%80',
  '%00',
  '%2e%2e',
  '%u0041',
  '%25',
  '..',
  '.',
  ';',
  '%0d%0a',
];

/** A value for the path: mostly an id that may exist, and whether it stays one segment of it. */
function pathValue(chance: Chance, name: string): { text: string; isIntact: boolean } {
  if (chance.once(8)) return { text: chance.pick(RAW_TEXTS), isIntact: false };
  if (chance.once(30)) return { text: 'y'.repeat(3000), isIntact: false };
  if (chance.once(2)) {
    const usual = {
      isin: 'IE00BK5BQT80',
      asset_type: 'cash_czk',
      code: 'art',
      snapshot_date: '2023-06-15T21:05:00',
    }[name];
    return { text: encodeURIComponent(usual ?? String(chance.below(300))), isIntact: true };
  }
  const text = chance.pick(NASTY_TEXTS);
  return { text: encodeURIComponent(text), isIntact: !['', 'summary', 'import-csv'].includes(text) };
}

function queryOf(chance: Chance, { parameters }: Operation): string {
  const known = parameters.filter((parameter) => parameter.in === 'query').filter(() => chance.once(2));
  const pairs = known.map(
    ({ name }) =>
      `${name}=${chance.once(6) ? chance.pick(RAW_TEXTS) : encodeURIComponent(chance.pick(NASTY_TEXTS))}`,
  );
  if (chance.once(15))
    pairs.push(
      chance.pick([
        '__proto__[x]=1',
        'constructor=1',
        '=',
        '&&&',
        'a[]=1&a[]=2',
        '%=%',
        'limit=1&limit=2',
        'isin[$ne]=1',
      ]),
    );
  if (chance.once(150)) pairs.push(`isin=${'q'.repeat(200_000)}`);
  if (chance.once(100)) pairs.push(Array.from({ length: 5000 }, (_, index) => `k${index}=1`).join('&'));
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

const JUNK_HEADERS: readonly [Record<string, string>, ...Record<string, string>[]] = [
  { 'x-request-id': 'a'.repeat(5000) },
  { 'x-request-id': '\u00ff\u00fe' },
  { 'if-none-match': '"' },
  { 'accept-encoding': 'br;q=x, gzip, *;q=0, \u00ff' },
  { accept: 'text/html' },
  { origin: 'http://evil.example' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br' },
  { cookie: 'x'.repeat(6000) },
  { host: '' },
  { authorization: 'Basic ====' },
  { 'transfer-encoding': 'identity' },
];

const CONTENT_TYPES: readonly [string, ...string[]] = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'application/json; charset="',
  'application/jsonx',
  'application/merge-patch+json',
  'multipart/form-data',
  'application/octet-stream',
  'x',
  ';',
  'text/html; boundary=BB',
];

export function fuzzRequest(chance: Chance, operation: Operation): FuzzRequest {
  let isPathIntact = true;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { text, isIntact } = pathValue(chance, name);
    isPathIntact &&= isIntact;
    return text;
  });
  const valid = VALID_BODIES[`${operation.method} ${operation.path}`]?.(chance) ?? {};
  const form = operation.body === 'file' ? upload(chance) : null;
  const hasBody = operation.body === 'json' || chance.once(20);
  const payload = form ? form.payload : hasBody ? jsonBody(chance, valid, operation.members) : undefined;
  const usual = form ? form.type : 'application/json';
  const type =
    payload === undefined ? {} : { 'content-type': chance.once(30) ? chance.pick(CONTENT_TYPES) : usual };
  const junk = chance.once(12) ? chance.pick(JUNK_HEADERS) : {};
  return {
    options: {
      method: operation.method,
      url: path + queryOf(chance, operation),
      headers: { ...type, ...junk },
      ...(payload === undefined ? {} : { payload }),
    },
    operation,
    isPathIntact,
  };
}
