import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PriceStatus } from '../../api/wire.ts';
import { position, summary } from '../../testing/bodies.ts';
import { listing, price, priceState, rateState } from '../../testing/price-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const ISIN = 'IE00BK5BQT80';
const GOLD = 'IE00B4ND3602';

const late = {
  is_stale: true,
  stale_since: '2026-11-10',
  failure: {
    at: '2026-11-24T20:00:00',
    source: 'yahoo',
    code: 'symbol_unknown' as const,
    values: { symbol: 'GLD' },
    message: 'The provider does not know GLD.',
  },
};

/** As it was entered, which is what an edit of it is made from. */
const RATE = {
  currency: 'USD',
  date: '2026-11-24',
  rate: '1.0412',
  source: 'manual',
  updated_at: '2026-11-24T09:00:00',
};

function answer(status: Partial<PriceStatus> = {}) {
  const told: PriceStatus = {
    refresh: 'daily',
    prices: [priceState(), priceState({ isin: GOLD, newest_date: '2026-11-02', ...late })],
    rates: [rateState({ source: 'manual', newest: { value: '1.0412', currency: 'USD', source: 'manual' } })],
    ...status,
  };
  const holdings = [position(), position({ isin: GOLD, name: 'Physical Gold' })];
  server.use(
    http.get('*/api/v1/prices/status', () => HttpResponse.json(told)),
    http.get('*/api/v1/prices/refresh', () => HttpResponse.json({ refresh: null })),
    http.get('*/api/v1/exchange-rates', () =>
      HttpResponse.json({ rates: [RATE], total: 1, skip: 0, limit: 1000 }),
    ),
    http.get('*/api/v1/listings', () => HttpResponse.json({ items: [listing()], total: 1 })),
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary({ holdings }))),
    http.get('*/api/v1/prices', () =>
      HttpResponse.json({
        prices: [
          price({ date: '2026-11-20', close: '120.50', source: 'manual' }),
          price({ date: '2026-11-24' }),
        ],
        total: 2,
        skip: 0,
        limit: 10_000,
      }),
    ),
  );
}

/** Every write with its method and what it says; answers the number of a change. */
function listen(): string[] {
  const sent: string[] = [];
  const heard = async ({ request }: { request: Request }) => {
    const { pathname, search } = new URL(request.url);
    sent.push(`${request.method} ${pathname.slice(7)}${search} ${await request.text()}`.trim());
    const body = { created: 1, updated: 0, unchanged: 0, change_id: 7, deleted_count: 1, message: '' };
    return HttpResponse.json(body, { headers: { 'X-Change-ID': '7' } });
  };
  server.use(
    http.post('*/api/v1/prices', heard),
    http.delete('*/api/v1/prices', heard),
    http.post('*/api/v1/exchange-rates', heard),
    http.delete('*/api/v1/exchange-rates', heard),
    http.put('*/api/v1/listings/:isin', heard),
  );
  return sent;
}

beforeEach(() => {
  answer();
});

