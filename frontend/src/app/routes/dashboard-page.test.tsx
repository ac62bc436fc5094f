import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { PortfolioSummary } from '../../api/wire.ts';
import { position, summary, transactionList, unvalued } from '../../testing/bodies.ts';
import { valueHistory } from '../../testing/holding-bodies.ts';
import { performance } from '../../testing/performance-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const SUMMARY = '*/api/v1/analytics/portfolio-summary';

function answer(body: PortfolioSummary) {
  server.use(
    http.get(SUMMARY, () => HttpResponse.json(body)),
    http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList([]))),
  );
}

describe('the dashboard', () => {
  test('of an empty ledger leads to the first trade or file', async () => {
    answer(summary({ holdings: [] }));
    const { person, at } = renderApp('/');
    expect(await screen.findByRole('heading', { name: 'No trades yet.' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Import CSV' })).toHaveAttribute('href', '/import');
    await person.keyboard('b');
    expect(await screen.findByRole('dialog', { name: 'Record transaction' })).toBeInTheDocument();
    expect(at()).toBe('/?trade=new');
  });

  test('shows value, gain, key figures and holdings, with the day they are of', async () => {
    answer(summary());
    renderApp('/');
    const holdings = await screen.findByRole('table', { name: 'Holdings' });
    expect(screen.getByText(/Market value · as of/)).toHaveTextContent('Market value · as of Nov 24, 2026');
    expect(screen.getAllByText('Unrealised gain')[0]?.parentElement).toHaveTextContent(
      '▲+13,880.08+23.05%Unrealised gain',
    );
    expect(screen.getByRole('region', { name: 'Key figures' })).toHaveTextContent(
      'Net invested€60,228.14Cost basis€60,228.14Unrealised gain+€13,880.08Realised gain€0.00Fees paid€24.00Total gain, less fees+€13,856.08',
    );
    const [, row] = within(holdings).getAllByRole('row');
    expect(row).toHaveTextContent(
      'FTSE All-WorldIE00BK5BQT8061298.4120Edit the value of FTSE All-World: 74,108.22+13,880.08+23.05%100.0%',
    );
    expect(screen.getByRole('figure', { name: 'Allocation by holding' })).toHaveTextContent(
      'FTSE All-World€74,108',
    );
  });

  test('draws its value over time, over the period of the URL', async () => {
    answer(summary());
    const asked: string[] = [];
    server.use(
      http.get('*/api/v1/analytics/value-history', ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(valueHistory());
      }),
    );
    const { person, at } = renderApp('/?period=1y');
    expect(await screen.findByRole('figure', { name: 'Portfolio value over time' })).toBeInTheDocument();
    expect(asked[0]).toMatch(/^\?interval=day&start_date=\d{4}-\d\d-\d\d$/);
    await person.click(screen.getByRole('radio', { name: 'Max' }));
    await waitFor(() => expect(asked.at(-1)).toBe('?interval=week'));
    expect(at()).toBe('/');
  });

  test('tells both returns of the period, and draws the fall from the highest point', async () => {
    answer(summary());
    const asked: string[] = [];
    server.use(
      http.get('*/api/v1/analytics/value-history', () =>
        HttpResponse.json(
          valueHistory({ points: valueHistory().points.map((point) => ({ ...point, drawdown: '-0.1' })) }),
        ),
      ),
      http.get('*/api/v1/analytics/performance', ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(performance({ money_weighted_return: null }));
      }),
    );
    const { person, at } = renderApp('/?period=1y');
    const returns = within(await screen.findByRole('region', { name: 'Returns of the period' }));
    expect(await returns.findByText('Time-weighted return')).toBeInTheDocument();
    expect(asked[0]).toMatch(/^\?start_date=\d{4}-\d\d-\d\d$/);
    expect(returns.getAllByRole('definition').map((figure) => figure.textContent)).toEqual([
      '+8.34%',
      '—Not available: Not known',
      '−12.34%',
    ]);
    const fall = await screen.findByRole('figure', { name: 'Fall from the highest point so far' });
    expect(within(fall).getByText(/^Below the peak from .* lowest −10\.00%/)).toBeInTheDocument();
    await person.click(returns.getByRole('link', { name: /More in Performance/ }));
    expect(at()).toBe('/performance?period=1y');
  });

  test('draws nothing any more where everything was sold', async () => {
    answer(summary());
    server.use(
      http.get('*/api/v1/analytics/value-history', () => HttpResponse.json(valueHistory())),
      http.post('*/api/v1/position-values', () => {
        answer(summary({ holdings: [], closed_positions: [position({ total_units: '0' })] }));
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    const { person } = renderApp('/');
    await screen.findByRole('figure', { name: 'Portfolio value over time' });
    // Whatever is written asks for the summary again; meanwhile the last unit was sold elsewhere.
    await person.keyboard('e');
    await person.type(await screen.findByRole('textbox', { name: 'Value of FTSE All-World' }), '1{Enter}');
    expect(await screen.findByText('Nothing is held now.')).toBeInTheDocument();
    expect(screen.queryByRole('figure', { name: 'Portfolio value over time' })).not.toBeInTheDocument();
  });

  test('says how many holdings have a value, and gives no total when none has', async () => {
    answer(
      summary({
        holdings: [unvalued(), unvalued({ isin: 'IE00B4ND3602', name: 'Gold' })],
        holdings_without_value: 2,
        total_market_value: '0.00',
        total_unrealised_gain: '0.00',
      }),
    );
    renderApp('/');
    expect(await screen.findByText('2 holdings, no value yet')).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: /^Why\? .* Not available: / }).length).toBeGreaterThan(5);
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
  });

  test('says when the total is of some holdings only', async () => {
    answer(
      summary({ holdings: [position(), unvalued({ isin: 'IE00B4ND3602' })], holdings_without_value: 1 }),
    );
    renderApp('/');
    expect(await screen.findByText(/1 of 2 holdings have a value/)).toBeInTheDocument();
  });

  test('shows the largest holdings and leads to all, each to its own page', async () => {
    const isins = ['IE00BK5BQT80', 'IE00B4ND3602', 'IE00B4WXJJ64', 'IE00BF4RFH31', 'US5951121038'];
    const holdings = [...isins, 'IE00B4L5Y983', 'IE00BKM4GZ66', 'LU0908500753', 'DE0005933931'].map(
      (isin, index) =>
        position({ isin, name: `Fund ${String(index)}`, market_value: `${String(index + 1)}000.00` }),
    );
    answer(summary({ holdings: [...holdings, unvalued({ isin: 'IE00B3XXRP09', cost_basis: '9500.00' })] }));
    renderApp('/');
    const table = await screen.findByRole('table', { name: 'Holdings' });
    const names = within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent);
    // 9000, then 9500 at cost before it, down to the eighth.
    expect(names).toEqual([
      'FTSE All-WorldIE00B3XXRP09',
      ...[8, 7, 6, 5, 4, 3, 2].map((index) => `Fund ${String(index)}${holdings[index]?.isin ?? ''}`),
    ]);
    expect(screen.getByRole('link', { name: 'All 10 holdings' })).toHaveAttribute('href', '/holdings');
    expect(within(table).getByRole('link', { name: 'Fund 8' })).toHaveAttribute(
      'href',
      '/holdings/DE0005933931',
    );
  });

  test('says that positions have more sold than bought, and leads to them', async () => {
    answer(summary({ holdings: [], oversold_positions: [unvalued({ total_units: '-4.0000' })] }));
    renderApp('/');
    expect(await screen.findByText(/1 position has more sold than bought/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See why' })).toHaveAttribute('href', '/holdings?show=oversold');
  });
});

describe('a value edited in place', () => {
  test('is saved with Enter as it was typed, with a comma too, and can be undone', async () => {
    answer(summary());
    const sent: unknown[] = [];
    const undone: unknown[] = [];
    server.use(
      http.post('*/api/v1/position-values', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({}, { headers: { 'X-Change-ID': '7' } });
      }),
      http.post('*/api/v1/changes/:id/undo', ({ params }) => {
        undone.push(params.id);
        return HttpResponse.json({ id: 8 }, { headers: { 'X-Change-ID': '8' } });
      }),
    );
    const { person } = renderApp('/');
    await screen.findByRole('table', { name: 'Holdings' });
    await person.keyboard('e');
    const input = screen.getByRole('textbox', { name: 'Value of FTSE All-World' });
    expect(input).toHaveValue('74108.22');
    await person.clear(input);
    await person.type(input, '75000,5{Enter}');
    expect(await screen.findByText('Value of FTSE All-World saved')).toBeInTheDocument();
    expect(sent).toEqual([
      { isin: 'IE00BK5BQT80', current_value: '75000.5', based_on: '2026-11-24T10:00:00' },
    ]);
    expect(screen.getByRole('button', { name: /^Edit the value of FTSE All-World:/ })).toHaveFocus();
    await person.keyboard('u');
    expect(await screen.findByText('Undone: Value of FTSE All-World saved')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Redo' })).toBeInTheDocument();
    expect(undone).toEqual(['7']);
  });

  test('that is no amount stays open and says so; Esc restores', async () => {
    answer(summary());
    const { person } = renderApp('/');
    await person.click(await screen.findByRole('button', { name: /^Edit the value of FTSE All-World:/ }));
    await person.keyboard('abc{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Enter an amount');
    await person.clear(screen.getByRole('textbox'));
    await person.keyboard('0{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('above 0');
    await person.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: /^Edit the value of FTSE All-World:/ })).toHaveTextContent(
      '74,108.22',
    );
  });

  test('that the server refuses shows its words', async () => {
    answer(summary());
    server.use(
      http.post('*/api/v1/position-values', () =>
        HttpResponse.json(
          {
            detail: [
              { type: 'decimal_max_digits', loc: ['body', 'current_value'], msg: 'At most 15 digits' },
            ],
          },
          { status: 422 },
        ),
      ),
    );
    const { person } = renderApp('/');
    await person.click(await screen.findByRole('button', { name: /Edit the value/ }));
    await person.keyboard('1234567890123456789{Enter}');
    expect(await screen.findByText('At most 15 digits')).toBeInTheDocument();
  });
});

