import { decimal, PERIOD_FIGURES, type PeriodFigure } from '@portfolio/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validationSchema } from '../../http/wire.ts';
import { type TestApi, testApi } from '../../testing/test-api.ts';
import { unrounded } from '../../testing/whole-trail.ts';
import { type PerformanceWire, performanceSchema } from '../performance/performance.schema.ts';
import { type WhyWire, whySchema } from './why.schema.ts';

const FUND = 'IE00BK5BQT80';
const OTHER = 'IE00B4L5Y983';
const ALONE = 'LU1681043599';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
  await somePortfolio();
});

afterEach(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const ask = async (query: string) => await api.call('GET', `/analytics/why?${query}&limit=1000`);
const why = async (query: string) => (await ask(query)).as(whySchema);
const performance = async (query: string) =>
  (await api.call('GET', `/analytics/performance?${query}`)).as(performanceSchema);

async function post(path: string, body: object) {
  const answer = await api.call('POST', path, body);
  expect([answer.status < 300, answer.detail]).toEqual([true, '']);
}

/** One close in so many days. */
async function prices(
  isin: string,
  from: string,
  every: number,
  closes: readonly string[],
  currency: string,
) {
  const start = Date.parse(from);
  const dateOf = (at: number) => new Date(start + at * every * 86_400_000).toISOString().slice(0, 10);
  const list = closes.map((close, at) => ({ isin, date: dateOf(at), close, currency }));
  await post('/prices', { prices: list });
}

/** Two years with every type of entry, two currencies, two brokers, thirds, a split and fees of the whole. */
async function somePortfolio() {
  const common = { isin: FUND, broker: 'DEGIRO', fee: '1' };
  const entries = [
    { ...common, date: '2024-01-02', transaction_type: 'BUY', units: '30', price_per_unit: '100' },
    { ...common, date: '2024-02-05', transaction_type: 'DIVIDEND', amount: '30', tax: '8' },
    { ...common, date: '2024-03-04', transaction_type: 'SELL', units: '7', price_per_unit: '101', tax: '4' },
    { ...common, date: '2024-04-03', transaction_type: 'SPLIT', new_units: 3, old_units: 2, fee: undefined },
    { ...common, date: '2024-05-02', transaction_type: 'TRANSFER_OUT', units: '3' },
    { ...common, date: '2024-06-03', transaction_type: 'FEE', amount: '3', isin: null, fee: undefined },
    { ...common, date: '2024-07-01', isin: OTHER, broker: 'IBKR', transaction_type: 'BUY', units: '9' },
    { ...common, date: '2025-02-03', isin: OTHER, broker: 'IBKR', transaction_type: 'SELL', units: '2' },
  ].map((entry) => ('units' in entry && entry.isin === OTHER ? { ...entry, ...IN_DOLLARS } : entry));
  for (const entry of entries) await post('/transactions', entry);
  const wave = (count: number, about: number) =>
    Array.from({ length: count }, (_, at) => String(about + ((at * 7) % 11) - 3));
  await prices(FUND, '2024-01-01', 9, wave(80, 90), 'EUR');
  await prices(OTHER, '2024-06-20', 13, wave(40, 60), 'USD');
  await prices(ALONE, '2023-12-01', 17, wave(50, 33), 'USD');
  const rates = ['2023-12-01 1.07', '2024-08-01 1.09', '2025-01-07 1.03', '2025-06-02 1.13'];
  await post('/exchange-rates', {
    rates: rates.map((line) => ({ currency: 'USD', date: line.slice(0, 10), rate: line.slice(11) })),
  });
}

const IN_DOLLARS = { currency: 'USD', exchange_rate: '1.1', price_per_unit: '61' };

const PERIOD = `start_date=2024-01-31&end_date=2025-07-31&benchmark=${ALONE}`;

/** The member of the report that a figure is. */
function shown(figure: PeriodFigure, report: PerformanceWire): string | null | undefined {
  const { benchmark } = report;
  const others: Readonly<Partial<Record<PeriodFigure, string | null | undefined>>> = {
    period_gain: report.total_gain,
    benchmark_return: benchmark?.time_weighted_return,
    benchmark_return_annualised: benchmark?.time_weighted_return_annualised,
    same_money_value: benchmark?.end_value,
    same_money_return: benchmark?.money_weighted_return,
  };
  if (figure in others) return others[figure];
  const found = (report as Readonly<Record<string, unknown>>)[figure.replace(/^period_/, '')];
  if (typeof found === 'object' && found !== null) return (found as { return: string }).return;
  return typeof found === 'number' ? String(found) : (found as string | null | undefined);
}

/** The question that a line names, within the one it is a line of. */
function drilled(line: WhyWire['lines'][number], query: string, isin: string | undefined): string {
  const { figure, stretch_start_date: start, stretch_end_date: end } = line;
  const one = figure === 'benchmark_unit_value' ? isin : (line.isin ?? isin);
  const stretch = start === undefined ? '' : `&stretch_start_date=${start}&stretch_end_date=${end ?? ''}`;
  return `figure=${figure ?? ''}&${query}${one === undefined ? '' : `&isin=${one}`}${stretch}`;
}

const near = (left: string, right: string) =>
  Math.abs(parseFloat(left) - parseFloat(right)) <= 1e-9 * Math.max(1, Math.abs(parseFloat(left)));

describe('every figure of a period', () => {
  test.each([
    ['of the whole portfolio', '', undefined],
    ['first in, first out', '&method=fifo', undefined],
    ['of one instrument', '', OTHER],
    ['at one broker', '&broker=DEGIRO', undefined],
  ])('has a trail that ends in the very text that is shown, %s', async (_, part, isin) => {
    const query = `${PERIOD}${part}`;
    const report = await performance(isin === undefined ? query : `${query}&isin=${isin}`);
    expect(report.left_out).toEqual([]);
    const told: string[] = [];
    for (const figure of PERIOD_FIGURES) {
      if (figure === 'units_held' && isin === undefined) continue;
      const answer = await why(`figure=${figure}&${query}${isin === undefined ? '' : `&isin=${isin}`}`);
      const expected = shown(figure, report);
      if (expected !== undefined) expect(answer.value, figure).toBe(expected);
      expect(answer.lines.at(-1)?.result, figure).toBe(answer.value);
      expect(answer.lines, figure).toHaveLength(answer.lines_total);
      expect([answer.start_date, answer.end_date]).toEqual([
        report.period.start_date,
        report.period.end_date,
      ]);
      if (answer.value !== null) told.push(figure);
      for (const line of answer.lines.filter(({ kind }) => kind === 'figure').slice(0, 4)) {
        const next = await why(drilled(line, query, isin));
        const value = unrounded(next);
        expect(near(`${value.digits}e-${value.scale}`, line.operand), `${figure}: ${line.figure ?? ''}`).toBe(
          true,
        );
      }
    }
    expect(told.length).toBeGreaterThanOrEqual(PERIOD_FIGURES.length - 1);
  });
});

test('a figure that cannot be had says why, as the report does', async () => {
  const short = 'start_date=2024-01-31&end_date=2024-02-20';
  const answer = await why(`figure=sharpe_ratio&${short}`);
  expect([answer.value, answer.unavailable, answer.lines]).toEqual([
    null,
    { code: 'shorter_than_a_year' },
    [],
  ]);
  await post('/transactions', {
    ...{ date: '2024-02-10', isin: 'US0378331005', broker: 'DEGIRO', fee: '0' },
    ...{ transaction_type: 'SELL', units: '1', price_per_unit: '10' },
  });
  const left = await why(`figure=end_value&isin=US0378331005&${short}`);
  expect(left.unavailable).toEqual({ code: 'oversold' });
  expect(await performance(`isin=US0378331005&${short}`)).toMatchObject({
    unavailable: { end_value: 'oversold' },
  });
  // Told without it, all other instruments together are as they are.
  const whole = await why(`figure=end_value&${short}`);
  expect(whole.lines.map(({ isin }) => isin)).toEqual([FUND]);
});

test('a stretch is told without what the period is told without, and is cut to it', async () => {
  const month = 'stretch_start_date=2024-02-29&stretch_end_date=2024-03-31';
  const answer = await why(`figure=period_proceeds&${PERIOD}&${month}`);
  expect(answer).toMatchObject({
    value: '707.00', // 7 × 101
    stretch_start_date: '2024-02-29',
    stretch_end_date: '2024-03-31',
  });
  const beyond = 'stretch_start_date=2020-01-01&stretch_end_date=2030-01-01';
  const all = await why(`figure=period_proceeds&${PERIOD}&${beyond}`);
  expect(all.value).toBe((await performance(PERIOD)).proceeds);
});

test('a value names units, price and rate, each with its day', async () => {
  const { lines } = await why(`figure=end_value&isin=${OTHER}&end_date=2025-07-31`);
  expect(lines.slice(0, 3)).toMatchObject([
    { kind: 'figure', figure: 'units_held', operand: '7', isin: OTHER },
    { kind: 'price', operator: 'times', currency: 'USD', source: 'manual', isin: OTHER },
    { kind: 'rate', operator: 'divide', operand: '1.13', currency: 'USD', date: '2025-06-02' },
  ]);
  expect(decimal(lines[1]?.operand ?? '0').digits > 0n).toBe(true);
});

test('a long trail is told in pages', async () => {
  const whole = await why(`figure=squared_deviations&${PERIOD}`);
  const page = await api.call('GET', `/analytics/why?figure=squared_deviations&${PERIOD}&skip=5&limit=3`);
  expect(page.as(whySchema).lines).toEqual(whole.lines.slice(5, 8));
});

test('a question that lacks what the figure is of is refused, by the name of the field', async () => {
  const fieldOf = async (query: string) => {
    const answer = await ask(query);
    expect(answer.status).toBe(422);
    return validationSchema.parse(JSON.parse(answer.text)).detail.map(({ loc }) => loc.at(-1));
  };
  expect(await fieldOf('figure=benchmark_return')).toEqual(['figure']);
  expect(await fieldOf('figure=units_held')).toEqual(['figure']);
  expect(await fieldOf('figure=end_value&transaction_id=1')).toEqual(['figure']);
  expect(await fieldOf('figure=end_value&period=1Y&start_date=2024-02-01')).toEqual(['period']);
  expect(await fieldOf('figure=end_value&start_date=2025-02-01&end_date=2024-02-01')).toEqual(['end_date']);
  const turned = 'stretch_start_date=2024-05-01&stretch_end_date=2024-04-01';
  expect(await fieldOf(`figure=end_value&${turned}`)).toEqual(['stretch_end_date']);
});

test('an empty portfolio has nothing to add up', async () => {
  const empty = await testApi();
  const answer = (await empty.call('GET', '/analytics/why?figure=end_value')).as(whySchema);
  expect([answer.value, answer.lines_total]).toEqual(['0.00', 1]);
  const growth = (await empty.call('GET', '/analytics/why?figure=time_weighted_return')).as(whySchema);
  expect(growth.value).toBe('0');
  await empty.close();
});
