import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { performance } from './performance-bodies.ts';

/** A history before its first day: the dashboard asks for one, and few stories are about it. */
const NO_HISTORY = {
  currency: 'EUR',
  start_date: '2026-11-24',
  end_date: '2026-11-24',
  interval: 'week',
  isin: null,
  points: [],
};

/** The API as a page story sees it; each story says what it answers. */
export const server = setupServer(
  http.get('*/api/v1/analytics/value-history', () => HttpResponse.json(NO_HISTORY)),
  http.get('*/api/v1/analytics/performance', () => HttpResponse.json(performance())),
  // How many transactions there are, which pages that are about something else ask.
  http.get('*/api/v1/transactions', ({ request }) =>
    request.url.endsWith('?limit=1') ? HttpResponse.json({ transactions: [], total: 1 }) : undefined,
  ),
  http.get('*/api/v1/import-mappings', () => HttpResponse.json({ items: [], total: 0 })),
  http.get('*/api/v1/analytics/data-health', () =>
    HttpResponse.json({ as_of: '2026-11-24', items: [], total: 0 }),
  ),
  http.get('*/api/v1/savings-plans/due', () => HttpResponse.json({ due: [], total: 0 })),
  http.get('*/api/v1/settings/risk-free-rate', () => HttpResponse.json({ risk_free_rate: '0' })),
  http.get('*/api/v1/session', () =>
    HttpResponse.json({ password_set: false, logged_in: true, passkeys: false }),
  ),
  http.get('*/api/v1/settings/base-currency', () => HttpResponse.json({ base_currency: 'EUR' })),
);
