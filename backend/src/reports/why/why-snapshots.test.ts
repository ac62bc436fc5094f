import { decimal, equals } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { isWholeTrail, unrounded } from '../../testing/whole-trail.ts';
import { summaryListSchema } from '../snapshots/snapshot-summary.schema.ts';
import { whySchema, type WhyWire } from './why.schema.ts';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const ask = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).as(whySchema);

const HEAD = 'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur';

async function snapshots(...lines: string[]) {
  const answer = await api.upload('/snapshots/import-csv', 'old.csv', [HEAD, ...lines].join('\n'));
  expect(answer.status).toBe(200);
}

async function trade(type: 'BUY' | 'SELL', date: string, units: string, price: string, more: object = {}) {
  const plain = { isin: 'IE00BK5BQT80', broker: 'DEGIRO', fee: '1', date, units };
  const body = { ...plain, price_per_unit: price, transaction_type: type, ...more };
  expect((await api.call('POST', '/transactions', body)).status).toBe(201);
}

/** Thirds, two accounts of a kind, two rates of a kind, a kind that goes, trades on and between the days. */
async function mixedSnapshots() {
  await trade('BUY', '2024-01-31', '10', '100');
  await trade('BUY', '2024-02-10', '3', '110.55', { currency: 'USD', exchange_rate: '1.0837' });
  await trade('SELL', '2024-02-20', '1', '120');
  await snapshots(
    '2024-01-31T09:00:00,investments,,EUR,1000,25,1000',
    '2024-01-31T09:00:00,crypto,,EUR,20.5,25,20.5',
    '2024-02-29T18:30:00,investments,,EUR,1234.56,24,1234.56',
    '2024-02-29T18:30:00,cash_czk,CSOB,CZK,1000,24,41.6666666667',
    '2024-02-29T18:30:00,cash_czk,KB,CZK,1000,24,41.6666666667',
    '2024-02-29T18:30:00,pension_fund,,CZK,100,24.1,4.1493775934',
    '2024-02-29T18:30:00,pension_fund,,EUR,7.005,24,7.005',
    '2024-06-30T08:00:00,investments,,EUR,1500,24,1500',
  );
}

const FIGURES = [
  'absolute_change_from_oldest',
  'percentage_change_from_oldest',
  'net_contributions',
  'market_change',
  'exchange_rate_used',
] as const;

/** The figure that a line names, asked for as the web app does. */
function questionOf(line: WhyWire['lines'][number]): string {
  const { figure = '', snapshot_date: at = '', oldest_date: since, asset_type: type } = line;
  const query = {
    figure,
    snapshot_date: at,
    ...(since && { oldest_date: since }),
    ...(type && { asset_type: type }),
  };
  return new URLSearchParams(query).toString();
}

async function expectWhole(answer: WhyWire, name: string) {
  expect(isWholeTrail(answer), name).toBe(true);
  for (const line of answer.lines.filter(({ kind }) => kind === 'figure')) {
    const drilled = await ask(questionOf(line));
    expect(equals(unrounded(drilled), decimal(line.operand)), `${name}: ${questionOf(line)}`).toBe(true);
  }
}

describe.each(['', 'start_date=2024-02-01'])('every figure of the page, within "%s"', (period) => {
  test('has a trail that ends in the very text that is shown', async () => {
    await mixedSnapshots();
    const list = (await api.call('GET', `/snapshots/summary?${period}`)).as(summaryListSchema);
    expect(list.summaries).toHaveLength(period === '' ? 3 : 2);
    const oldest = list.summaries.at(-1)?.snapshot_date ?? '';
    for (const summary of list.summaries) {
      const at = `snapshot_date=${summary.snapshot_date}&oldest_date=${oldest}`;
      for (const figure of FIGURES) {
        const answer = await ask(`figure=${figure}&${at}`);
        expect(answer.value, `${figure} of ${at}`).toBe(summary[figure]);
        await expectWhole(answer, `${figure} of ${at}`);
      }
      const total = await ask(`figure=snapshot_total_value_eur&${at}`);
      expect([total.value, total.currency]).toEqual([summary.total_value_eur, 'EUR']);
      await expectWhole(total, `total of ${at}`);
      for (const part of summary.by_asset_type) {
        const answer = await ask(`figure=snapshot_type_value_eur&${at}&asset_type=${part.asset_type}`);
        expect(answer.value).toBe(part.total_value_eur);
        expect(isWholeTrail(answer)).toBe(true);
      }
    }
    const average = await ask(`figure=avg_monthly_increment&oldest_date=${oldest}`);
    expect(average.value).toBe(list.avg_monthly_increment);
    await expectWhole(average, 'average');
    const count = await ask(`figure=snapshots_count&oldest_date=${oldest}`);
    expect(count.value).toBe(String(list.total));
    expect(isWholeTrail(count)).toBe(true);
  });
});

