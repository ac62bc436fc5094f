import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Allocation, AllocationPart, FundFileReport, LookThroughInput } from '../../api/wire.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const ISIN = 'IE00B4L5Y983';

const WORLD = { isin: ISIN, name: 'World', value: '750.00' };
const GOLD = { isin: 'IE00B4ND3602', name: 'Gold', value: '250.00' };

const part = (more: Partial<AllocationPart>): AllocationPart => ({
  kind: 'named',
  key: '',
  name: '',
  value: '0.00',
  share: '0',
  target: null,
  deviation: null,
  instruments: [],
  ...more,
});

const byRegion: Allocation = {
  by: 'region',
  as_of: '2026-11-24',
  currency: 'EUR',
  total_value: '1000.00',
  parts: [
    part({ key: 'JP', name: 'JAPAN', value: '750.00', share: '0.75', instruments: [WORLD] }),
    part({ kind: 'not_broken_down', value: '250.00', share: '0.25', instruments: [GOLD] }),
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
  expect(screen.getByText(/1 holding has no value/)).toHaveTextContent(
    'All-World: Nobody has said yet what this is worth.',
  );
  expect(screen.getByRole('link', { name: 'All-World' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/holdings\//),
  );
});

/** Answers every question with these parts, divided by instrument. */
const answer = (more: Partial<Allocation>) => {
  server.use(
    http.get('*/api/v1/analytics/allocation', () =>
      HttpResponse.json({ ...byRegion, coverage: [], ...more }),
    ),
  );
};

test('the smallest parts, which are not told one by one, stand together', async () => {
  answer({ more: { count: 3, value: '12.00', share: '0.012' } });
  renderApp('/allocation?by=region');
  const items = within(await screen.findByRole('figure')).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    'Japan€75075.0%',
    '3 smaller parts€121.2%',
    'Not broken down€25025.0%',
  ]);
});

test('few parts are asked for at first, and all of them when they are wanted', async () => {
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/analytics/allocation', ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const more = { count: searchParams.has('limit') ? 3 : 0, value: '12.00', share: '0.012' };
      return HttpResponse.json({ ...byRegion, coverage: [], more });
    }),
  );
  const { person } = renderApp('/allocation?by=region');
  await person.click(await screen.findByRole('button', { name: 'Show all 2' }));
  await waitFor(() => {
    expect(screen.queryByText('3 smaller parts')).not.toBeInTheDocument();
  });
  expect(asked).toEqual(['by=region&limit=12', 'by=region']);
});

test('as a table the parts are sorted, and tell how far they are from their targets', async () => {
  answer({
    by: 'instrument',
    parts: [
      part({ key: ISIN, name: 'World', value: '750.00', share: '0.75', target: '0.8', deviation: '-0.05' }),
      part({ key: GOLD.isin, name: 'Gold', value: '250.00', share: '0.25' }),
    ],
  });
  const { person } = renderApp('/allocation');
  await person.click(await screen.findByRole('button', { name: /View as table/ }));
  const table = screen.getByRole('table', { name: 'How the value of all holdings is divided' });
  const names = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent);
  expect(names().slice(0, 2)).toEqual(['World', 'Gold']);
  await person.click(within(table).getByRole('button', { name: /^Name/ }));
  expect(names().slice(0, 2)).toEqual(['Gold', 'World']);
  expect(within(table).getByRole('row', { name: /^World/ })).toHaveTextContent('80.0%−5.0%');
  expect(within(table).getByRole('row', { name: /^Gold/ })).toHaveTextContent('No target is set for it');
  await person.keyboard('v');
  expect(screen.getByRole('figure')).toBeVisible();
});

test('weights are edited by hand: what is wrong stands at its line, what is right is stored', async () => {
  const stored: LookThroughInput[] = [];
  const parts = [{ name: 'Japan', weight: '0.9' }];
  server.use(
    http.get('*/api/v1/look-through/:isin', () =>
      HttpResponse.json({
        isin: ISIN,
        tolerance: '0.01',
        breakdowns: [{ kind: 'region', as_of: '2026-10-31', sum: '0.9', parts_total: 1, parts }],
      }),
    ),
    http.put('*/api/v1/look-through/:isin', async ({ request }) => {
      stored.push((await request.json()) as LookThroughInput);
      return HttpResponse.json({ isin: ISIN, tolerance: '0.01', breakdowns: [] });
    }),
  );
  const { person } = renderApp('/allocation?by=region');
  await person.click(await screen.findByRole('link', { name: 'Edit what World holds' }));
  const dialog = await screen.findByRole('dialog', { name: 'Edit what World holds: Region' });
  expect(await within(dialog).findByLabelText('Percent 1')).toHaveValue('90');
  expect(within(dialog).getByLabelText('Name 1')).toHaveFocus();
  await person.type(within(dialog).getByLabelText('Name 2'), 'japan');
  await person.type(within(dialog).getByLabelText('Percent 2'), '12,5');
  await person.click(within(dialog).getByRole('button', { name: /Save/ }));
  expect(within(dialog).getByText('This name stands above already.')).toBeVisible();
  await person.clear(within(dialog).getByLabelText('Name 2'));
  await person.type(within(dialog).getByLabelText('Name 2'), 'USA');
  await person.click(within(dialog).getByRole('button', { name: /Save/ }));
  expect(within(dialog).getByText(/at most 101%/)).toBeVisible();
  await person.clear(within(dialog).getByLabelText('Percent 1'));
  await person.type(within(dialog).getByLabelText('Percent 1'), '80');
  await person.click(within(dialog).getByRole('button', { name: /Save/ }));
  expect(await screen.findByText('Stored what World holds')).toBeVisible();
  expect(stored).toEqual([
    {
      kind: 'region',
      as_of: '2026-10-31',
      parts: [
        { name: 'Japan', weight: '0.8' },
        { name: 'USA', weight: '0.125' },
      ],
    },
  ]);
});

test('two funds of which the holdings are known are compared', async () => {
  const [world, gold] = byRegion.coverage;
  if (!world || !gold) throw new Error('there are two');
  answer({ by: 'holding', coverage: [world, { ...gold, known: '0.5', as_of: '2026-10-31' }] });
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/analytics/overlap', ({ request }) => {
      asked.push(new URL(request.url).search);
      const fund = (isin: string, name: string, known: string) => ({
        isin,
        name,
        known,
        as_of: '2026-10-31',
      });
      return HttpResponse.json({
        funds: [fund(ISIN, 'World', '1'), fund(GOLD.isin, 'Gold', '0.5')],
        overlap: '0.042',
        is_whole: false,
        tolerance: '0.01',
        shared: [{ name: 'Newmont', weights: ['0.042', '0.2'], common: '0.042' }],
        shared_total: 1,
      });
    }),
  );
  renderApp('/allocation?by=holding');
  const section = await screen.findByRole('region', { name: 'Overlap of two funds' });
  expect(await within(section).findByText('In common, at least')).toBeVisible();
  expect(within(section).getByRole('row', { name: /^Newmont/ })).toHaveTextContent('4.20%20.00%4.20%');
  expect(asked).toEqual([`?isin=${ISIN}&isin=${GOLD.isin}`]);
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
