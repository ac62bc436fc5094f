import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { plainSpaces } from '../../testing/figure-text.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { netWorth, snapshotPreview } from '../../testing/net-worth-bodies.ts';
import { snapshot, snapshotList, snapshotReport } from '../../testing/snapshot-bodies.ts';

/** First days that the page asked for; null for everything. */
let asked: (string | null)[];
let list = snapshotList();

beforeEach(() => {
  asked = [];
  list = snapshotList();
  server.use(
    http.get('*/api/v1/snapshots/summary', ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('start_date'));
      return HttpResponse.json(list);
    }),
    http.get('*/api/v1/analytics/net-worth', () => HttpResponse.json(netWorth())),
    http.get('*/api/v1/snapshots/preview', () => HttpResponse.json(snapshotPreview())),
    http.get('*/api/v1/asset-kinds', () => HttpResponse.json({ items: [] })),
  );
});

const texts = (elements: readonly HTMLElement[]) => elements.map((one) => plainSpaces(one.textContent));

async function table() {
  return within(await screen.findByRole('table', { name: 'Snapshots' }));
}

describe('the growth', () => {
  test('is the newest total beside the oldest, with the money put in told apart', async () => {
    renderApp('/snapshots');
    const stats = within(await screen.findByRole('region', { name: 'Growth in figures' }));
    expect(texts(stats.getAllByRole('definition'))).toEqual([
      '+€20,000.00',
      '+€6,521.74',
      '+€12,000.00',
      '+€8,000.00',
      '2',
    ]);
    const rows = texts((await table()).getAllByRole('row'));
    expect(rows[1]).toBe('Sep 30, 2026120,000.00+20,000.00+20.00%+12,000.00+8,000.0024.160');
    expect(rows[2]).toMatch(/^Jun 30, 2026\d\d:\d\d [AP]M100,000\.000\.000\.0024\.319$/);
  });

  test('is drawn by kind, and the chart says what it shows', async () => {
    renderApp('/snapshots');
    const chart = within(await screen.findByRole('figure', { name: 'Total by kind over time' }));
    const cursor = await chart.findByRole('slider');
    expect(plainSpaces(cursor.getAttribute('aria-valuetext'))).toBe(
      'Sep 30, 2026, Investments €100,000.00, Cash in EUR €20,000.00, Total €120,000.00',
    );
    expect(chart.getByText(/^Total from Jun 30, 2026.*highest/)).toBeInTheDocument();
  });

  test('that the trades cannot explain is a dash with its reason', async () => {
    list = snapshotList([
      snapshot({
        net_contributions: null,
        market_change: null,
        contributions_unavailable: 'ledger_too_young',
      }),
      snapshot({ snapshot_date: '2026-06-30T00:00:00' }),
    ]);
    renderApp('/snapshots');
    const stats = within(await screen.findByRole('region', { name: 'Growth in figures' }));
    expect(stats.getAllByText(/Your trades begin after the oldest snapshot/)).toHaveLength(2);
  });

  test('that lacks an exchange rate is a dash with that reason', async () => {
    const untold = { net_contributions: null, market_change: null } as const;
    list = snapshotList([
      snapshot({ ...untold, contributions_unavailable: 'no_rate' }),
      snapshot({ snapshot_date: '2026-06-30T00:00:00' }),
    ]);
    renderApp('/snapshots');
    const stats = within(await screen.findByRole('region', { name: 'Growth in figures' }));
    expect(stats.getAllByText(/a day without an exchange rate to EUR/)).toHaveLength(2);
  });

  test('of a period is chosen by its key; the address follows and is read', async () => {
    const { person, at } = renderApp('/snapshots?period=nonsense');
    await table();
    expect(asked).toEqual([null]);
    await person.keyboard('2');
    expect(at()).toBe('/snapshots?period=1y');
    await waitFor(() => {
      expect(asked.at(-1)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    });
    await person.keyboard('5');
    expect(at()).toBe('/snapshots');
  });

  test('of one snapshot is no line yet', async () => {
    list = snapshotList([snapshot()]);
    renderApp('/snapshots');
    expect(await screen.findByText(/The chart begins with the second/)).toBeInTheDocument();
    expect(screen.queryByRole('figure', { name: /^Total/ })).not.toBeInTheDocument();
  });
});

describe('a snapshot', () => {
  test('is taken by n: now, or as of another day', async () => {
    const taken: string[] = [];
    server.use(
      http.post('*/api/v1/snapshots', ({ request }) => {
        taken.push(new URL(request.url).search);
        const metadata = {
          snapshot_date: '2026-08-15T00:00:00',
          total_value_eur: '1',
          exchange_rate_used: '24',
        };
        return HttpResponse.json({ metadata }, { status: 201, headers: { 'X-Change-ID': '7' } });
      }),
    );
    const { person, at } = renderApp('/snapshots');
    await table();
    await person.keyboard('n');
    expect(at()).toBe('/snapshots?snapshot=new');
    const dialog = within(await screen.findByRole('dialog', { name: 'Take snapshot' }));
    await person.click(dialog.getByRole('radio', { name: 'Another moment' }));
    const day = dialog.getByRole('textbox', { name: 'Day' });
    await person.clear(day);
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(day).toHaveAccessibleDescription(/Enter the day/);
    await person.type(day, '2026-08-15');
    const time = dialog.getByRole('textbox', { name: 'Time, optional' });
    await person.type(time, 'noon{Control>}{Enter}{/Control}');
    expect(time).toHaveAccessibleDescription(/Enter a clock time/);
    expect(taken).toEqual([]);
    await person.clear(time);
    await person.type(time, '905');
    await person.tab();
    expect(time).toHaveValue('09:05 AM');
    await person.clear(time);
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Snapshot taken: Aug 15, 2026')).toBeInTheDocument();
    expect(taken).toEqual(['?replace=false&snapshot_datetime=2026-08-15T00%3A00%3A00&reconstruct=true']);
    expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
    expect(at()).toBe('/snapshots');
  });

  test('of a moment that has one is replaced only when that is wanted', async () => {
    const taken: string[] = [];
    server.use(
      http.post('*/api/v1/snapshots', ({ request }) => {
        taken.push(new URL(request.url).search);
        return HttpResponse.json({ detail: 'There is a snapshot of that moment.' }, { status: 409 });
      }),
    );
    const { person } = renderApp('/snapshots?snapshot=new');
    const dialog = within(await screen.findByRole('dialog', { name: 'Take snapshot' }));
    await person.click(dialog.getByRole('button', { name: /^Take snapshot/ }));
    expect(await dialog.findByText('There is a snapshot of that moment.')).toBeInTheDocument();
    await person.click(dialog.getByRole('button', { name: 'Replace it' }));
    await waitFor(() => {
      expect(taken).toEqual(['?replace=false', '?replace=true']);
    });
  });

  test('is opened row by row, and deleted there or by its key', async () => {
    const deleted: unknown[] = [];
    server.use(
      http.get('*/api/v1/snapshots', () =>
        HttpResponse.json({
          snapshots: [
            {
              ...{ id: 1, snapshot_date: '2026-09-30T00:00:00', created_at: '2026-09-30T00:00:00' },
              ...{ asset_type: 'cash_czk', asset_detail: 'ČSOB', currency: 'CZK', value: '2416.00' },
              ...{ exchange_rate: '24.1600', value_eur: '100.00' },
            },
          ],
          total: 1,
          metadata: null,
        }),
      ),
      http.delete('*/api/v1/snapshots/:moment', ({ params }) => {
        deleted.push(params.moment);
        return HttpResponse.json({}, { headers: { 'X-Change-ID': '8' } });
      }),
    );
    const { person, at } = renderApp('/snapshots');
    await table();
    await person.keyboard('j{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Snapshot of Sep 30, 2026' }));
    expect(plainSpaces((await dialog.findAllByRole('row'))[1]?.textContent ?? null)).toBe(
      'Cash in CZKČSOBKč 2,416.00100.00',
    );
    await person.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('Deleted: snapshot of Sep 30, 2026')).toBeInTheDocument();
    expect(at()).toBe('/snapshots');
    await person.keyboard('j{Delete}');
    await waitFor(() => {
      expect(deleted).toEqual(['2026-09-30T00:00:00', '2026-06-30T18:00:00']);
    });
  });
});

