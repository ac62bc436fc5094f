import { afterEach, beforeEach, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from '../changes/changes.schema.ts';
import { datedFileReportSchema, storedSchema } from './dated-values.schema.ts';
import { rateListSchema } from './exchange-rates.schema.ts';

const PATH = '/exchange-rates';
const RATE = { currency: 'USD', date: '2026-01-05', rate: '1.0850' };

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const enter = async (...rates: object[]) => await api.call('POST', PATH, { rates });
const told = async (query = '') =>
  (await api.call('GET', PATH + query))
    .as(rateListSchema)
    .rates.map(({ updated_at: _, ...rate }) => Object.values(rate).join(' '));

test('rates are entered, replaced and listed by currency and day', async () => {
  expect((await enter(RATE, { ...RATE, currency: 'czk', rate: 24.35 })).as(storedSchema).created).toBe(2);
  const second = await enter({ ...RATE, rate: '1.09' }, { ...RATE, date: '2026-01-06' });
  expect(second.as(storedSchema)).toEqual({ created: 1, updated: 1, unchanged: 0, change_id: 2 });
  expect(await told()).toEqual([
    'CZK 2026-01-05 24.35 manual',
    'USD 2026-01-05 1.09 manual',
    'USD 2026-01-06 1.085 manual',
  ]);
  expect(await told('?currency=usd&end_date=2026-01-05')).toEqual(['USD 2026-01-05 1.09 manual']);
  const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
  expect(changes.map(({ subject, summary }) => [subject, summary])).toEqual([
    ['exchange_rates', 'Entered 2 exchange rates'],
    ['exchange_rates', 'Entered 2 exchange rates'],
  ]);
  expect((await api.call('POST', '/changes/2/undo')).status).toBe(201);
  expect(await told('?currency=USD')).toEqual(['USD 2026-01-05 1.085 manual']);
});

test('what is told in hundredths is kept in the currency itself', async () => {
  const pence = { ...RATE, currency: 'GBp', rate: '87.65' };
  await enter(pence, { ...pence, currency: 'GBX', date: '2026-01-06' });
  expect(await told()).toEqual(['GBP 2026-01-05 0.8765 manual', 'GBP 2026-01-06 0.8765 manual']);
  const fine = await enter({ ...pence, rate: '0.123456789' });
  expect(fine.status).toBe(422);
});

test('one rate is named in its sentence', async () => {
  await enter(RATE);
  const { changes } = (await api.call('GET', '/changes')).as(changeListSchema);
  expect(changes[0]?.summary).toBe('Entered the exchange rate 1.085 of USD on 2026-01-05');
});

test('a file goes out as it comes in, and is deleted by currency', async () => {
  await enter(RATE, { ...RATE, currency: 'GBP', rate: '0.8765' });
  const file = (await api.call('GET', `${PATH}.csv`)).text;
  expect(file).toBe(
    'currency,date,rate,source\r\nGBP,2026-01-05,0.8765,manual\r\nUSD,2026-01-05,1.085,manual\r\n',
  );
  expect((await api.call('DELETE', `${PATH}?currency=usd`)).text).toBe(
    '{"message":"Deleted 1 exchange rate","deleted_count":1}',
  );
  const report = (await api.upload(`${PATH}/import-csv`, 'rates.csv', file)).as(datedFileReportSchema);
  expect(report).toMatchObject({ created: 1, unchanged: 1, failed: 0 });
});

test('the rate of the settings is another one, and stays as it is', async () => {
  await enter({ ...RATE, currency: 'CZK', rate: '24.35' });
  expect((await api.call('GET', '/settings/exchange-rate')).text).toContain('"exchange_rate":"25.00"');
});

test.each([
  [{ currency: 'EUR' }, 'euro_has_no_rate', 'currency'],
  [{ currency: 'US' }, 'currency_letters', 'currency'],
  [{ currency: null }, 'currency_letters', 'currency'],
  [{ rate: '0' }, 'greater_than', 'rate'],
  [{ rate: '123456789' }, 'decimal_whole_digits', 'rate'],
  [{ date: '2999-01-01' }, 'date_in_future', 'date'],
])('%j is refused as %s', async (members, code, member) => {
  const answer = await enter({ ...RATE, ...members });
  expect(answer.status).toBe(422);
  const [fault] = validationSchema.parse(JSON.parse(answer.text)).detail;
  expect([fault?.code ?? fault?.type, ...(fault?.loc ?? [])]).toEqual([code, 'body', 'rates', 0, member]);
});