describe('lines', () => {
  test('name the very rows, with what rounding to cents adds', async () => {
    await mixedSnapshots();
    const at = 'snapshot_date=2024-02-29T18:30:00';
    const { lines } = await ask(`figure=snapshot_type_value_eur&asset_type=cash_czk&${at}`);
    // 2 × 41.6666666667 = 83.3333333334
    expect(lines.map((line) => [line.kind, line.snapshot_row_id, line.asset_detail, line.operand])).toEqual([
      ['snapshot_row', 4, 'CSOB', '41.6666666667'],
      ['snapshot_row', 5, 'KB', '41.6666666667'],
      ['rounding', undefined, undefined, '-0.0033333334'],
    ]);
    expect(lines[0]?.snapshot_date).toBe('2024-02-29T18:30:00');
  });

  test('name the trades that are contributions, page by page', async () => {
    await mixedSnapshots();
    const all = await ask('figure=net_contributions');
    // The purchase on the day of the oldest snapshot is in it already; 331.65 ÷ 1.0837, and 120 taken out.
    expect(all.lines.map(({ operator, transaction_id: id }) => [operator, id])).toEqual([
      ['start', 2],
      ['minus', 3],
      ['round', undefined],
    ]);
    const page = await ask('figure=net_contributions&skip=1&limit=1');
    expect(page.lines).toEqual(all.lines.slice(1, 2));
    expect(page.lines_total).toBe(3);
  });

  test('count whole days: a month is 30 of them', async () => {
    await mixedSnapshots();
    const { lines } = await ask('figure=avg_monthly_increment&snapshot_date=2024-02-29T18:30:00');
    expect(lines.map(({ kind, operator, operand }) => `${kind} ${operator} ${operand}`)).toEqual([
      'figure start 308.54', // 1234.56 + 83.33 + 4.15 + 7.00 − 1020.50
      'constant times 30',
      'days divide 29',
      'rounding round 2',
    ]);
    expect(lines[2]).toMatchObject({
      rule: 'days_between',
      snapshot_date: '2024-02-29T18:30:00',
      oldest_date: '2024-01-31T09:00:00',
    });
  });
});

test('what the ledger cannot tell, and a percentage of nothing, say so', async () => {
  await snapshots('2024-01-31,investments,,EUR,0.001,25,0.001', '2024-02-29,investments,,EUR,5,25,5');
  await trade('BUY', '2024-02-10', '1', '5');
  expect((await ask('figure=percentage_change_from_oldest')).unavailable).toEqual({
    code: 'base_not_positive',
  });
  await snapshots('2024-01-30,investments,,EUR,3,25,3');
  expect((await ask('figure=net_contributions')).unavailable).toEqual({ code: 'ledger_too_young' });
  expect((await ask('figure=market_change')).unavailable).toEqual({ code: 'ledger_too_young' });
});

test.each([
  ['figure=snapshots_count&snapshot_date=2024-02-01', 404],
  ['figure=market_change&snapshot_date=2024-01-31&oldest_date=2024-02-29', 404],
  ['figure=market_change&snapshot_date=yesterday', 422],
])('%s is %i', async (query, status) => {
  expect((await api.call('GET', '/analytics/why?figure=market_change')).status).toBe(404);
  await snapshots('2024-01-31,investments,,EUR,1,25,1', '2024-02-29,investments,,EUR,5,25,5');
  expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(status);
});
