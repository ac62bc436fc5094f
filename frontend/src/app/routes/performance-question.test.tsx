import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { PerformanceAnswers } from '../../testing/performance-answers.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

let answers: PerformanceAnswers;

beforeEach(() => {
  answers = new PerformanceAnswers();
  answers.serve();
});

async function rendered(address = '/performance') {
  const app = renderApp(address);
  await screen.findByRole('heading', { name: 'What the gain is made of' });
  return app;
}

describe('the question', () => {
  test('of a period is in the address, and is chosen by its key', async () => {
    const { person, at } = await rendered('/performance?period=nonsense&from=yesterday');
    expect(answers.asked.performance).toEqual(['']);
    expect(answers.asked['value-history']).toEqual(['?interval=week']);
    await person.keyboard('5');
    expect(at()).toBe('/performance?period=1y');
    await waitFor(() => {
      expect(answers.asked.performance.at(-1)).toMatch(/^\?start_date=\d{4}-\d\d-\d\d$/);
    });
    expect(answers.asked['value-history'].at(-1)).toMatch(/&interval=day$/);
    await person.keyboard('8');
    expect(at()).toBe('/performance');
  });

  test('of two days is in the address; choosing a period leaves it', async () => {
    const { person, at } = await rendered('/performance?from=2020-01-31');
    expect(answers.asked.performance).toEqual(['?start_date=2020-01-31']);
    expect(answers.asked['value-history']).toEqual(['?start_date=2020-01-31&interval=week']);
    const to = screen.getByRole('textbox', { name: 'To' });
    await person.clear(to);
    await person.type(to, '2021-03-31');
    await waitFor(() => {
      expect(at()).toBe('/performance?from=2020-01-31&to=2021-03-31');
    });
    expect(answers.asked.performance.at(-1)).toBe('?start_date=2020-01-31&end_date=2021-03-31');
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
      expect(answers.asked['monthly-returns'].at(-1)).toBe(`?${filter}`);
    });
    expect(new URLSearchParams(at().split('?')[1]).get('broker')).toBe('DEGIRO');
    expect(answers.asked.performance.at(-1)).toBe(`?${filter}`);
    expect(answers.asked['value-history'].at(-1)).toBe(`?interval=week&${filter}`);
    await person.selectOptions(instrument, 'All instruments');
    expect(at()).not.toContain('isin');
  });

  test('keeps the figures before while the next ones come', async () => {
    const { person } = await rendered();
    server.use(http.get('*/api/v1/analytics/performance', () => new Promise<never>(() => undefined)));
    await person.keyboard('1');
    expect(screen.getByText('Volatility').parentElement).toHaveTextContent('14.32%');
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

  test('that lies in the future is told to, and its days stay to be changed', async () => {
    const refusal = {
      type: 'value_error',
      code: 'start_in_future',
      loc: ['query', 'start_date'],
      msg: 'Value error, the period begins after today, 2026-11-25',
      input: '2999-01-01',
    };
    server.use(
      http.get('*/api/v1/analytics/performance', () =>
        HttpResponse.json({ detail: [refusal] }, { status: 422 }),
      ),
    );
    renderApp('/performance?from=2999-01-01&to=2999-12-31');
    expect(await screen.findByText(/begins after today, and nothing is known of it yet/)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: '1Y' })).toBeInTheDocument();
  });
});
