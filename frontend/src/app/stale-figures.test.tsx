import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { assetKind, otherAsset, otherAssetList } from '../testing/asset-bodies.ts';
import { summary } from '../testing/bodies.ts';
import { listing, price, priceState, rateState } from '../testing/price-bodies.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';

const ISIN = 'IE00BK5BQT80';
const LATER = '2026-11-24T11:00:00';

/** What edits were based on. */
let sent: unknown[];
/** When another tab wrote what is edited; null while there is nothing. */
let writtenAt: string | null;

/** As the server does: only an edit of the state that is there is made. */
function answer(basedOn: unknown, body: JsonBodyType) {
  sent.push(basedOn);
  return basedOn === writtenAt
    ? HttpResponse.json(body, { headers: { 'X-Change-ID': '9' } })
    : HttpResponse.json(
        { detail: 'This was changed.', code: 'row_changed', values: { updated_at: String(writtenAt) } },
        { status: 409 },
      );
}

async function basisOf(request: Request, member?: string): Promise<unknown> {
  const body = (await request.json()) as Record<string, unknown>;
  const edit = member === undefined ? body : (body[member] as Record<string, unknown>[])[0];
  return edit?.['based_on'];
}

beforeEach(() => {
  sent = [];
  writtenAt = null;
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/prices/refresh', () => HttpResponse.json({ refresh: null })),
    http.get('*/api/v1/prices/status', () =>
      HttpResponse.json({ refresh: 'off', prices: [priceState()], rates: [rateState()] }),
    ),
    http.get('*/api/v1/listings', () => {
      const items = [listing({ updated_at: writtenAt ?? '' })];
      return HttpResponse.json({ items, total: 1 });
    }),
    http.get('*/api/v1/prices', () => {
      const own = { date: '2026-11-20', close: '119', source: 'manual' };
      const prices = [...(writtenAt === null ? [] : [price({ ...own, updated_at: writtenAt })]), price()];
      return HttpResponse.json({ prices, total: prices.length, skip: 0, limit: 1000 });
    }),
    http.get('*/api/v1/exchange-rates', () => {
      const rate = { currency: 'USD', date: '2026-11-24', rate: '1.05', source: 'manual' };
      const rates = writtenAt === null ? [] : [{ ...rate, updated_at: writtenAt }];
      return HttpResponse.json({ rates, total: rates.length, skip: 0, limit: 1000 });
    }),
  );
});

const saveMine = async (person: ReturnType<typeof renderApp>['person']) => {
  await waitFor(async () => {
    await person.click(screen.getByRole('button', { name: 'Save mine' }));
    expect(sent.at(-1)).toBe(LATER);
  });
};

