import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NetWorth, SnapshotPreview } from '../../api/wire.ts';
import { plainSpaces } from '../../testing/figure-text.ts';
import { netWorth, snapshotPreview } from '../../testing/net-worth-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { why } from '../../testing/why-bodies.ts';
import { snapshotList } from '../../testing/snapshot-bodies.ts';

let worth: NetWorth;
let preview: SnapshotPreview;
/** What was asked of the net worth and of the preview. */
let asked: string[];

beforeEach(() => {
  [worth, preview, asked] = [netWorth(), snapshotPreview(), []];
  const ask = (request: Request) => asked.push(new URL(request.url).search);
  server.use(
    http.get('*/api/v1/snapshots/summary', () => HttpResponse.json(snapshotList([]))),
    http.get('*/api/v1/analytics/net-worth', ({ request }) => {
      ask(request);
      return HttpResponse.json(worth);
    }),
    http.get('*/api/v1/snapshots/preview', ({ request }) => {
      ask(request);
      return HttpResponse.json(preview);
    }),
    http.get('*/api/v1/asset-kinds', () => HttpResponse.json({ items: [] })),
    http.get('*/api/v1/analytics/why', ({ request }) => {
      ask(request);
      return HttpResponse.json(why({ figure: 'net_worth', isin: null, end_date: '2026-09-30' }));
    }),
  );
});

const texts = (elements: readonly HTMLElement[]) => elements.map((one) => plainSpaces(one.textContent));

async function section() {
  return within(await screen.findByRole('region', { name: 'Net worth over time' }));
}

describe('net worth over time', () => {
  test('is told of the last day in two parts, each of which says what it is', async () => {
    const { person, at } = renderApp('/snapshots');
    const figures = within(await (await section()).findByRole('region', { name: 'Net worth in figures' }));
    expect(texts(figures.getAllByRole('definition'))).toEqual(['€120,000.00', '€100,000.00', '€20,000.00']);
    await person.click(figures.getByRole('button', { name: /net worth/i }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Net worth' }));
    expect(await dialog.findByText(/Unknown while a part of it is/)).toBeInTheDocument();
    expect(dialog.getByText(/= Investments \+ Other assets/)).toBeInTheDocument();
    expect(at()).toContain('why=net_worth');
    expect(asked).toEqual(['?interval=week', '?figure=net_worth&end_date=2026-09-30&skip=0&limit=50']);
  });

  test('is drawn by kind, with a sentence and a table of the same figures', async () => {
    const { person } = renderApp('/snapshots?period=1y');
    const chart = within(await (await section()).findByRole('figure', { name: 'Net worth over time' }));
    expect(plainSpaces((await chart.findByRole('slider')).getAttribute('aria-valuetext'))).toBe(
      'Sep 30, 2026, Investments €100,000.00, Cash in EUR €20,000.00, Net worth €120,000.00',
    );
    await person.click(chart.getByRole('button', { name: /table/i }));
    const rows = texts(within(await chart.findByRole('table')).getAllByRole('row'));
    expect(rows).toContainEqual(expect.stringMatching(/^Sep 29, 2026€99,000.00—/));
    expect(asked[0]).toMatch(/^\?interval=day&start_date=/);
  });

  test('names what is old, what is known later only, and what has no value', async () => {
    renderApp('/snapshots');
    const told = await section();
    expect(await told.findByText(/Recorded more than three months ago/)).toBeInTheDocument();
    expect(texts(told.getAllByRole('listitem'))).toEqual([
      'Cash in EUR, May 1, 2026',
      'Cash in EUR · Wise, Sep 30, 2026',
      'IE00B4L5Y983',
    ]);
    expect(told.getByRole('link', { name: 'IE00B4L5Y983' })).toHaveAttribute(
      'href',
      '/holdings/IE00B4L5Y983',
    );
  });

  test.each([
    ['no_price', 'Something held has no price on this day.'],
    ['no_rate', 'An exchange rate to EUR is not known on this day.'],
    ['not_recorded', 'No other assets were recorded yet on this day.'],
  ] as const)('that is unknown by %s is a dash with its reason', async (unavailable, reason) => {
    const [point] = netWorth().points;
    if (point) worth = netWorth({ points: [{ ...point, unavailable }] });
    renderApp('/snapshots');
    expect((await (await section()).findAllByText(reason)).length).toBeGreaterThan(0);
  });

  test('of nothing says so, and a failure is told', async () => {
    worth = netWorth({ points: [], left_out: [], not_known_before: [] });
    renderApp('/snapshots');
    expect(await screen.findByText('Nothing recorded yet in this period.')).toBeInTheDocument();
  });
});

describe('a snapshot before it is taken', () => {
  async function dialogOf(day?: string) {
    const { person } = renderApp('/snapshots?snapshot=new');
    const dialog = within(await screen.findByRole('dialog', { name: 'Take snapshot' }));
    if (day !== undefined) {
      await person.click(dialog.getByRole('radio', { name: 'Another moment' }));
      await person.clear(dialog.getByRole('textbox', { name: 'Day' }));
      await person.type(dialog.getByRole('textbox', { name: 'Day' }), day);
      await person.tab();
    }
    return { dialog, person };
  }

  test('shows what it will hold by kind, at which rate, and what was not known and why', async () => {
    const { dialog } = await dialogOf('2026-08-15');
    const table = within(await dialog.findByRole('table', { name: 'What the snapshot will hold' }));
    expect(texts(table.getAllByRole('row').slice(1))).toEqual([
      'Investments€90,000.0090,000.00',
      'Cash in CZKCSOB · since May 1, 2026Kč 2,410.00100.00',
    ]);
    expect(plainSpaces(dialog.getByText('Total').textContent)).toBe('Total €90,100.00');
    expect(dialog.getByText(/CZK for 1 EUR/)).toHaveTextContent('CZK for 1 EUR: 24.100 · Aug 14, 2026');
    expect(texts(dialog.getAllByRole('listitem'))).toEqual(['Pension fund: recorded from Sep 1, 2026 on']);
    expect(asked.at(-1)).toBe('?snapshot_datetime=2026-08-15T00%3A00%3A00&reconstruct=true');
    expect(asked).toContain('');
  });

  test('cannot be taken while the investments have no value; it says what lacks a price or a rate', async () => {
    const taken: string[] = [];
    server.use(
      http.post('*/api/v1/snapshots', () => {
        taken.push('taken');
        return HttpResponse.json({}, { status: 500 });
      }),
    );
    const unvalued = { asset_type: 'investments', asset_detail: null, known_from: null } as const;
    preview = snapshotPreview({
      assets: [],
      left_out: [
        { ...unvalued, isin: 'IE00B4L5Y983', reason: 'no_price' },
        { ...unvalued, isin: null, reason: 'no_rate' },
      ],
    });
    const { dialog, person } = await dialogOf();
    expect(await dialog.findByText(/no snapshot can be taken of it/)).toBeInTheDocument();
    expect(texts(dialog.getAllByRole('listitem'))).toEqual([
      'Investments · IE00B4L5Y983: no price by then',
      'Investments: no exchange rate by then',
    ]);
    await person.click(dialog.getByRole('button', { name: /^Take snapshot/ }));
    expect(taken).toEqual([]);
  });
});
