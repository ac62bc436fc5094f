import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Why, WhyLine } from '../api/wire.ts';
import { PerformanceAnswers } from '../testing/performance-answers.ts';
import { performance } from '../testing/performance-bodies.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { why } from '../testing/why-bodies.ts';

const ISIN = 'IE00BK5BQT80';
const PERIOD = { isin: null, start_date: '2025-11-24', end_date: '2026-11-24' } as const;

/** Answers by the name of the figure; remembers what was asked. */
function explain(answers: Partial<Record<string, Why>>) {
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/analytics/why', ({ request }) => {
      const { search, searchParams } = new URL(request.url);
      asked.push(search);
      return HttpResponse.json(answers[searchParams.get('figure') ?? '']);
    }),
  );
  return asked;
}

const step = (changed: Partial<WhyLine>): WhyLine => ({
  ...{ kind: 'figure', operator: 'start', operand: '0', rule: 'given', expression: {}, result: '0' },
  ...changed,
});

/** 1.2 · 1.05 − 1 */
const GROWTH = why({
  ...PERIOD,
  figure: 'time_weighted_return',
  unit: 'fraction',
  value: '0.26',
  lines_total: 3,
  lines: [
    step({
      ...{ operand: '1.2', result: '1.2', figure: 'growth_factor' },
      ...{ stretch_start_date: '2025-11-24', stretch_end_date: '2025-12-31' },
    }),
    step({
      ...{ operator: 'chain', operand: '1.05', result: '1.26', figure: 'growth_factor' },
      ...{ stretch_start_date: '2025-12-31', stretch_end_date: '2026-11-24' },
    }),
    step({ kind: 'constant', operator: 'minus', operand: '1', result: '0.26' }),
  ],
});

/** (1100 + 20) ÷ (1000 + 0) */
const DAYS = why({
  ...{ ...PERIOD, figure: 'growth_factor', unit: 'number', value: '1.12' },
  ...{ stretch_start_date: '2025-12-31', stretch_end_date: '2026-11-24' },
  lines: [
    step({
      ...{ kind: 'day', operand: '1.12', result: '1.12', rule: 'day_growth', figure: 'period_gain' },
      ...{ date: '2026-02-02', stretch_start_date: '2026-02-01', stretch_end_date: '2026-02-02' },
      expression: { value: '1100', taken_out: '20', value_before: '1000', put_in: '0' },
    }),
  ],
});

let answers: PerformanceAnswers;

beforeEach(() => {
  answers = new PerformanceAnswers();
  answers.serve();
});

async function rendered(address: string) {
  const app = renderApp(address);
  await screen.findByRole('heading', { name: 'What the gain is made of' });
  return app;
}

