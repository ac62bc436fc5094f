import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { position, summary } from '../../testing/bodies.ts';
import { plainSpaces } from '../../testing/figure-text.ts';
import { PerformanceAnswers } from '../../testing/performance-answers.ts';
import { performance } from '../../testing/performance-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { why } from '../../testing/why-bodies.ts';

let answers: PerformanceAnswers;

beforeEach(() => {
  answers = new PerformanceAnswers();
  answers.serve();
});

const texts = (elements: readonly HTMLElement[]) => elements.map((one) => plainSpaces(one.textContent));

/** The figures below a label. */
function figuresOf(label: string): string[] {
  return screen
    .getAllByText(label, { selector: 'dt' })
    .map((term) => plainSpaces(term.parentElement?.textContent ?? null).replace(label, ''));
}

async function rendered(address = '/performance') {
  const app = renderApp(address);
  await screen.findByRole('heading', { name: 'What the gain is made of' });
  return app;
}

/** The rows of a list of figures under its heading. */
function ledger(heading: string) {
  const section = screen.getByRole('region', { name: heading });
  return texts(within(section).getAllByRole('definition'));
}

describe('the returns', () => {
  test('stand side by side, each told for its time, and the simple one says what it is', async () => {
    await rendered();
    expect(figuresOf('Time-weighted return')).toEqual(['+8.34%+8.34% per year']);
    expect(figuresOf('Money-weighted return')).toEqual(['+8.12%per year']);
    expect(figuresOf('Total gain')[0]).toBe('+€100.00+8.70% simple return');
    expect(screen.getByText('Nov 24, 2025 to Nov 24, 2026 · 365 days')).toBeInTheDocument();
  });

  test('that cannot be had are dashes with their reasons', async () => {
    answers.performance = performance({
      time_weighted_return_annualised: null,
      money_weighted_return: null,
      volatility: null,
      sharpe_ratio: null,
      longest_drawdown_days: null,
      best_day: null,
      unavailable: {
        time_weighted_return_annualised: 'shorter_than_a_year',
        money_weighted_return: 'no_solution',
        volatility: 'too_few_returns',
        sharpe_ratio: 'something_new' as 'no_price',
        longest_drawdown_days: 'nothing_held',
        best_day: 'nothing_held',
      },
    });
    await rendered();
    expect(figuresOf('Time-weighted return')[0]).toMatch(/shorter than a year.* per year$/);
    expect(figuresOf('Money-weighted return')[0]).toMatch(/^—.*No yearly rate/);
    expect(figuresOf('Volatility')[0]).toMatch(/fewer than 20 days/);
    expect(figuresOf('Sharpe ratio')[0]).toMatch(/^—Not available: Not known/);
    expect(figuresOf('Longest time below a peak')[0]).toMatch(/Nothing was held/);
    expect(figuresOf('Best day')[0]).toMatch(/Nothing was held/);
  });

  test('say when they are one of several, and what they leave aside', async () => {
    answers.performance = performance({
      is_money_weighted_return_ambiguous: true,
      untold_days: ['2026-01-15', '2026-02-16'],
    });
    await rendered();
    expect(figuresOf('Money-weighted return')).toEqual(['+8.12%per year; other rates explain the flows too']);
    expect(screen.getByText(/^On 2 days, Jan 15, 2026 the first, money moved/)).toBeInTheDocument();
  });

  test('are explained: what a figure means, its formula and its arithmetic', async () => {
    const told = why({ figure: 'sharpe_ratio', unit: 'number', value: '0.44', start_date: '2025-11-24' });
    server.use(http.get('*/api/v1/analytics/why', () => HttpResponse.json(told)));
    const { person, at } = await rendered();
    await person.click(screen.getByRole('button', { name: /^Why\? Sharpe ratio/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Sharpe ratio' }));
    expect(await dialog.findByText(/above the risk-free rate/)).toBeInTheDocument();
    expect(dialog.getByText(/\(Time-weighted return per year − risk-free rate\) ÷ Volatility/)).toBeVisible();
    expect(dialog.getByRole('table', { name: /The arithmetic/ })).toBeVisible();
    expect(at()).toBe('/performance?why=sharpe_ratio&why_start=2025-11-24&why_end=2026-11-24');
  });
});

describe('the gain', () => {
  test('adds up from start to end, by its causes and by what was sold', async () => {
    await rendered();
    // 1000 + 100 + 100 = 1200
    expect(ledger('From start to end').slice(0, 4)).toEqual([
      '€1,000.00',
      '+€100.00',
      '+€100.00',
      '€1,200.00',
    ]);
    const shared = ['+€10.00', '−€4.00', '−€1.00', '+€100.00'];
    expect(ledger('The gain by its causes')).toEqual(['+€80.00', '+€15.00', ...shared]);
    expect(ledger('The gain by what was sold')).toEqual(['+€30.00', '+€65.00', ...shared]);
  });

  test('is told by the method that is chosen', async () => {
    const { person, at } = await rendered();
    await person.click(screen.getByRole('radio', { name: 'First in, first out' }));
    expect(at()).toBe('/performance?method=fifo');
    await waitFor(() => {
      expect(answers.asked.performance.at(-1)).toBe('?method=fifo');
    });
  });
});

describe('the risk', () => {
  test('is told with its days, and the Sharpe ratio with its risk-free rate', async () => {
    await rendered();
    expect(figuresOf('Volatility')).toEqual(['14.32%per year']);
    expect(figuresOf('Sharpe ratio')).toEqual(['0.44risk-free rate 2%']);
    expect(figuresOf('Deepest fall')).toEqual(['−12.34%Feb 19, 2026 to Mar 23, 2026recovered Jun 11, 2026']);
    expect(figuresOf('Below the peak now')).toEqual(['0.00%']);
    expect(figuresOf('Longest time below a peak')).toEqual(['112 days']);
    expect(figuresOf('Worst day')).toEqual(['−9.34%Mar 12, 2026']);
    expect(figuresOf('Best month')).toEqual(['+8.12%April 2026']);
    expect(figuresOf('Best year')).toEqual(['+7.00%2026']);
  });

  test('is drawn as an index from 100, and as the fall from its highest point', async () => {
    await rendered();
    const index = within(await screen.findByRole('figure', { name: 'Growth of 100, time-weighted' }));
    expect(index.getByText(/first 100\.00, last 108\.00, .*highest 120\.00/)).toBeInTheDocument();
    const fall = within(screen.getByRole('figure', { name: 'Fall from the highest point so far' }));
    expect(plainSpaces((await fall.findByRole('slider')).getAttribute('aria-valuetext'))).toBe(
      'Aug 1, 2026, Below the peak −10.00%',
    );
  });
});

test('months stand in a row for each year, with the year at its end', async () => {
  await rendered();
  const table = within(await screen.findByRole('table', { name: 'Returns by month and year' }));
  const rows = table.getAllByRole('row').slice(1);
  expect(texts(rows)).toEqual(['2026−3.1−3.1', '2025+2.0+1.0+3.0']);
  expect(within(rows[1] as HTMLElement).getAllByRole('cell')).toHaveLength(13);
});

test('a benchmark stands beside the portfolio: by itself, and with the same money in it', async () => {
  answers.performance = performance({
    benchmark: {
      isin: 'IE00B4L5Y983',
      time_weighted_return: '0.11',
      time_weighted_return_annualised: null,
      end_value: '1230.00',
      money_weighted_return: '0.12',
      unavailable: { time_weighted_return_annualised: 'shorter_than_a_year' },
    },
  });
  const { person, at } = await rendered();
  expect(screen.queryByRole('table', { name: 'Benchmark' })).not.toBeInTheDocument();
  await person.selectOptions(await screen.findByRole('combobox', { name: 'Compare with' }), 'MSCI World');
  expect(at()).toBe('/performance?benchmark=IE00B4L5Y983');
  const table = within(await screen.findByRole('table', { name: 'Benchmark' }));
  expect(texts(table.getAllByRole('row').slice(1))).toEqual([
    'Your portfolio+8.34%+8.34%+8.12%€1,200.00',
    expect.stringMatching(/^MSCI World, by itself\+11\.00%—.*shorter than a year/),
    'The same money in MSCI World+12.00%€1,230.00',
  ]);
});

test('without any trade the page leads to the first', async () => {
  answers.summary = summary({ holdings: [], closed_positions: [], oversold_positions: [] });
  renderApp('/performance');
  expect(await screen.findByRole('heading', { name: 'No trades yet.' })).toBeInTheDocument();
});

test('what a period cannot be told with is named, with the reason and where to go', async () => {
  answers.summary = summary({ holdings: [position(), position({ isin: 'IE00B4ND3602', name: null })] });
  const { isin } = position();
  answers.performance = performance({
    end_value: null,
    left_out: [
      { isin, reason: 'no_price' },
      { isin: 'IE00B4ND3602', reason: 'oversold' },
    ],
    unavailable: { end_value: 'no_price' },
  });
  await rendered();
  const notice = screen.getByRole('region', { name: 'Told without' });
  expect(texts(within(notice).getAllByRole('listitem'))).toEqual([
    'FTSE All-World: no price on some day of the period',
    'IE00B4ND3602: more sold than bought',
  ]);
  expect(within(notice).getByRole('link', { name: 'FTSE All-World' })).toHaveAttribute(
    'href',
    `/holdings/${isin}`,
  );
  expect(ledger('From start to end')[3]).toMatch(/^—Not available: Something held has no price/);
});
