import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Performance, PortfolioSummary } from '../../api/wire.ts';
import { position, summary } from '../../testing/bodies.ts';
import { plainSpaces } from '../../testing/figure-text.ts';
import { valueHistory } from '../../testing/holding-bodies.ts';
import { monthlyReturns, performance } from '../../testing/performance-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

/** The searches of the questions that the page asked, by the last part of their path. */
let asked: Record<'performance' | 'value-history' | 'monthly-returns', string[]>;
let answer: Performance;
let portfolio: PortfolioSummary;

beforeEach(() => {
  asked = { performance: [], 'value-history': [], 'monthly-returns': [] };
  answer = performance();
  portfolio = summary();
  const told = (name: keyof typeof asked, body: () => object) =>
    http.get(`*/api/v1/analytics/${name}`, ({ request }) => {
      asked[name].push(new URL(request.url).search);
      return HttpResponse.json(body());
    });
  const broker = { broker: 'DEGIRO', count: 12, last_fee: '2.00', usual_fee: '2.00' };
  const benchmark = { isin: 'IE00B4L5Y983', name: 'MSCI World' };
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(portfolio)),
    http.get('*/api/v1/transactions/proposals', () =>
      HttpResponse.json({ brokers: [broker], instruments: [] }),
    ),
    http.get('*/api/v1/isin-metadata', () => HttpResponse.json({ items: [benchmark], total: 1 })),
    told('performance', () => answer),
    told('monthly-returns', () => monthlyReturns()),
    told('value-history', () =>
      valueHistory({
        points: [
          { ...valueHistory().points[1], date: '2026-06-01', twr_index: '1', drawdown: '0' },
          { ...valueHistory().points[1], date: '2026-07-01', twr_index: '1.2', drawdown: '0' },
          { ...valueHistory().points[1], date: '2026-08-01', twr_index: '1.08', drawdown: '-0.1' },
        ] as ReturnType<typeof valueHistory>['points'],
      }),
    ),
  );
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
    answer = performance({
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
    answer = performance({
      is_money_weighted_return_ambiguous: true,
      untold_days: ['2026-01-15', '2026-02-16'],
    });
    await rendered();
    expect(figuresOf('Money-weighted return')).toEqual(['+8.12%per year; other rates explain the flows too']);
    expect(screen.getByText(/^On 2 days, Jan 15, 2026 the first, money moved/)).toBeInTheDocument();
  });

  test('are explained: what a figure means and its formula, where there is no more to tell', async () => {
    const { person, at } = await rendered();
    await person.click(screen.getByRole('button', { name: /^Why\? Sharpe ratio/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Sharpe ratio' }));
    expect(dialog.getByText(/above the risk-free rate/)).toBeInTheDocument();
    expect(dialog.getByText(/\(Time-weighted return per year − risk-free rate\) ÷ Volatility/)).toBeVisible();
    expect(at()).toBe('/performance?why=sharpe_ratio');
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
      expect(asked.performance.at(-1)).toBe('?method=fifo');
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
    expect(plainSpaces(fall.getByRole('slider').getAttribute('aria-valuetext'))).toBe(
      'Aug 1, 2026, Below the peak −10.00%',
    );
  });
});

test('months stand in a row for each year, with the year at its end', async () => {
  await rendered();
  const table = within(await screen.findByRole('table', { name: 'Returns by month and year' }));
  const rows = table.getAllByRole('row').slice(1);
  expect(texts(rows)).toEqual(['2026−3.1%−3.1%', '2025+2.0%+1.0%+3.0%']);
  expect(within(rows[1] as HTMLElement).getAllByRole('cell')).toHaveLength(13);
});

describe('the question', () => {
  test('of a period is in the address, and is chosen by its key', async () => {
    const { person, at } = await rendered('/performance?period=nonsense&from=yesterday');
    expect(asked.performance).toEqual(['']);
    expect(asked['value-history']).toEqual(['?interval=week']);
    await person.keyboard('5');
    expect(at()).toBe('/performance?period=1y');
    await waitFor(() => {
      expect(asked.performance.at(-1)).toMatch(/^\?start_date=\d{4}-\d\d-\d\d$/);
    });
    expect(asked['value-history'].at(-1)).toMatch(/&interval=day$/);
    await person.keyboard('8');
    expect(at()).toBe('/performance');
  });

  test('of two days is in the address; choosing a period leaves it', async () => {
    const { person, at } = await rendered('/performance?from=2020-01-31');
    expect(asked.performance).toEqual(['?start_date=2020-01-31']);
    expect(asked['value-history']).toEqual(['?start_date=2020-01-31&interval=week']);
    const to = screen.getByRole('textbox', { name: 'To' });
    await person.clear(to);
    await person.type(to, '2021-03-31');
    await waitFor(() => {
      expect(at()).toBe('/performance?from=2020-01-31&to=2021-03-31');
    });
    expect(asked.performance.at(-1)).toBe('?start_date=2020-01-31&end_date=2021-03-31');
    await person.click(screen.getByRole('radio', { name: '3M' }));
    expect(at()).toBe('/performance?period=3m');
  });

  test('of a part of the portfolio is in the address, of which all figures are', async () => {
    const { person, at } = await rendered();
    await person.keyboard('/');
    const instrument = screen.getByRole('combobox', { name: 'Instrument' });
    expect(instrument).toHaveFocus();
    await person.selectOptions(instrument, 'FTSE All-World');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Asset class' }), 'Stocks');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Broker' }), 'DEGIRO');
    const filter = 'isin=IE00BK5BQT80&broker=DEGIRO&asset_class=STOCK';
    await waitFor(() => {
      expect(asked['monthly-returns'].at(-1)).toBe(`?${filter}`);
    });
    expect(new URLSearchParams(at().split('?')[1]).get('broker')).toBe('DEGIRO');
    expect(asked.performance.at(-1)).toBe(`?${filter}`);
    expect(asked['value-history'].at(-1)).toBe(`?interval=week&${filter}`);
    await person.selectOptions(instrument, 'All instruments');
    expect(at()).not.toContain('isin');
  });

  test('keeps the figures before while the next ones come', async () => {
    const { person } = await rendered();
    server.use(http.get('*/api/v1/analytics/performance', () => new Promise<never>(() => undefined)));
    await person.keyboard('1');
    expect(figuresOf('Volatility')).toEqual(['14.32%per year']);
    expect(screen.getByRole('region', { name: 'Risk' }).parentElement).toHaveAttribute('aria-busy', 'true');
  });

  test('that is refused is told in words', async () => {
    server.use(
      http.get('*/api/v1/analytics/performance', () =>
        HttpResponse.json({ detail: 'end_date lies before start_date' }, { status: 422 }),
      ),
    );
    renderApp('/performance?from=2026-01-01&to=2020-01-01');
    expect(await screen.findByText(/end_date lies before start_date/)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: '1Y' })).toBeInTheDocument();
  });
});

test('a benchmark stands beside the portfolio: by itself, and with the same money in it', async () => {
  answer = performance({
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
  portfolio = summary({ holdings: [], closed_positions: [], oversold_positions: [] });
  renderApp('/performance');
  expect(await screen.findByRole('heading', { name: 'No trades yet.' })).toBeInTheDocument();
});

test('what a period cannot be told with is named, with the reason and where to go', async () => {
  portfolio = summary({ holdings: [position(), position({ isin: 'IE00B4ND3602', name: null })] });
  const { isin } = position();
  answer = performance({
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