describe('what was changed in another tab is not written over unseen, and what was typed stays', () => {
  test('the base currency', async () => {
    const at = '*/api/v1/settings/base-currency';
    server.use(
      http.get(at, () =>
        HttpResponse.json({ base_currency: writtenAt === null ? 'EUR' : 'CHF', updated_at: writtenAt }),
      ),
      http.put(at, async ({ request }) =>
        answer(await basisOf(request), { base_currency: 'CZK', updated_at: LATER }),
      ),
    );
    const { person } = renderApp('/settings');
    const currency = await screen.findByRole('combobox', { name: 'Base currency' });
    await waitFor(() => {
      expect(currency).toBeEnabled();
    });
    writtenAt = LATER;
    await person.selectOptions(currency, 'CZK');
    expect(await screen.findByText(/changed elsewhere/)).toBeInTheDocument();
    expect(await screen.findByText(/It is now/)).toHaveTextContent('It is now CHF');
    expect(currency).toHaveValue('CZK');
    await saveMine(person);
    expect(sent[0]).toBeNull();
    expect(await screen.findByText('Base currency: CZK')).toBeInTheDocument();
  });

  test('the risk-free rate, also when what was typed comes back', async () => {
    const at = '*/api/v1/settings/risk-free-rate';
    server.use(
      http.get('*/api/v1/settings/base-currency', () =>
        HttpResponse.json({ base_currency: 'EUR', updated_at: null }),
      ),
      http.get(at, () =>
        HttpResponse.json({ risk_free_rate: writtenAt === null ? '0' : '0.03', updated_at: writtenAt }),
      ),
      http.put(at, async ({ request }) =>
        answer(await basisOf(request), { risk_free_rate: '0.025', updated_at: LATER }),
      ),
    );
    const first = renderApp('/settings');
    await first.person.click(await screen.findByRole('button', { name: /^Edit the risk-free rate/ }));
    await first.person.type(await screen.findByRole('textbox', { name: /^Risk-free rate/ }), '2.5');
    document.body.replaceChildren();
    writtenAt = LATER;

    const { person } = renderApp('/settings');
    const input = await screen.findByRole('textbox', { name: /^Risk-free rate/ });
    await person.type(input, '{Enter}');
    expect(await screen.findByText(/It is now/)).toHaveTextContent('It is now 3%');
    await person.click(screen.getByRole('button', { name: 'Show the newer one' }));
    expect(screen.getByRole('button', { name: /^Edit the risk-free rate: *3%$/ })).toBeInTheDocument();
    expect(sent).toEqual([null]);
  });

  test('a new asset that another tab has added', async () => {
    const crypto = { asset_type: 'crypto', asset_detail: null, value: '700.00' };
    const kinds = { items: [assetKind()], total: 1 };
    server.use(
      http.get('*/api/v1/asset-kinds', () => HttpResponse.json(kinds)),
      http.get('*/api/v1/asset-accounts', () => HttpResponse.json({ items: [], total: 0 })),
      http.get('*/api/v1/other-assets', () => {
        const added = writtenAt === null ? [] : [otherAsset({ ...crypto, updated_at: writtenAt })];
        return HttpResponse.json(otherAssetList([otherAsset({ id: 2 }), ...added]));
      }),
      http.post('*/api/v1/other-assets', async ({ request }) =>
        answer(await basisOf(request), otherAsset(crypto)),
      ),
    );
    const { person } = renderApp('/other-assets?asset=new');
    const dialog = within(await screen.findByRole('dialog'));
    await person.selectOptions(await dialog.findByRole('combobox', { name: 'Kind' }), 'crypto');
    const amount = dialog.getByRole('textbox', { name: 'Amount' });
    await person.type(amount, '900');
    writtenAt = LATER;
    await person.type(amount, '{Enter}');
    expect(await dialog.findByText(/changed elsewhere/)).toBeInTheDocument();
    expect(await dialog.findByText(/It is now/)).toHaveTextContent('It is now €700.00');
    expect(amount).toHaveValue('900');
    await saveMine(person);
    expect(sent[0]).toBeNull();
    expect(await screen.findByText('Added: Crypto')).toBeInTheDocument();
  });

  test('a close of a day', async () => {
    server.use(
      http.post('*/api/v1/prices', async ({ request }) => answer(await basisOf(request, 'prices'), {})),
    );
    const { person } = renderApp(`/prices/${ISIN}?dialog=close`);
    const dialog = within(await screen.findByRole('dialog', { name: 'Enter close' }));
    const day = dialog.getByRole('textbox', { name: 'Day' });
    await person.clear(day);
    await person.type(day, '2026-11-20');
    const close = dialog.getByRole('textbox', { name: 'Close' });
    await person.type(close, '121');
    writtenAt = LATER;
    await person.type(close, '{Enter}');
    expect(await dialog.findByText(/It is now/)).toHaveTextContent('It is now 119 EUR');
    expect(close).toHaveValue('121');
    await saveMine(person);
    expect(sent[0]).toBeNull();
  });

  test('an exchange rate of a day', async () => {
    server.use(
      http.post('*/api/v1/exchange-rates', async ({ request }) =>
        answer(await basisOf(request, 'rates'), {}),
      ),
    );
    const { person } = renderApp('/prices?dialog=rate&currency=USD');
    const dialog = within(await screen.findByRole('dialog', { name: 'Enter rate' }));
    const rate = dialog.getByRole('textbox', { name: 'For 1 EUR' });
    await person.clear(rate);
    await person.type(rate, '1.06');
    writtenAt = LATER;
    await person.type(rate, '{Enter}');
    expect(await dialog.findByText(/It is now/)).toHaveTextContent('It is now 1.05');
    await saveMine(person);
    expect(sent[0]).toBeNull();
  });

  test('a listing', async () => {
    writtenAt = '2026-11-20T09:00:00';
    server.use(
      http.put('*/api/v1/listings/:isin', async ({ request }) => answer(await basisOf(request), listing())),
    );
    const { person } = renderApp(`/prices/${ISIN}?dialog=listing`);
    const dialog = within(await screen.findByRole('dialog', { name: 'Where prices come from' }));
    const symbol = dialog.getByRole('textbox', { name: 'Symbol' });
    await person.clear(symbol);
    await person.type(symbol, 'VWRA.L');
    writtenAt = LATER;
    await person.type(symbol, '{Enter}');
    expect(await dialog.findByText(/changed elsewhere/)).toBeInTheDocument();
    expect(symbol).toHaveValue('VWRA.L');
    await saveMine(person);
    expect(sent[0]).toBe('2026-11-20T09:00:00');
    expect(await screen.findByText('Listing of FTSE All-World saved')).toBeInTheDocument();
  });
});
