import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { fundFileReportSchema, lookThroughListSchema, lookThroughSchema } from './look-through.schema.ts';

const ISIN = 'IE00B4L5Y983';
const PATH = `/look-through/${ISIN}`;

const FILE = `iShares Core MSCI World UCITS ETF
Fund Holdings as of,"28/Nov/2025"

Ticker,Name,Sector,Asset Class,Weight (%),Location
NVDA,NVIDIA CORP,Information Technology,Equity,60.25,United States
SAP,SAP,Information Technology,Equity,35.00,Germany
EUR,EUR CASH,Cash and/or Derivatives,Cash,4.80,European Union
-,FUTURE,Cash and/or Derivatives,Futures,n/a,-
`;

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const upload = async (text: string, query = '') =>
  await api.upload(`${PATH}/import${query}`, 'holdings.csv', text);
const known = async () => (await api.call('GET', '/look-through')).as(lookThroughListSchema).total;

describe('the file of a provider', () => {
  test('is shown before anything is stored, and stored as one change that can be undone', async () => {
    const seen = (await upload(FILE, '?dry_run=true')).as(fundFileReportSchema);
    expect(seen).toMatchObject({
      as_of: '2025-11-28',
      as_of_from: 'file',
      columns: { name: 'Name', weight: 'Weight (%)', sector: 'Sector', region: 'Location' },
      unit: 'percent',
      rows: 3,
      left_out: [8],
      sum: '1.0005',
      tolerance: '0.01',
      cash: '0.048',
      dry_run: true,
      change_id: null,
    });
    expect(seen.breakdowns.map(({ kind, parts_total }) => [kind, parts_total])).toEqual([
      ['region', 3],
      ['sector', 2],
      ['holding', 3],
    ]);
    expect(await known()).toBe(0);

    const stored = await upload(FILE);
    expect(stored.changeId).toBe(1);
    expect(stored.as(fundFileReportSchema)).toEqual({ ...seen, dry_run: false, change_id: 1 });
    const { breakdowns } = (await api.call('GET', PATH)).as(lookThroughSchema);
    expect(breakdowns.find(({ kind }) => kind === 'sector')?.parts).toEqual([
      { name: 'Information Technology', weight: '0.9525' },
      { name: 'Cash and/or Derivatives', weight: '0.048' },
    ]);
    expect((await upload(FILE)).changeId).toBeNull();

    const [change] = (await api.call('GET', '/changes')).as(changeListSchema).changes;
    expect(change).toMatchObject({
      action: 'import',
      file_name: 'holdings.csv',
      summary: `Imported 3 regions, 2 sectors, 3 holdings of ${ISIN} from holdings.csv`,
    });
    await api.call('POST', '/changes/1/undo');
    expect(await known()).toBe(0);
  });

  test('without a day, or with one to come, is of the day that is asked for, or of today', async () => {
    const dayless = 'Name,Weight\nA,100%';
    const asked = (await upload(dayless, '?as_of=2025-06-30')).as(fundFileReportSchema);
    expect([asked.as_of, asked.as_of_from]).toEqual(['2025-06-30', 'request']);
    for (const text of [dayless, `as of 2999-01-01\n${dayless}`])
      expect((await upload(text)).as(fundFileReportSchema).as_of_from).toBe('today');
  });

  test.each([
    ['Name,Weight\nA,0.3\nB,0.4', 'fund_file_not_whole', { sum: '0.7', tolerance: '0.01' }],
    ['Name,Price\nA,1', 'fund_file_without_heading', undefined],
    ['Name,Weight\nA,much', 'fund_file_without_weights', undefined],
    [`Name,Weight\n${'A,0\n'.repeat(20_001)}`, 'fund_file_too_long', { most: '20000' }],
    ['Name,Weight\0', 'file_not_text', undefined],
  ])('%# is refused, and nothing is stored', async (text, code, values) => {
    const { status, told } = await upload(text);
    expect([status, told]).toEqual([400, values === undefined ? { code } : { code, values }]);
    expect(await known()).toBe(0);
  });

  test('of an ISIN whose check digit is wrong is refused', async () => {
    expect((await api.upload('/look-through/IE00B4L5Y984/import', 'x.csv', FILE)).status).toBe(422);
  });
});
