import { CURRENCIES } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { portfolioSummarySchema } from '../../reports/portfolio-summary/portfolio-summary.schema.ts';
import { capturedSchema } from '../../reports/snapshots/snapshots.schema.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema, undoConflictSchema } from '../changes/changes.schema.ts';
import { importReportSchema } from '../imports/imports.schema.ts';
import { otherAssetListSchema } from '../other-assets/other-assets.schema.ts';
import { transactionListSchema, transactionSchema } from '../transactions/transactions.schema.ts';
import { baseCurrencySchema } from './base-currency.schema.ts';

const PATH = '/settings/base-currency';
const BUY = {
  date: '2025-01-15',
  isin: 'IE00BK5BQT80',
  broker: 'Fio',
  units: '10',
  price_per_unit: '2500',
  transaction_type: 'BUY',
};

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors.filter((line) => !line.includes('import rejected'))).toEqual([]);
  await api.close();
});

const base = async () => (await api.call('GET', PATH)).as(baseCurrencySchema).base_currency;
const choose = async (base_currency: unknown) => await api.call('PUT', PATH, { base_currency });
const record = async (members: object = {}) =>
  await api.call('POST', '/transactions', { ...BUY, ...members });
const undo = async (id: number) => await api.call('POST', `/changes/${id}/undo`);

test('is EUR until another is chosen, which is a change with a sentence', async () => {
  expect(await base()).toBe('EUR');
  expect((await choose('EUR')).changeId).toBeNull();
  const answer = await choose('CZK');
  expect([answer.status, answer.changeId, await base()]).toEqual([200, 1, 'CZK']);
  const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
  expect(changes.map(({ subject, summary }) => [subject, summary])).toEqual([
    ['settings', 'Set the base currency to CZK, before EUR'],
  ]);
  expect((await choose('EUR')).changeId).toBe(2);
  expect((await choose('CZK')).changeId).toBe(3);
});

test.each([
  ['ABC', 'value_error', 'a currency of ISO 4217'],
  ['GBX', 'value_error', 'a currency of ISO 4217'],
  ['czk', 'value_error', 'in capitals'],
  [null, 'string_type', 'string'],
])('%s is refused', async (given, type, words) => {
  const answer = await choose(given);
  expect(answer.status).toBe(422);
  const { detail } = validationSchema.parse(JSON.parse(answer.text));
  expect(detail).toMatchObject([{ type, loc: ['body', 'base_currency'] }]);
  expect(detail[0]?.msg).toContain(words);
  expect(await base()).toBe('EUR');
});

test('may be any currency of ISO 4217, and every one has a name that people know it by', async () => {
  const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
  expect(CURRENCIES.filter((code) => names.of(code) === undefined)).toEqual([]);
  for (const code of ['USD', 'CHF', 'JPY', 'ZWG', 'EUR']) {
    expect((await choose(code)).status).toBe(200);
    expect(await base()).toBe(code);
  }
});

test.each(['a transaction', 'a position value'])('stays while there is %s', async (what) => {
  if (what === 'a transaction') await record();
  else await api.call('POST', '/position-values', { isin: 'anything', current_value: '1' });
  const answer = await choose('CZK');
  expect(answer.status).toBe(409);
  expect(answer.detail).toContain('stays EUR');
  expect((await choose('EUR')).status).toBe(200);
  expect((await undo(1)).status).toBe(201);
  expect((await choose('CZK')).status).toBe(200);
});

