import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { otherAssetListSchema, otherAssetSchema } from './other-assets.schema.ts';

const PATH = '/other-assets';
const ISIN = 'IE00BK5BQT80';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const put = async (asset_type: string, currency: string, value: unknown, asset_detail?: string | null) =>
  await api.call('POST', PATH, { asset_type, currency, value, asset_detail });

const list = async (query = '') => (await api.call('GET', PATH + query)).as(otherAssetListSchema);

async function holdUnits(isin: string, current_value: string): Promise<void> {
  const trade = { date: '2025-01-15', broker: 'X', units: '1', price_per_unit: '1', transaction_type: 'BUY' };
  expect((await api.call('POST', '/transactions', { ...trade, isin })).status).toBe(201);
  expect((await api.call('POST', '/position-values', { isin, current_value })).status).toBe(200);
}

describe('entering', () => {
  test('creates with 200 and tells the value in EUR', async () => {
    const answer = await put('crypto', 'EUR', '1200.5');
    expect(answer.status).toBe(200);
    expect(answer.as(otherAssetSchema)).toMatchObject({
      id: 1,
      asset_type: 'crypto',
      asset_detail: null,
      currency: 'EUR',
      value: '1200.50',
      value_eur: '1200.50',
    });
  });

  test('a value in CZK is divided by the rate, exactly, and rounded half-even to ten digits', async () => {
    await api.call('POST', '/settings/exchange-rate', { exchange_rate: '24.35' });
    expect((await put('cash_czk', 'CZK', '120000', 'CSOB')).as(otherAssetSchema).value_eur).toBe(
      '4928.1314168378',
    );
    expect((await put('cash_czk', 'CZK', '487', 'RAIF')).as(otherAssetSchema).value_eur).toBe('20.00');
  });

  test('updates the row of the same type and detail; each account is a row of its own', async () => {
    const first = (await put('cash_eur', 'EUR', 1, 'Wise')).as(otherAssetSchema);
    const second = (await put('cash_eur', 'EUR', '2.345', 'Wise')).as(otherAssetSchema);
    expect(second).toMatchObject({ id: first.id, value: '2.345', created_at: first.created_at });
    expect(second.updated_at > first.updated_at).toBe(true);
    expect((await put('cash_eur', 'EUR', 1, 'Revolut')).as(otherAssetSchema).id).toBe(2);
  });

  test('the same again is no change', async () => {
    const first = (await put('pension_fund', 'CZK', '10')).as(otherAssetSchema);
    const again = await put('pension_fund', 'CZK', '10.00', null);
    expect(again.as(otherAssetSchema)).toEqual(first);
    expect(again.changeId).toBeNull();
    expect((await put('pension_fund', 'EUR', '10')).changeId).toBe(2);
  });

  test('zero is a value', async () => {
    expect((await put('cd_account', 'CZK', 0)).as(otherAssetSchema)).toMatchObject({
      value: '0.00',
      value_eur: '0.00',
    });
  });

  test.each([
    [{ asset_type: 'investments' }, ['body', 'asset_type'], 'investments'],
    [{ asset_type: 'gold' }, ['body', 'asset_type'], 'should be'],
    [{ asset_type: { toString: 1 } }, ['body', 'asset_type'], 'should be'],
    [{ currency: 'USD' }, ['body', 'currency'], "'EUR' or 'CZK'"],
    [{ value: '-0.01' }, ['body', 'value'], 'greater than or equal to 0'],
    [{ value: '1e15' }, ['body', 'value'], '15 digits'],
    [{ asset_detail: 'x'.repeat(101) }, ['body', 'asset_detail'], '100 characters'],
    [{ asset_detail: '' }, ['body'], 'account name'],
    [{ asset_detail: null }, ['body'], 'account name'],
    [{ asset_detail: 'wise' }, ['body'], 'account name'],
    [{ currency: 'CZK' }, ['body'], 'needs currency EUR'],
    [{ asset_type: 'cash_czk' }, ['body'], 'needs currency CZK'],
    [{ asset_type: 'crypto' }, ['body'], 'only for cash'],
    [{ asset_type: 'crypto', asset_detail: '' }, ['body'], 'only for cash'],
  ])('%j is refused at %j', async (members, loc, words) => {
    const cash = { asset_type: 'cash_eur', currency: 'EUR', value: '5', asset_detail: 'Wise' };
    const answer = await api.call('POST', PATH, { ...cash, ...members });
    expect(answer.status).toBe(422);
    const { detail } = validationSchema.parse(JSON.parse(answer.text));
    expect(detail.map((entry) => entry.loc)).toEqual([loc]);
    expect(detail[0]?.msg).toContain(words);
    expect((await list()).total).toBe(1);
  });

  test('rules of the whole asset are asked only when each member is right', async () => {
    const answer = await put('cash_eur', 'EUR', 'much');
    const { detail } = validationSchema.parse(JSON.parse(answer.text));
    expect(detail.map((entry) => entry.loc)).toEqual([['body', 'value']]);
  });
});