describe('the page of prices', () => {
  test('tells of each instrument the last price, who told it, and why it is not newer', async () => {
    renderApp('/prices');
    const table = await screen.findByRole('table', { name: 'Prices' });
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
    expect(rows).toEqual([
      `FTSE All-World${ISIN}121.0912 EURNov 24, 2026YahooUp to dateVWCE.DE · XETRAYahoo3`,
      expect.stringMatching(/^Physical Gold.*Nov 2, 2026.*Stale since Nov 10, 2026.*GLD.*Choose listing/),
    ]);
    expect(within(table).getAllByRole('button', { name: /121\.0912/ })[0]).toHaveAttribute(
      'data-why',
      'close',
    );
    expect(screen.getByText('2 instruments · 1 without a fresh price')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Choose the listing of Physical Gold' })).toHaveAttribute(
      'href',
      `/prices/${GOLD}?dialog=listing`,
    );
  });

  test('is reached by g and r, and refreshes by r, with its progress and its end', async () => {
    const { person, at } = renderApp(`/prices/${ISIN}`);
    const progress = { started_at: '2026-11-24T20:00:00', total: 4, failed: 1, asking: [] };
    server.use(
      http.post('*/api/v1/prices/refresh', () =>
        HttpResponse.json({ ...progress, finished_at: null, done: 1 }, { status: 202 }),
      ),
    );
    await screen.findByRole('table', { name: 'Closes' });
    await person.keyboard('gr');
    await screen.findByRole('table', { name: 'Prices' });
    expect(at()).toBe('/prices');
    await person.keyboard('r');
    expect(await screen.findByRole('progressbar', { name: 'Asking for prices: 1 of 4' })).toBeInTheDocument();
    server.use(
      http.get('*/api/v1/prices/refresh', () =>
        HttpResponse.json({ refresh: { ...progress, finished_at: '2026-11-24T20:00:09', done: 4 } }),
      ),
    );
    expect(await screen.findByText(/1 told nothing new/, undefined, { timeout: 5_000 })).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  test('asks nobody when that is switched off, and says so', async () => {
    answer({ refresh: 'off' });
    renderApp('/prices');
    expect(await screen.findByText(/PRICE_REFRESH is off/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Refresh all/ })).not.toBeInTheDocument();
  });

  test('without an instrument leads on', async () => {
    answer({ prices: [], rates: [] });
    server.use(
      http.get('*/api/v1/listings', () => HttpResponse.json({ items: [], total: 0 })),
      http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary({ holdings: [] }))),
    );
    renderApp('/prices');
    expect(
      await screen.findByRole('heading', { name: 'No instrument has a price yet.' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Record transaction/ })).toBeInTheDocument();
  });

  test('corrects the last rate, which can be undone, and deletes one that was entered', async () => {
    const sent = listen();
    const { person } = renderApp('/prices');
    await person.click(await screen.findByRole('link', { name: 'Enter a rate of USD' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Enter rate' }));
    const rate = dialog.getByRole('textbox', { name: 'For 1 EUR' });
    expect(rate).toHaveValue('1.0412');
    await person.clear(rate);
    await person.type(rate, '1,05{Enter}');
    expect(await screen.findByText('Rate of USD saved')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Undo/ })).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Delete the rate of USD' }));
    await waitFor(() => {
      expect(sent).toEqual([
        `POST /exchange-rates {"rates":[{"currency":"USD","date":"2026-11-24","rate":"1.05","based_on":"${RATE.updated_at}"}]}`,
        'DELETE /exchange-rates?currency=USD&start_date=2026-11-24&end_date=2026-11-24',
      ]);
    });
  });

  test('brings a file of closes: what it would do, the refused rows, and then its undo', async () => {
    const report = {
      total_rows: 3,
      successful: 2,
      failed: 1,
      created: 2,
      updated: 0,
      unchanged: 0,
      errors: [
        {
          row: 2,
          errors: ['close: Field required'],
          error_codes: [{ field: 'close', code: 'missing', values: {} }],
          raw_data: { isin: ISIN, date: '2026-11-20' },
        },
      ],
      success_rate: 66.67,
      dry_run: true,
      change_id: null,
    };
    server.use(
      http.post('*/api/v1/prices/import-csv', ({ request }) =>
        new URL(request.url).searchParams.get('dry_run') === 'true'
          ? HttpResponse.json(report)
          : HttpResponse.json(
              { ...report, dry_run: false, change_id: 9 },
              { headers: { 'X-Change-ID': '9' } },
            ),
      ),
    );
    const { person } = renderApp('/prices?dialog=import-prices');
    const file = new File(['isin,date,close,currency\n'], 'closes.csv', { type: 'text/csv' });
    await person.upload(await screen.findByLabelText('CSV file'), file);
    expect(await screen.findByText('2 of 3 rows will be stored')).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Refused rows' })).toHaveTextContent(`${ISIN}, 2026-11-20`);
    await person.click(screen.getByRole('button', { name: 'Store 2 rows' }));
    expect(await screen.findByText('2 closes stored')).toBeInTheDocument();
  });
});