const rowsOf = (dialog: HTMLElement) =>
  within(within(dialog).getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('a figure of a period', () => {
  test('answers why by click or key, for the days and the part that the page shows', async () => {
    answers.performance = performance({ isin: ISIN, broker: 'DEGIRO', method: 'fifo' });
    const asked = explain({ time_weighted_return: GROWTH, growth_factor: DAYS });
    const { person } = await rendered(`/performance?isin=${ISIN}&broker=DEGIRO&method=fifo`);
    const [figure] = screen.getAllByRole('button', { name: /^Why\? Time-weighted return \+8.34%/ });
    figure?.focus();
    await person.keyboard('y');
    const dialog = await screen.findByRole('dialog', { name: 'Time-weighted return' });
    await waitFor(() => {
      expect(dialog).toHaveTextContent('+26.00%');
    });
    expect(new URLSearchParams(asked[0])).toEqual(
      new URLSearchParams({
        ...{ figure: 'time_weighted_return', isin: ISIN, broker: 'DEGIRO', method: 'fifo' },
        ...{ start_date: '2025-11-24', end_date: '2026-11-24', skip: '0', limit: '50' },
      }),
    );
    expect(rowsOf(dialog)).toEqual([
      expect.stringContaining('Growth of one unit of money, Nov 24, 2025 to Dec 31, 2025') as string,
      expect.stringContaining('× 1.05') as string,
      expect.stringContaining('0.26') as string,
    ]);
  });

  test('leads on to a stretch of it, and from a day to what the day gained', async () => {
    const asked = explain({ time_weighted_return: GROWTH, growth_factor: DAYS, period_gain: why(PERIOD) });
    const { person } = await rendered('/performance?why=time_weighted_return&why_start=2025-11-24');
    const dialog = await screen.findByRole('dialog');
    await person.click(await within(dialog).findByRole('link', { name: /Dec 31, 2025 to Nov 24, 2026/ }));
    const days = await screen.findByRole('dialog', { name: 'Growth of one unit of money' });
    await waitFor(() => {
      expect(days).toHaveTextContent('(1,100 + 20) ÷ (1,000 + 0)');
    });
    expect(days).toHaveTextContent('The whole portfolio · Dec 31, 2025 to Nov 24, 2026');
    expect(asked.at(-1)).toContain('stretch_start_date=2025-12-31&stretch_end_date=2026-11-24');
    expect(asked.at(-1)).toContain('start_date=2025-11-24&end_date=2026-11-24');
    await person.click(within(days).getByRole('link', { name: 'Feb 2, 2026' }));
    expect(await screen.findByRole('dialog', { name: 'Total gain' })).toBeInTheDocument();
    expect(asked.at(-1)).toContain('stretch_start_date=2026-02-01&stretch_end_date=2026-02-02');
  });

  test('that cannot be had says why', async () => {
    const unavailable = { code: 'too_few_returns' } as const;
    explain({ volatility: why({ ...PERIOD, figure: 'volatility', value: null, unavailable, lines: [] }) });
    await rendered('/performance?why=volatility');
    expect(await screen.findByText(/fewer than 20 days with a new price/)).toBeInTheDocument();
  });

  test('names prices, flows, what solves them and what was rounded', async () => {
    const lines = [
      step({
        kind: 'price',
        operand: '90',
        result: '90',
        isin: ISIN,
        date: '2026-01-05',
        currency: 'EUR',
        source: 'yahoo',
      }),
      step({
        ...{ kind: 'day', operator: 'plus', operand: '-50', result: '40', rule: 'discounted' },
        ...{ figure: 'period_net_flows', date: '2026-01-06', stretch_start_date: '2026-01-05' },
        ...{ stretch_end_date: '2026-01-06', expression: { amount: '-55', rate: '0.1', days: '365' } },
      }),
      step({ kind: 'setting', operator: 'minus', operand: '0.02', result: '39.98' }),
      step({ kind: 'rounding', operator: 'plus', operand: '0.01', result: '39.99', rule: 'together' }),
      step({
        ...{ kind: 'days', operator: 'plus', operand: '3', result: '42.99', rule: 'calendar_days' },
        ...{ stretch_start_date: '2026-01-05', stretch_end_date: '2026-01-08' },
      }),
      step({
        ...{ operator: 'plus', operand: '0.5', result: '43.49', figure: 'squared_deviations' },
        expression: { count: '250', mean: '0.0004' },
      }),
      step({
        operator: 'plus',
        operand: '7',
        result: '50.49',
        figure: 'units_held',
        isin: ISIN,
        ...ON_ONE_DAY,
      }),
      step({ kind: 'solution', operator: 'solve', operand: '0.1', result: '0.1' }),
    ];
    explain({
      money_weighted_return: why({
        ...PERIOD,
        figure: 'money_weighted_return',
        unit: 'fraction',
        value: '0.1',
        lines,
        lines_total: 8,
      }),
    });
    await rendered('/performance?why=money_weighted_return');
    const dialog = await screen.findByRole('dialog');
    const price = await within(dialog).findByRole('link', { name: /Closing price of Jan 5, 2026/ });
    expect(price).toHaveAttribute('href', `/prices/${ISIN}`);
    const rows = rowsOf(dialog);
    const words = [
      'yahoo',
      'Money put in, net, Jan 6, 2026−55 ÷ (1 + 0.1) ^ (365 ÷ 365)',
      'Risk-free rate of the settings',
      'Rounded together instead of one by one',
      'Whole days from Jan 5, 2026 to Jan 8, 2026',
      'n = 250; x̄ = 0.0004',
      'Units of FTSE All-World, Jan 5, 2026',
      'The yearly rate at which everything above comes to nothing',
    ];
    words.forEach((one, at) => expect(rows[at]).toContain(one));
  });
});

const ON_ONE_DAY = { stretch_start_date: '2026-01-05', stretch_end_date: '2026-01-05' };

test('a month and a year of the table are stretches of the whole history', async () => {
  const asked = explain({ time_weighted_return: GROWTH });
  const { person } = await rendered('/performance');
  const table = await screen.findByRole('table', { name: 'Returns by month and year' });
  const [november] = [...table.querySelectorAll<HTMLElement>('span[data-why]')].filter(
    ({ textContent }) => textContent === '+2.0',
  );
  expect(november?.dataset).toMatchObject({
    why: 'time_weighted_return',
    whyWhose: JSON.stringify({ from: '2025-10-31', to: '2025-11-30' }),
  });
  await person.click(within(table).getByRole('button', { name: /Why\? Time-weighted return −3.1/ }));
  await screen.findByRole('dialog', { name: 'Time-weighted return' });
  expect(asked.at(-1)).toContain('stretch_start_date=2025-12-31&stretch_end_date=2026-12-31');
});
