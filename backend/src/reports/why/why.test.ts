import { decimal, equals, PORTFOLIO_FIGURES, POSITION_FIGURES } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { unrounded, isWholeTrail } from '../../testing/whole-trail.ts';
import { otherAssetListSchema } from '../../records/other-assets/other-assets.schema.ts';
import { portfolioSummarySchema } from '../portfolio-summary/portfolio-summary.schema.ts';
import { whySchema } from './why.schema.ts';

const FUND = 'IE00BK5BQT80';
const OTHER = 'IE00B4L5Y983';
const GONE = 'US0378331005';
const SHORT = 'US5949181045';
const MOVED = 'LU1681043599';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const ask = async (query: string) => (await api.call('GET', `/analytics/why?${query}`)).as(whySchema);

interface Deal {
  readonly isin?: string;
  readonly units: string;
  readonly price: string;
  readonly type?: 'BUY' | 'SELL';
  readonly date?: string;
  readonly fee?: string;
  readonly broker?: string;
  readonly rate?: string;
}

async function trade({ isin = FUND, units, price, type = 'BUY', date = '2025-01-15', ...rest }: Deal) {
  const { fee = '0', broker = 'DEGIRO', rate } = rest;
  const foreign = rate === undefined ? {} : { currency: 'USD', exchange_rate: rate };
  const answer = await api.call('POST', '/transactions', {
    ...{ date, isin, broker, fee, units, price_per_unit: price, transaction_type: type },
    ...foreign,
  });
  expect(answer.status).toBe(201);
}

const value = async (isin: string, current_value: string) =>
  await api.call('POST', '/position-values', { isin, current_value });

const ENTRY = { date: '2025-03-01', isin: FUND, broker: 'DEGIRO' };

async function entries(...all: readonly object[]) {
  for (const entry of all) expect((await api.call('POST', '/transactions', entry)).status).toBe(201);
}

/** Some of everything: fees, a foreign currency, thirds, two brokers, a closed and an oversold position, every type. */
async function mixedPortfolio() {
  await trade({ units: '10', price: '100', fee: '4', date: '2025-01-01' });
  await trade({
    units: '3',
    price: '110.55',
    fee: '1.5',
    date: '2025-01-02',
    rate: '1.0837',
    broker: 'IBKR',
  });
  await trade({ units: '4', price: '120', fee: '3', type: 'SELL', date: '2025-01-03' });
  await trade({ isin: OTHER, units: '7', price: '33.3333', date: '2025-02-01', fee: '2' });
  await trade({ isin: OTHER, units: '2', price: '34', date: '2025-02-02', type: 'SELL', broker: 'IBKR' });
  await trade({ isin: GONE, units: '5', price: '10', fee: '1' });
  await trade({ isin: GONE, units: '5', price: '11', fee: '1', type: 'SELL', date: '2025-01-16' });
  await trade({ isin: SHORT, units: '5', price: '10', fee: '1', type: 'SELL' });
  await value(FUND, '1234.56');
  await value(OTHER, '200');
  await entries(
    {
      ...ENTRY,
      transaction_type: 'DIVIDEND',
      amount: '12.5',
      currency: 'USD',
      exchange_rate: '1.1',
      tax: '3',
    },
    { ...ENTRY, transaction_type: 'SPLIT', new_units: 3, old_units: 7, fee: '0.5' },
    { ...ENTRY, transaction_type: 'TRANSFER_OUT', units: '2' },
    { ...ENTRY, transaction_type: 'TRANSFER_IN', units: '1', broker: 'Fio' },
    { ...ENTRY, isin: SHORT, transaction_type: 'TAX', amount: '0.7' },
    { ...ENTRY, isin: null, transaction_type: 'FEE', amount: '9.9', tax: '0.1' },
    {
      ...ENTRY,
      isin: MOVED,
      transaction_type: 'TRANSFER_IN',
      units: '7',
      price_per_unit: '10',
      acquired_on: '2019-01-07',
    },
    { ...ENTRY, isin: MOVED, transaction_type: 'TRANSFER_OUT', units: '3', broker: 'Fio' },
  );
}