test('a file is looked at before anything is stored', async () => {
  const sent: string[] = [];
  server.use(
    http.post('*/api/v1/snapshots/import-csv', ({ request }) => {
      const { searchParams } = new URL(request.url);
      sent.push(searchParams.toString());
      const isDry = searchParams.get('dry_run') === 'true';
      return HttpResponse.json(snapshotReport({ dry_run: isDry, change_id: isDry ? null : 9 }));
    }),
  );
  const { person, at } = renderApp('/snapshots?snapshot=import');
  const dialog = within(await screen.findByRole('dialog', { name: 'Import CSV' }));
  await person.upload(
    dialog.getByLabelText('File of snapshots'),
    new File(['x'], 'old.csv', { type: 'text/csv' }),
  );
  expect(await dialog.findByText('1 of 3 rows will be imported')).toBeInTheDocument();
  const rows = texts((await dialog.findAllByRole('row')).slice(1));
  expect(rows).toEqual([
    '1Dec 31, 2025Cash in EURWill be imported',
    '231.12.25RefusedKind: missing',
    '3Dec 31, 2025Cash in EURSkippedAlready imported',
  ]);
  await person.click(dialog.getByRole('button', { name: 'Import 1 row' }));
  expect(await screen.findByText('1 row of snapshots imported')).toBeInTheDocument();
  expect(sent).toEqual(['dry_run=true&allow_duplicates=false', 'dry_run=false&allow_duplicates=false']);
  expect(at()).toBe('/snapshots');
});

test('all are deleted after one question, with a way back', async () => {
  server.use(
    http.delete('*/api/v1/snapshots', () => HttpResponse.json({}, { headers: { 'X-Change-ID': '10' } })),
  );
  const { person } = renderApp('/snapshots?snapshot=delete-all');
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete all snapshots?' }));
  await person.click(dialog.getByRole('button', { name: 'Delete all snapshots' }));
  expect(await screen.findByText('Deleted all snapshots')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
});

test('without any, the page leads to the first', async () => {
  list = snapshotList([]);
  const { person, at } = renderApp('/snapshots');
  expect(await screen.findByRole('heading', { name: 'No snapshots yet.' })).toBeInTheDocument();
  await person.click(screen.getByRole('button', { name: 'Import CSV' }));
  expect(at()).toBe('/snapshots?snapshot=import');
});
