import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { position, summary, transactionList, unvalued } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const gold = unvalued({ isin: 'IE00B4ND3602', name: 'Gold', asset_class: null });
const closed = position({ isin: 'IE00BF4RFH31', name: 'Small Cap', realised_gain: '48.00' });
const oversold = unvalued({ isin: 'US5951121038', name: 'Micron', total_units: '-4.0000' });

const FULL = summary({
  holdings: [gold, position()],
  closed_positions: [closed],
  oversold_positions: [oversold],
  holdings_without_value: 1,
});

function answer(body = FULL) {
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(body)),
    http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList([]))),
  );
}

async function findTable(name: string) {
  return await screen.findByRole('table', { name });
}

function namesIn(table: HTMLElement) {
  return within(table)
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent);
}

beforeEach(() => {
  answer();
});

describe('the holdings', () => {
  test('are listed with price, value, gain and weight, the largest first, and add up', async () => {
    renderApp('/holdings');
    const table = await findTable('Holdings');
    expect(namesIn(table)).toEqual(['FTSE All-WorldIE00BK5BQT80', 'GoldIE00B4ND3602', 'Total']);
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      'FTSE All-WorldIE00BK5BQT8061298.4120121.0919Nov 24, 2026Edit the value of FTSE All-World: 74,108.22+13,880.08+23.05%100.0%',
    );
    expect(rows.at(-1)).toHaveTextContent('Total74,108.22+13,880.08+23.05%');
    expect(within(table).getByRole('link', { name: 'FTSE All-World' })).toHaveAttribute(
      'href',
      '/holdings/IE00BK5BQT80',
    );
  });

  test('are sorted, filtered, and shown with the columns that are chosen', async () => {
    const { person } = renderApp('/holdings');
    const table = await findTable('Holdings');
    await person.click(within(table).getByRole('button', { name: 'Name' }));
    expect(namesIn(table).slice(0, 2)).toEqual(['FTSE All-WorldIE00BK5BQT80', 'GoldIE00B4ND3602']);
    await person.click(within(table).getByRole('button', { name: 'Name' }));
    expect(namesIn(table)[0]).toBe('GoldIE00B4ND3602');
    await person.keyboard('/');
    await person.keyboard('4nd3602');
    await waitFor(() => {
      expect(namesIn(table)).toEqual(['GoldIE00B4ND3602']);
    });
    await person.click(screen.getByLabelText('Columns', { selector: 'summary' }));
    await person.click(screen.getByRole('checkbox', { name: 'Class' }));
    expect(within(table).getByRole('columnheader', { name: 'Class' })).toBeInTheDocument();
  });

  test('open their page by a click on the row', async () => {
    const { person, at } = renderApp('/holdings');
    const table = await findTable('Holdings');
    const [, row] = within(table).getAllByRole('row');
    if (row?.lastElementChild) await person.click(row.lastElementChild);
    await waitFor(() => {
      expect(at()).toBe('/holdings/IE00BK5BQT80');
    });
  });

  test('take their values in place: e, the amount, Enter', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('*/api/v1/position-values', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({}, { headers: { 'X-Change-ID': '7' } });
      }),
    );
    const { person } = renderApp('/holdings');
    await findTable('Holdings');
    await person.keyboard('jje');
    expect(await screen.findByRole('textbox', { name: 'Value of Gold' })).toHaveFocus();
    await person.keyboard('1000{Enter}');
    expect(await screen.findByText('Value of Gold saved')).toBeInTheDocument();
    expect(sent).toEqual([{ isin: 'IE00B4ND3602', current_value: '1000', based_on: null }]);
  });

  test('whose value is older than the last trade say so', async () => {
    answer(summary({ holdings: [position({ price_date: '2026-11-01' })] }));
    renderApp('/holdings');
    expect(await screen.findByText(/entered before your last trade/)).toBeInTheDocument();
  });

  test('of an empty ledger lead to the first trade', async () => {
    answer(summary({ holdings: [] }));
    renderApp('/holdings');
    expect(await screen.findByRole('heading', { name: 'No trades yet.' })).toBeInTheDocument();
  });
});

describe('positions that are not held', () => {
  test('are counted, and the address says which are shown', async () => {
    const { person, at } = renderApp('/holdings');
    await findTable('Holdings');
    expect(screen.getByRole('radio', { name: 'Held 2' })).toBeChecked();
    await person.click(screen.getByRole('radio', { name: 'Closed 1' }));
    expect(at()).toBe('/holdings?show=closed');
    const table = await findTable('Closed positions');
    expect(namesIn(table)).toEqual(['Small CapIE00BF4RFH31']);
    expect(table).toHaveTextContent('+48.00');
    await person.click(screen.getByRole('radio', { name: 'Held 2' }));
    expect(at()).toBe('/holdings');
  });

  test('because more was sold than bought are explained, and lead to their trades', async () => {
    renderApp('/holdings?show=oversold');
    const table = await findTable('Positions with more sold than bought');
    expect(table).toHaveTextContent('\u22124');
    expect(screen.getByText(/an earlier purchase is missing/)).toBeInTheDocument();
    expect(within(table).getByRole('link', { name: 'Show trades' })).toHaveAttribute(
      'href',
      '/transactions?isin=US5951121038',
    );
  });

  test('of a kind that there are none of are a sentence', async () => {
    answer(summary());
    renderApp('/holdings?show=closed');
    expect(await screen.findByText('No position has been sold completely.')).toBeInTheDocument();
  });
});