/** A member of the summary; undefined for a step on the way to one. */
type Shown = string | number | null | undefined;

describe('every figure of the summary', () => {
  test.each(['average', 'fifo'])(
    'has a trail that ends in the very text that is shown, by %s',
    async (method) => {
      await mixedPortfolio();
      const summary = (await api.call('GET', '/analytics/portfolio-summary')).as(portfolioSummarySchema);
      const positions = [...summary.holdings, ...summary.closed_positions, ...summary.oversold_positions];
      const asked = [
        ...PORTFOLIO_FIGURES.map((figure) => ({
          figure,
          isin: '',
          shown: Reflect.get(summary, figure) as Shown,
        })),
        ...positions.flatMap((position) =>
          POSITION_FIGURES.map((figure) => ({
            figure,
            isin: position.isin,
            shown: Reflect.get(position, figure) as Shown,
          })),
        ),
      ];
      expect(asked).toHaveLength(PORTFOLIO_FIGURES.length + 5 * POSITION_FIGURES.length);
      for (const { figure, isin, shown } of asked) {
        const answer = await ask(`figure=${figure}&isin=${isin}&method=${method}`);
        const name = `${figure} of ${isin}`;
        if (method === 'average' && shown !== undefined)
          expect(answer.value, name).toBe(shown === null ? null : String(shown));
        if (answer.value === null)
          expect([answer.unavailable === null, answer.lines], name).toEqual([false, []]);
        else expect(isWholeTrail(answer), name).toBe(true);
        for (const line of answer.lines.filter(({ kind }) => kind === 'figure')) {
          const drilled = await ask(`figure=${String(line.figure)}&isin=${line.isin ?? ''}&method=${method}`);
          expect(equals(unrounded(drilled), decimal(line.operand)), `${name}: ${String(line.figure)}`).toBe(
            true,
          );
        }
      }
    },
    60_000,
  );
});

describe('lines that stand on records', () => {
  test('name the trade and the entered value, with their days', async () => {
    await mixedPortfolio();
    const basis = await ask(`figure=cost_basis&isin=${FUND}`);
    expect(basis.lines[0]).toEqual({
      kind: 'transaction',
      operator: 'start',
      operand: '1000',
      rule: 'gross_amount',
      expression: { units: '10', price: '100' },
      result: '1000',
      transaction_id: 1,
      transaction_type: 'BUY',
      isin: FUND,
      date: '2025-01-01',
    });
    const [entered] = (await ask(`figure=market_value&isin=${FUND}`)).lines;
    expect(entered).toMatchObject({ kind: 'position_value', position_value_id: 1, result: '1234.56' });
    const [match] = (await ask(`figure=realised_gain&isin=${FUND}&method=fifo`)).lines;
    // 4 of the 10 at 100: 480 − 400
    expect(match).toMatchObject({
      transaction_id: 3,
      lot_transaction_id: 1,
      rule: 'match_gain',
      operand: '80',
    });
  });

  test('a figure that cannot be had says why', async () => {
    await trade({ units: '10', price: '100' });
    const answer = await ask(`figure=unrealised_gain&isin=${FUND}`);
    expect(answer).toMatchObject({
      value: null,
      unavailable: { code: 'no_price' },
      lines: [],
      lines_total: 0,
    });
  });

  test('pages of a long trail are the whole of it, wherever they begin', async () => {
    const day = (index: number) =>
      `2025-0${1 + Math.floor(index / 56)}-${String(1 + ((index >> 1) % 28)).padStart(2, '0')}`;
    for (let index = 0; index < 250; index += 1) {
      const isSale = index % 5 === 4;
      await trade({
        units: isSale ? '3' : '7',
        price: `${100 + (index % 13)}.07`,
        type: isSale ? 'SELL' : 'BUY',
        date: day(index),
        fee: index % 3 === 0 ? '0' : '1.25',
        ...(index % 4 === 0 && { rate: '1.0837' }),
      });
    }
    for (const figure of POSITION_FIGURES) {
      for (const method of ['average', 'fifo']) {
        const query = `figure=${figure}&isin=${FUND}&method=${method}`;
        const whole = await ask(`${query}&limit=1000`);
        expect(whole.value === null || isWholeTrail(whole), query).toBe(true);
        for (const skip of [1, 99, 100, 137, 201, 249, 250, 900]) {
          const page = await ask(`${query}&skip=${skip}&limit=7`);
          expect(page.lines, `${query} from ${skip}`).toEqual(whole.lines.slice(skip, skip + 7));
          expect([page.value, page.lines_total]).toEqual([whole.value, whole.lines_total]);
        }
      }
    }
  }, 120_000);
});