describe('the row of the investments', () => {
  test('comes first, is a plain "0" on an empty portfolio, and can be left out', async () => {
    await put('cash_eur', 'EUR', '1', 'Wise');
    const whole = await list();
    expect(whole.other_assets.map((row) => row.asset_type)).toEqual(['investments', 'cash_eur']);
    expect(whole.other_assets[0]).toMatchObject({
      id: 0,
      asset_detail: null,
      currency: 'EUR',
      value: '0',
      value_eur: '0',
    });
    expect(whole).toMatchObject({ total: 2, exchange_rate_used: '25.00' });
    for (const no of ['false', '0', 'No']) expect((await list(`?include_investments=${no}`)).total).toBe(1);
    expect((await api.call('GET', `${PATH}?include_investments=maybe`)).status).toBe(422);
  });

  test('is the sum of the values over open holdings, with their digits', async () => {
    await holdUnits(ISIN, '1000.12345');
    await holdUnits('DE000A0F5UF5', '5');
    await api.call('POST', '/position-values', { isin: 'NOBODY HOLDS', current_value: '7' });
    const [row] = (await list()).other_assets;
    expect(row).toMatchObject({ value: '1005.12345', value_eur: '1005.12345' });
    await api.call('POST', '/position-values', { isin: ISIN, current_value: '3' });
    expect((await list()).other_assets[0]?.value).toBe('8.0000');
  });
});

describe('the totals', () => {
  test('are the sums of the rows listed, by type and together, with the weight of each type', async () => {
    await holdUnits(ISIN, '75');
    await put('cash_eur', 'EUR', '10', 'Wise');
    await put('cash_eur', 'EUR', '5', 'Revolut');
    await put('cash_czk', 'CZK', '250', 'CSOB');
    const whole = await list();
    expect(whole.total_value_eur).toBe('100.00'); // 75 + 10 + 5 + 250 / 25
    expect(whole.by_type).toEqual([
      { asset_type: 'investments', value_eur: '75.00', weight: '0.75' },
      { asset_type: 'cash_czk', value_eur: '10.00', weight: '0.1' },
      { asset_type: 'cash_eur', value_eur: '15.00', weight: '0.15' },
    ]);
    const others = await list('?include_investments=false');
    expect(others.total_value_eur).toBe('25.00');
    expect(others.by_type.map((part) => part.weight)).toEqual(['0.4', '0.6']);
  });

  test('have no weights while everything is worth nothing', async () => {
    const { total_value_eur: total, by_type: byType } = await list();
    expect([total, byType]).toEqual([
      '0.00',
      [{ asset_type: 'investments', value_eur: '0.00', weight: null }],
    ]);
  });
});

describe('listing and deleting', () => {
  beforeEach(async () => {
    await put('pension_fund', 'CZK', '50');
    await put('cash_eur', 'EUR', '2', 'Wise');
    await put('cash_eur', 'EUR', '1', 'Degiro');
    await put('cash_czk', 'CZK', '25', 'CSOB');
  });

  test('the list ascends by type and account, and follows the rate at once', async () => {
    const rows = async () =>
      (await list('?include_investments=0')).other_assets.map(
        (row) => `${row.asset_type} ${row.asset_detail ?? '–'} ${row.value_eur}`,
      );
    expect(await rows()).toEqual([
      'cash_czk CSOB 1.00',
      'cash_eur Degiro 1.00',
      'cash_eur Wise 2.00',
      'pension_fund – 2.00',
    ]);
    await api.call('POST', '/settings/exchange-rate', { exchange_rate: 50 });
    expect((await rows())[0]).toBe('cash_czk CSOB 0.50');
    expect((await list()).exchange_rate_used).toBe('50');
  });

  test.each([
    ['cash_eur?asset_detail=Wise', 204],
    ['pension_fund', 204],
    ['cash_eur', 404],
    ['cash_eur?asset_detail=wise', 404],
    ['cash_eur?asset_detail=', 404],
    ['pension_fund?asset_detail=', 404],
    ['investments', 404],
    ['no%20such%20type', 404],
    ['x'.repeat(51), 422],
    [`cash_eur?asset_detail=${'x'.repeat(101)}`, 422],
    ['a%00b', 422],
  ])('deleting %s is %i', async (path, status) => {
    const answer = await api.call('DELETE', `${PATH}/${path}`);
    expect(answer.status).toBe(status);
    expect(answer.changeId).toBe(status === 204 ? 5 : null);
    expect((await list()).total).toBe(status === 204 ? 4 : 5);
  });
});
