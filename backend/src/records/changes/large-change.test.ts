import { dateOfEpochDay, epochDay, localDate } from '@portfolio/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { changeListSchema } from './changes.schema.ts';

/** More than are counted at once: a part of 5,000 and one of three. */
const DAYS = 5003;
const LAST_DAY = epochDay(localDate('2026-01-31'));

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function closes(close: string, days: number): Promise<void> {
  const prices = Array.from({ length: days }, (_, back) => ({
    isin: 'IE00BK5BQT80',
    date: dateOfEpochDay(LAST_DAY - back),
    close,
    currency: 'EUR',
  }));
  expect((await api.call('POST', '/prices', { prices })).status).toBe(200);
}

const counts = async () =>
  (await api.call('GET', '/changes')).as(changeListSchema).changes.map(({ row_count }) => row_count);

test('rows that a change wrote, replaced or took away are each counted once, however many', async () => {
  await closes('100', DAYS);
  await closes('101', DAYS - 1);
  expect((await api.call('DELETE', '/prices?isin=IE00BK5BQT80')).status).toBe(200);
  expect(await counts()).toEqual([DAYS, DAYS - 1, DAYS]);
});
