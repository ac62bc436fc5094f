import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Allocation, FundFileReport } from '../../api/wire.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const ISIN = 'IE00B4L5Y983';

const byRegion: Allocation = {
  by: 'region',
  as_of: '2026-11-24',
  currency: 'EUR',
  total_value: '1000.00',
  parts: [
    { kind: 'named', key: 'JAPAN', name: 'Japan', value: '750.00', share: '0.75', instruments: [] },
    { kind: 'not_broken_down', key: '', name: '', value: '250.00', share: '0.25', instruments: [] },
  ],
  parts_total: 2,
  more: { count: 0, value: '0.00', share: '0' },
  without_value: [{ isin: 'IE00BK5BQT80', name: 'All-World', reason: 'no_price' }],
  coverage: [
    { isin: ISIN, name: 'World', value: '750.00', known: '1', as_of: '2026-10-31' },
    { isin: 'IE00B4ND3602', name: 'Gold', value: '250.00', known: null, as_of: null },
  ],
  concentration: null,
};

const report: FundFileReport = {
  isin: ISIN,
  as_of: '2026-10-31',
  as_of_from: 'file',
  columns: { weight: 'Weight (%)' },
  unit: 'percent',
  rows: 12,
  left_out: [],
  sum: '0.9995',
  tolerance: '0.01',
  cash: '0.002',
  breakdowns: [
    {
      kind: 'region',
      as_of: '2026-10-31',
      sum: '0.9995',
      parts_total: 1,
      parts: [{ name: 'Norway', weight: '0.9995' }],
    },
  ],
  dry_run: true,
  change_id: null,
};

let sent: string[];

beforeEach(() => {
  sent = [];
  server.use(
    http.get('*/api/v1/analytics/allocation', () => HttpResponse.json(byRegion)),
    http.post('*/api/v1/look-through/:isin/import', ({ request }) => {
      sent.push(new URL(request.url).search);
      return HttpResponse.json(report, { headers: { 'X-Change-ID': '7' } });
    }),
  );
});

test('parts stand with what is not broken down, and what is in none of them is named', async () => {
  renderApp('/allocation?by=region');
  const bar = await screen.findByRole('figure', { name: 'How the value of all holdings is divided' });
  const items = within(bar).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual(['Japan€75075.0%', 'Not broken down€25025.0%']);
  expect(screen.getByText(/1 holding has no value/)).toHaveTextContent('All-World');
});

test('the list of a fund is looked at before it is stored', async () => {
  const { person } = renderApp('/allocation?by=region');
  await person.click(await screen.findByRole('link', { name: 'Import what World holds' }));
  const dialog = await screen.findByRole('dialog', { name: 'Import what World holds' });
  await person.upload(dialog.querySelector('input[type=file]') as HTMLInputElement, new File(['x'], 'a.csv'));
  expect(await within(dialog).findByText(/12 rows, together 99.95%; 1.00% more or less/)).toBeVisible();
  expect(within(dialog).getByText(/Norway/)).toBeVisible();
  expect(sent).toEqual(['?dry_run=true']);
  await person.click(within(dialog).getByRole('button', { name: 'Import' }));
  expect(await screen.findByText('Stored what World holds')).toBeVisible();
  expect(sent).toEqual(['?dry_run=true', '?dry_run=false']);
});
