import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { IsinMetadata, PortfolioSummary } from '../../api/wire.ts';
import { position, summary } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { isinMetadata } from '../../testing/why-bodies.ts';

const GOLD = 'IE00B4ND3602';

function answer(items: IsinMetadata[], changed: Partial<PortfolioSummary> = {}) {
  server.use(
    http.get('*/api/v1/isin-metadata', () => HttpResponse.json({ items, total: items.length })),
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary(changed))),
  );
}

/** Every write with its method, path and body; answers the number of a change. */
function listen() {
  const sent: unknown[] = [];
  const heard = async ({ request }: { request: Request }) => {
    const text = await request.text();
    sent.push([
      request.method,
      new URL(request.url).pathname.slice(7),
      text && (JSON.parse(text) as unknown),
    ]);
    const status = request.method === 'DELETE' ? 204 : 200;
    const body = status === 204 ? null : JSON.stringify(isinMetadata());
    return new HttpResponse(body, {
      status,
      headers: { 'X-Change-ID': '7', 'content-type': 'application/json' },
    });
  };
  server.use(
    http.post('*/api/v1/isin-metadata', heard),
    http.put('*/api/v1/isin-metadata/:isin', heard),
    http.delete('*/api/v1/isin-metadata/:isin', heard),
  );
  return sent;
}

async function findTable() {
  return await screen.findByRole('table', { name: 'ISIN Metadata' });
}

beforeEach(() => {
  answer([isinMetadata()], {
    holdings: [position(), position({ isin: GOLD, name: 'WT PHYSICAL GOLD' })],
  });
});