describe('the prices of an instrument', () => {
  test('are drawn, listed newest first, corrected where they stand, and deleted where they were entered', async () => {
    const sent = listen();
    const { person } = renderApp(`/prices/${ISIN}`);
    const table = await screen.findByRole('table', { name: 'Closes' });
    const days = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
    expect(days[0]).toContain('Nov 24, 2026');
    expect(screen.getByRole('figure', { name: 'Closes of FTSE All-World' })).toBeInTheDocument();
    await person.click(within(table).getByRole('button', { name: /Edit the close of Nov 24, 2026/ }));
    const input = await within(table).findByRole('textbox', { name: 'Close of Nov 24, 2026' });
    await person.clear(input);
    await person.type(input, '122{Enter}');
    expect(await screen.findByText('Close of FTSE All-World saved')).toBeInTheDocument();
    await person.click(within(table).getByRole('button', { name: 'Delete the close of Nov 20, 2026' }));
    await waitFor(() => {
      expect(sent).toEqual([
        `POST /prices {"prices":[{"isin":"${ISIN}","date":"2026-11-24","close":"122","currency":"EUR","based_on":null}]}`,
        `DELETE /prices?isin=${ISIN}&start_date=2026-11-20&end_date=2026-11-20`,
      ]);
    });
    expect(within(table).queryByRole('button', { name: 'Delete the close of Nov 24, 2026' })).toBeNull();
  });

  test('are entered by n, and what is missing is told at its field', async () => {
    const sent = listen();
    const { person } = renderApp(`/prices/${ISIN}`);
    await screen.findByRole('table', { name: 'Closes' });
    await person.keyboard('n');
    const dialog = within(await screen.findByRole('dialog', { name: 'Enter close' }));
    await person.click(dialog.getByRole('button', { name: /Save/ }));
    const close = dialog.getByRole('textbox', { name: 'Close' });
    expect(close).toHaveAccessibleDescription(/Enter a number above 0\./);
    await person.type(close, '121{Enter}');
    await waitFor(() => {
      expect(sent[0]).toContain('"close":"121","currency":"EUR"');
    });
  });

  test('come from a listing that is looked up, with a fallback', async () => {
    const sent = listen();
    server.use(
      http.get('*/api/v1/listings/proposals', () =>
        HttpResponse.json({
          isin: ISIN,
          proposals: [
            {
              symbol: 'VWRA.L',
              exchange: 'LSE',
              name: 'Vanguard FTSE All-World',
              currency: 'USD',
              close: '150.2',
              close_date: '2026-11-24',
              found_by: 'yahoo',
            },
          ],
          failures: [],
        }),
      ),
    );
    const { person } = renderApp(`/prices/${ISIN}?dialog=listing`);
    const dialog = within(await screen.findByRole('dialog', { name: 'Where prices come from' }));
    expect(dialog.getByRole('textbox', { name: 'Symbol' })).toHaveValue('VWCE.DE');
    expect(await dialog.findByText('LSE · 150.2 USD · Nov 24, 2026')).toBeInTheDocument();
    await person.click(dialog.getByRole('button', { name: 'Use VWRA.L' }));
    await person.click(dialog.getByRole('button', { name: 'Add a fallback' }));
    await person.click(dialog.getByRole('button', { name: /Save/ }));
    expect(await screen.findByText('Listing of FTSE All-World saved')).toBeInTheDocument();
    const told = JSON.parse(sent[0]?.replace(/^\S+ \S+ /, '') ?? '{}') as { sources: object[] };
    expect(told.sources).toEqual([
      expect.objectContaining({ provider: 'yahoo', symbol: 'VWRA.L', currency: 'USD' }),
      expect.objectContaining({ provider: 'manual' }),
    ]);
  });
});