describe('a server that is away', () => {
  test('is told quietly; what was seen stays, and Retry asks again', async () => {
    answer(summary());
    const { person } = renderApp('/');
    await screen.findByRole('table', { name: 'Holdings' });
    server.use(http.post('*/api/v1/position-values', () => HttpResponse.error()));
    await person.keyboard('e1{Enter}');
    expect(await screen.findByText(/Showing data from \d/)).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Holdings' })).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() => {
      expect(screen.queryByText(/does not answer\. Showing/)).not.toBeInTheDocument();
    });
  });

  test('that never answered leaves the shell and offers Retry', async () => {
    server.use(
      http.get(SUMMARY, () => HttpResponse.json({ detail: 'The database is locked' }, { status: 500 })),
    );
    const { person } = renderApp('/');
    expect(await screen.findByText('The database is locked')).toBeInTheDocument();
    expect(screen.getByRole('navigation', { name: 'Pages' })).toBeInTheDocument();
    answer(summary());
    await person.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('table', { name: 'Holdings' })).toBeInTheDocument();
  });
});

describe('the shell', () => {
  test('leads by two keys, shows them all with ?, and turns theme and privacy', async () => {
    answer(summary());
    const { person, at } = renderApp('/');
    await screen.findByRole('table', { name: 'Holdings' });
    await person.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Shortcuts' })).toHaveTextContent('Record a buyb');
    await person.click(screen.getByRole('button', { name: 'Close' }));
    await person.keyboard('t');
    expect(document.documentElement.dataset.theme).toBe('dark');
    await person.keyboard('t');
    expect(document.documentElement.dataset.theme).toBe('light');
    await person.keyboard('p');
    expect(screen.getByRole('button', { name: 'Privacy' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.queryByText('74,108.22')).not.toBeInTheDocument();
    await person.keyboard('gi');
    expect(await screen.findByRole('heading', { name: 'Import' })).toBeInTheDocument();
    expect(at()).toBe('/import');
  });

  test('stays around a page that does not exist', async () => {
    renderApp('/nowhere');
    expect(await screen.findByRole('heading', { name: 'There is no such page.' })).toBeInTheDocument();
    expect(screen.getByText(/\/nowhere/)).toBeInTheDocument();
    expect(screen.getByRole('navigation', { name: 'Pages' })).toBeInTheDocument();
  });
});