describe('the instruments', () => {
  test('that nobody has described come first, with the way to mend that', async () => {
    renderApp('/isin-metadata');
    const rows = within(await findTable())
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toEqual([
      'Name↓Class↓Currency↓Symbol↓TER↓',
      expect.stringContaining('WT PHYSICAL GOLDIE00B4ND3602Fill in'),
      'FTSE All-WorldIE00BK5BQT80StocksEURVWCE0.22%',
    ]);
    expect(screen.getByText(/1 traded instrument has no metadata yet/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Fill in WT PHYSICAL GOLD' })).toHaveAttribute(
      'href',
      `/isin-metadata?edit=${GOLD}`,
    );
  });

  test('are found by name, ISIN or symbol', async () => {
    const { person } = renderApp('/isin-metadata');
    const table = await findTable();
    await person.keyboard('/');
    await person.keyboard('vwce');
    await waitFor(() => {
      expect(within(table).getAllByRole('row')).toHaveLength(2);
    });
  });

  test('of an empty database begin with a trade or an instrument', async () => {
    answer([], { holdings: [] });
    renderApp('/isin-metadata');
    expect(await screen.findByRole('heading', { name: 'No instruments yet.' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Add instrument/ })).toBeInTheDocument();
  });
});

describe('an instrument', () => {
  test('that is only traded is filled in, and the first version of its name is shown', async () => {
    const sent = listen();
    const { person, at } = renderApp('/isin-metadata');
    await person.click(await screen.findByRole('link', { name: /^Fill in/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New instrument' }));
    expect(dialog.getByRole('textbox', { name: 'ISIN' })).toHaveValue(GOLD);
    expect(dialog.getByText('In your trades: WT PHYSICAL GOLD')).toBeInTheDocument();
    await person.click(dialog.getByRole('button', { name: /Save/ }));
    expect(dialog.getByText(/Enter a name\./)).toBeInTheDocument();
    expect(dialog.getByText(/Choose a class\./)).toBeInTheDocument();
    await person.type(dialog.getByRole('textbox', { name: 'Name' }), 'Gold');
    await person.click(dialog.getByRole('radio', { name: 'Real assets' }));
    await person.type(dialog.getByRole('textbox', { name: /^TER/ }), '0,39{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Added: Gold')).toBeInTheDocument();
    expect(at()).toBe('/isin-metadata');
    const body = {
      isin: GOLD,
      name: 'Gold',
      type: 'REAL_ASSET',
      currency: null,
      ter: '0.0039',
      symbol: null,
    };
    expect(sent).toEqual([['POST', '/isin-metadata', body]]);
  });

  test('is edited by the keys; what is emptied is forgotten', async () => {
    const sent = listen();
    const { person, at } = renderApp('/isin-metadata');
    await findTable();
    await person.keyboard('jje');
    expect(at()).toBe('/isin-metadata?edit=IE00BK5BQT80');
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit instrument' }));
    const ter = dialog.getByRole('textbox', { name: /^TER/ });
    expect(ter).toHaveValue('0.22');
    await person.clear(ter);
    await person.type(ter, '0.19');
    await person.clear(dialog.getByRole('textbox', { name: 'Symbol' }));
    await person.click(dialog.getByRole('button', { name: /Save/ }));
    expect(await screen.findByText('Saved: FTSE All-World')).toBeInTheDocument();
    const { updated_at: basedOn } = isinMetadata();
    const facts = { currency: 'EUR', ter: '0.0019', symbol: null };
    const body = { name: 'FTSE All-World', type: 'STOCK', ...facts, based_on: basedOn };
    expect(sent).toEqual([['PUT', '/isin-metadata/IE00BK5BQT80', body]]);
  });

  test('that was changed in another tab meanwhile is not saved over it unseen', async () => {
    const { person } = renderApp('/isin-metadata?edit=IE00BK5BQT80');
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit instrument' }));
    const symbol = dialog.getByRole('textbox', { name: 'Symbol' });
    await person.type(symbol, 'X');
    answer([isinMetadata({ symbol: 'VWRA', updated_at: '2026-11-19T08:30:00' })]);
    const refused = { detail: 'This was changed.', code: 'row_changed', values: { updated_at: 'x' } };
    server.use(http.put('*/api/v1/isin-metadata/:isin', () => HttpResponse.json(refused, { status: 409 })));
    await person.click(dialog.getByRole('button', { name: /Save/ }));
    expect(await dialog.findByText(/changed elsewhere/)).toBeInTheDocument();
    expect(symbol).toHaveValue('VWCEX');
    await waitFor(async () => {
      await person.click(dialog.getByRole('button', { name: 'Show the newer one' }));
      expect(symbol).toHaveValue('VWRA');
    });
    const sent = listen();
    await person.click(dialog.getByRole('button', { name: /Save/ }));
    await waitFor(() => {
      expect(sent).toMatchObject([['PUT', expect.anything(), { based_on: '2026-11-19T08:30:00' }]]);
    });
  });

  test('is deleted by its key and comes back by Undo', async () => {
    const sent = listen();
    const undone: unknown[] = [];
    server.use(
      http.post('*/api/v1/changes/:id/undo', ({ params }) => {
        undone.push(params.id);
        return HttpResponse.json({ id: 8 }, { headers: { 'X-Change-ID': '8' } });
      }),
    );
    const { person } = renderApp('/isin-metadata');
    await findTable();
    await person.keyboard('jj{Delete}');
    expect(await screen.findByText('Deleted: FTSE All-World')).toBeInTheDocument();
    expect(sent).toEqual([['DELETE', '/isin-metadata/IE00BK5BQT80', '']]);
    await person.keyboard('u');
    expect(await screen.findByText('Undone: Deleted: FTSE All-World')).toBeInTheDocument();
    expect(undone).toEqual(['7']);
  });

  test('is added with n; what was typed outlives the dialog, and the words of the server are shown', async () => {
    server.use(
      http.post('*/api/v1/isin-metadata', () =>
        HttpResponse.json({ detail: 'There is metadata of this ISIN already.' }, { status: 409 }),
      ),
    );
    const { person, at } = renderApp('/isin-metadata');
    await findTable();
    await person.keyboard('n');
    expect(at()).toBe('/isin-metadata?edit=new');
    const dialog = within(await screen.findByRole('dialog', { name: 'New instrument' }));
    await person.type(dialog.getByRole('textbox', { name: 'ISIN' }), 'ie00bk5bqt81');
    expect(dialog.getByText(/a valid ISIN here ends in 0\./)).toBeInTheDocument();
    await person.click(dialog.getByRole('button', { name: 'Cancel' }));
    await person.keyboard('n');
    const again = within(await screen.findByRole('dialog', { name: 'New instrument' }));
    const isin = again.getByRole('textbox', { name: 'ISIN' });
    expect(isin).toHaveValue('IE00BK5BQT81');
    await person.clear(isin);
    await person.type(isin, 'IE00BK5BQT80');
    await person.type(again.getByRole('textbox', { name: 'Name' }), 'World');
    await person.click(again.getByRole('radio', { name: 'Stocks' }));
    await person.click(again.getByRole('button', { name: /Save/ }));
    expect(await again.findByText('There is metadata of this ISIN already.')).toBeInTheDocument();
  });
});