describe('once it is CZK', () => {
  beforeEach(async () => {
    await choose('CZK');
  });

  test('prices are in it unless they say otherwise, and any other needs its rate', async () => {
    const { currency, net_amount } = (await record()).as(transactionSchema);
    expect([currency, net_amount]).toEqual(['CZK', '-25000.00']);
    const euros = await record({ currency: 'EUR' });
    expect(euros.detail).toContain('units of EUR for one CZK');
    // 10 × 100 EUR / 0.04 EUR for one CZK
    const rated = await record({ currency: 'EUR', exchange_rate: '0.04', price_per_unit: '100' });
    expect(rated.as(transactionSchema).net_amount).toBe('-25000.00');
    expect((await record({ currency: 'CZK', exchange_rate: '1' })).status).toBe(422);
  });

  test('the summary tells it, and what is owned beside keeps its value in EUR', async () => {
    await record();
    await api.call('POST', '/position-values', { isin: BUY.isin, current_value: '50000' });
    const summary = (await api.call('GET', '/analytics/portfolio-summary')).as(portfolioSummarySchema);
    expect([summary.currency, summary.total_market_value]).toEqual(['CZK', '50000.00']);
    const { other_assets } = (await api.call('GET', '/other-assets')).as(otherAssetListSchema);
    // 50000 CZK / 25 CZK for one EUR
    const investments = { currency: 'CZK', value: '50000.0000', value_eur: '2000.0000' };
    expect(other_assets).toMatchObject([investments]);
    const captured = (await api.call('POST', '/snapshots')).as(capturedSchema);
    expect(captured.snapshots).toMatchObject([{ currency: 'CZK', value: '50000.00', value_eur: '2000.00' }]);
  });

  const DEGIRO = '/transactions/degiro-import-csv-transactions';
  // 10 units at 50 USD, 1.25 USD for one EUR, fee 2.00, AutoFX 1.00, and 12 at 37.41 EUR, fee 1.00
  const FILE = `Date,Time,Product,ISIN,Reference exchange,Venue,Quantity,Price,,Local value,,Value EUR,Exchange rate,AutoFX Fee,Transaction and/or third party fees EUR,Total EUR,Order ID,
03-04-2023,09:15,SAMPLE INC,US47215P1066,NDQ,ARCX,10,"50,0000",USD,"-500,00",USD,"-400,00","1,2500","-1,00","-2,00","-402,00",,0f1e2d3c
03-04-2023,09:16,SAMPLE WORLD FUND,LU1681043599,EAM,XAMS,12,"37,4100",EUR,"-448,92",EUR,"-448,92",,"0,00","-1,00","-449,92",,9a8b7c6d
`;
  const enterRate = async (rate: string) => {
    const rates = [{ currency: 'CZK', date: '2023-04-03', rate }];
    expect((await api.call('POST', '/exchange-rates', { rates })).status).toBe(200);
  };

  test.each([DEGIRO, '/transactions/import'])(
    'a file of DEGIRO, whose amounts are in EUR, is read by the rate of the day: POST %s',
    async (path) => {
      await enterRate('25');
      const tried = (await api.upload(`${path}?dry_run=true`, 'a.csv', FILE)).as(importReportSchema);
      expect([tried.successful, tried.failed]).toEqual([2, 0]);
      expect((await api.upload(path, 'a.csv', FILE)).as(importReportSchema).successful).toBe(2);
      const { transactions } = (await api.call('GET', '/transactions')).as(transactionListSchema);
      // 1 EUR is 25 CZK: 1.25 USD · 0.04 = 0.05 USD for one CZK; −(500 / 0.05 + 50 + 25) and −(448.92 + 1) · 25
      expect(
        transactions.map(({ currency, exchange_rate, fee, fx_fee, net_amount }) =>
          [currency, exchange_rate, fee, fx_fee, net_amount].join(' '),
        ),
      ).toEqual(['EUR 0.04 25.00 0.00 -11248.00', 'USD 0.05 50.00 25.00 -10075.00']);
      // The same file again brings nothing twice.
      const again = (await api.upload(path, 'a.csv', FILE)).as(importReportSchema);
      expect([again.successful, again.skipped.length]).toEqual([0, 2]);
    },
  );

  test('without a rate each of its rows is refused, and says the way out', async () => {
    for (const query of ['', '?dry_run=true']) {
      const told = (await api.upload(DEGIRO + query, 'a.csv', FILE)).as(importReportSchema);
      expect([told.successful, told.failed]).toEqual([0, 2]);
      expect(told.errors.map(({ errors }) => errors[0])).toEqual(
        Array(2).fill(expect.stringContaining('no rate of EUR for one CZK is known on 2023-04-03')),
      );
    }
  });

  test('the choice cannot be undone while amounts are recorded in it', async () => {
    await record();
    const answer = await undo(1);
    expect(answer.status).toBe(409);
    expect(answer.detail).toContain('recorded in CZK');
    expect(await base()).toBe('CZK');
    await api.call('DELETE', '/transactions');
    expect((await undo(1)).status).toBe(201);
    expect(await base()).toBe('EUR');
  });
});

test('amounts in another base currency do not come back', async () => {
  await record();
  await api.call('DELETE', '/transactions');
  await choose('CZK');
  const answer = await undo(2);
  expect(answer.status).toBe(409);
  expect(answer.detail).toContain('its amounts are in EUR, and the base currency is CZK now');
  expect(undoConflictSchema.parse(JSON.parse(answer.text)).conflicting_change).toBe(3);
  expect((await undo(3)).status).toBe(201);
  expect((await undo(2)).status).toBe(201);
});
