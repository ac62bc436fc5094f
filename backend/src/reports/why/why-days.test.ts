import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestApi } from '../../testing/test-api.ts';
import { ISIN, providedApi, type ProvidedApi } from '../../testing/provided-api.ts';
import { isWholeTrail } from '../../testing/whole-trail.ts';
import { netWorthSchema } from '../net-worth/net-worth.schema.ts';
import { whySchema, type WhyWire } from './why.schema.ts';

let provided: ProvidedApi;
let api: TestApi;

beforeEach(async () => {
  provided = await providedApi();
  api = provided.api;
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await provided.close();
});

const ask = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).as(whySchema);

async function done(answer: ReturnType<TestApi['call']>): Promise<number | null> {
  const { status, text, changeId } = await answer;
  expect(status, text).toBeLessThan(300);
  return changeId;
}

describe('why a close', () => {
  const split = async (date: string, new_units: number, old_units: number) =>
    await done(
      api.call('POST', '/transactions', {
        ...{ date, isin: ISIN, broker: 'DEGIRO', transaction_type: 'SPLIT', new_units, old_units },
      }),
    );
  const enter = async (date: string, close: string) =>
    await done(api.call('POST', '/prices', { prices: [{ isin: ISIN, date, close, currency: 'EUR' }] }));

  test('that a provider told: who, when, the closes around it and the splits since', async () => {
    await provided.buy('2026-11-02');
    await provided.list({ provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' });
    provided.tells('2026-11-23', [100, 101, 102]);
    await provided.refresh();
    await split('2026-11-26', 3, 1);
    const told = await ask(`figure=close&isin=${ISIN}&end_date=2026-11-24`);
    expect(isWholeTrail(told)).toBe(true);
    expect(told).toMatchObject({ value: '101.00', currency: 'EUR', end_date: '2026-11-24', unit: 'price' });
    expect(told.lines).toMatchObject([{ kind: 'price', date: '2026-11-24', source: 'yahoo', isin: ISIN }]);
    expect(told.close).toMatchObject({
      close: { date: '2026-11-24', source: 'yahoo' },
      before: { date: '2026-11-23', close: '100.00' },
      after: { date: '2026-11-25', close: '102.00' },
      others: [],
      splits: [{ date: '2026-11-26', new_units: '3', old_units: '1' }],
      change: null,
      told_at: expect.stringMatching(/^2026-11-27T20:00:00/) as unknown,
    });
  });

  test('that the owner entered: by which change, and what the provider says of the day', async () => {
    await provided.list({ provider: 'yahoo', symbol: 'VWCE.DE', currency: 'EUR' });
    await provided.buy('2026-11-02');
    provided.tells('2026-11-23', [100, 101]);
    await provided.refresh();
    await enter('2026-11-24', '99');
    const changed = await enter('2026-11-24', '98.5');
    const told = await ask(`figure=close&isin=${ISIN}&end_date=2026-11-26`);
    expect(told).toMatchObject({ value: '98.50', close: { told_at: null, after: null } });
    expect(told.close?.change).toEqual({
      ...{
        id: changed,
        made_at: expect.stringMatching(/^2026-11-27T20:00:00/) as unknown,
        is_import: false,
        file_name: null,
      },
    });
    expect(told.close?.others).toMatchObject([{ source: 'yahoo', close: '101.00', date: '2026-11-24' }]);
  });

  test('that came with a file: which one; it needs an instrument and a close so early', async () => {
    const file = `isin,date,close,currency\n${ISIN},2026-11-24,12.345,USD\n`;
    expect((await api.upload('/prices/import-csv', 'closes.csv', file)).status).toBe(200);
    const told = await ask(`figure=close&isin=${ISIN}`);
    expect(told).toMatchObject({ value: '12.345', currency: 'USD', end_date: '2026-11-27' });
    expect(told.close?.change).toMatchObject({ is_import: true, file_name: 'closes.csv' });
    const early = await ask(`figure=close&isin=${ISIN}&end_date=2026-11-23`);
    expect(early).toMatchObject({ value: null, unavailable: { code: 'no_price' }, close: null, lines: [] });
    const refused = await api.call('GET', '/analytics/why?figure=close');
    expect([refused.status, refused.detail]).toEqual([422, expect.stringContaining('name its isin')]);
  });
});

describe('why net worth', () => {
  const own = async (asset_type: string, value: string, currency = 'EUR', asset_detail?: string) =>
    await done(
      api.call('POST', '/other-assets', {
        ...{ asset_type, currency, value },
        ...(asset_detail !== undefined && { asset_detail }),
      }),
    );
  const day = (date: string) => {
    vi.setSystemTime(new Date(`${date}T10:00:00Z`));
  };

  /** The figure that a line names, asked for as the web app does. */
  function questionOf({ figure, asset_type: type, asset_detail: detail, date }: WhyWire['lines'][number]) {
    if (figure === 'end_value') return `figure=end_value&start_date=${date ?? ''}&end_date=${date ?? ''}`;
    const asset = type === undefined ? '' : `&asset_type=${type}&asset_detail=${detail ?? ''}`;
    return `figure=${figure ?? ''}&end_date=${date ?? ''}${detail === null ? asset.replace(/&asset_detail=$/, '') : asset}`;
  }

  test.each(['EUR', 'CZK', 'USD'])(
    'of every day, with %s as the base currency, comes to the point of the history and to what it names',
    async (base) => {
      day('2026-11-02');
      await done(api.call('PUT', '/settings/base-currency', { base_currency: base }));
      await own('crypto', '80.1');
      day('2026-11-03');
      const rates = [
        { currency: 'CZK', date: '2026-11-02', rate: '24.3' },
        { currency: 'USD', date: '2026-11-03', rate: '1.07' },
      ];
      await done(api.call('POST', '/exchange-rates', { rates }));
      const bought = {
        date: '2026-11-03',
        isin: ISIN,
        broker: 'DEGIRO',
        units: '3',
        price_per_unit: '33.35',
      };
      await done(api.call('POST', '/transactions', { ...bought, currency: base, transaction_type: 'BUY' }));
      day('2026-11-05');
      await own('cash_czk', '1000', 'CZK', 'CSOB');
      await own('pension_fund', '77', 'CZK');
      day('2026-11-07');
      const told = (await api.call('GET', '/analytics/net-worth')).as(netWorthSchema);
      expect(told.points.length).toBeGreaterThan(4);
      for (const point of told.points) {
        const shown = {
          net_worth: point.total,
          net_worth_investments: point.investments,
          net_worth_other_assets: point.other_assets,
        };
        for (const [figure, value] of Object.entries(shown)) {
          const answer = await ask(`figure=${figure}&end_date=${point.date}`);
          expect([figure, point.date, answer.value]).toEqual([figure, point.date, value]);
          expect(answer).toMatchObject({ currency: 'EUR', start_date: null, end_date: point.date });
          if (value === null) continue;
          expect(isWholeTrail(answer)).toBe(true);
          for (const line of answer.lines.filter(({ kind }) => kind === 'figure')) {
            const next = await ask(questionOf(line));
            expect(parseFloat(line.operand), questionOf(line)).toBe(parseFloat(next.value ?? ''));
          }
        }
      }
      expect(told.points.at(-1)?.total).not.toBeNull();
    },
  );

  test('of an asset that a snapshot tells names the snapshot; of a day to come it is that of today', async () => {
    const rows = 'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur';
    const row = '2026-11-04T08:00:00,crypto,,EUR,70,25,70';
    await api.upload('/snapshots/import-csv', 'old.csv', `${rows}\n${row}`);
    const told = await ask('figure=net_worth_asset&asset_type=crypto&end_date=2026-12-24');
    expect(told).toMatchObject({ value: '70.00', end_date: '2026-11-27' });
    expect(told.lines).toMatchObject([
      { kind: 'snapshot_row', snapshot_date: '2026-11-04T08:00:00', date: '2026-11-04' },
    ]);
    const early = await ask('figure=net_worth&end_date=2026-11-03');
    expect(early).toMatchObject({ value: null, unavailable: { code: 'not_recorded' } });
  });
});