describe('other assets', () => {
  test('each is told in EUR, and all of them together', async () => {
    await mixedPortfolio();
    await api.call('POST', '/other-assets', { asset_type: 'pension_fund', currency: 'CZK', value: '1000' });
    const pension = await ask('figure=value_eur&asset_type=pension_fund');
    expect(pension.lines.map(({ kind, operator, operand }) => `${kind} ${operator} ${operand}`)).toEqual([
      'asset start 1000',
      'rate divide 25',
    ]);
    expect([pension.value, pension.currency]).toEqual(['40.00', 'EUR']);
    const all = await ask('figure=total_value_eur');
    expect(all.value).toBe('1474.56'); // 1234.56 + 200 + 40
    expect(all.lines.map(({ figure, asset_type }) => [figure, asset_type])).toEqual([
      ['value_eur', 'investments'],
      ['value_eur', 'pension_fund'],
    ]);
    expect((await ask('figure=value_eur&asset_type=investments')).value).toBe('1434.5600');
    const list = (await api.call('GET', '/other-assets')).as(otherAssetListSchema);
    expect(list.by_type).toHaveLength(2);
    for (const { asset_type: type, value_eur: ofType, weight } of list.by_type) {
      const whole = await ask(`figure=type_value_eur&asset_type=${type}`);
      expect([whole.value, isWholeTrail(whole)]).toEqual([ofType, true]);
      expect((await ask(`figure=type_weight&asset_type=${type}`)).value).toBe(weight);
    }
    const elsewhere = '/analytics/why?figure=value_eur&asset_type=pension_fund&asset_detail=Elsewhere';
    expect(await api.call('GET', elsewhere)).toMatchObject({ status: 404 });
    expect((await api.call('GET', '/analytics/why?figure=type_weight&asset_type=crypto')).status).toBe(404);
    expect((await api.call('GET', '/analytics/why?figure=value_eur&asset_type=crypto')).status).toBe(404);
  });
});

test('a share of nothing says so', async () => {
  const { value, unavailable } = await ask('figure=type_weight&asset_type=investments');
  expect([value, unavailable]).toEqual([null, { code: 'base_not_positive' }]);
});

describe('questions that have no answer', () => {
  test('an unknown position is 404', async () => {
    expect((await api.call('GET', `/analytics/why?figure=price&isin=${FUND}`)).status).toBe(404);
  });

  test.each([
    'figure=nonsense',
    'figure=price',
    `figure=total_net_invested&isin=${FUND}`,
    'figure=total_gain&limit=1001',
  ])('%s is 422', async (query) => {
    await trade({ units: '1', price: '1' });
    expect((await api.call('GET', `/analytics/why?${query}`)).status).toBe(422);
  });

  test('the sum over nothing is one line', async () => {
    const { value, lines } = await ask('figure=total_invested');
    expect([value, lines.map(({ operator, result }) => [operator, result])]).toEqual(['0', [['start', '0']]]);
  });
});
