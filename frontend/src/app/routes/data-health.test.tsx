import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { HealthItem } from '../../api/wire.ts';
import { summary } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const WORLD = 'IE00BK5BQT80';

const item = (code: HealthItem['code'], more: Partial<HealthItem> = {}): HealthItem => ({
  code,
  about: WORLD,
  isin: WORLD,
  name: 'FTSE All-World',
  currency: null,
  broker: null,
  date: null,
  transaction_ids: [],
  units: null,
  new_units: null,
  old_units: null,
  action: 'enter_price',
  can_be_right: code.startsWith('suspected'),
  ...more,
});

const SPLIT = item('suspected_split', {
  about: `${WORLD} 2025-03-04`,
  date: '2025-03-04',
  new_units: 2,
  old_units: 1,
});
const TWICE = item('suspected_duplicate', {
  about: '17+18',
  transaction_ids: [17, 18],
  broker: 'DEGIRO',
  date: '2025-01-15',
});
const ALL = [
  item('oversold', { units: '-4' }),
  item('no_price', { name: null }),
  item('no_rate', { isin: null, name: null, currency: 'USD' }),
  TWICE,
  SPLIT,
  item('stale_price', { date: '2026-10-01' }),
  item('no_name'),
  item('no_class'),
];

let items: HealthItem[];
let found: unknown[];

beforeEach(() => {
  [items, found] = [ALL, []];
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/analytics/data-health', () =>
      HttpResponse.json({ as_of: '2026-11-24', items, total: items.length }),
    ),
    http.post('*/api/v1/analytics/data-health/dismissals', async ({ request }) => {
      found.push(await request.json());
      items = items.filter((each) => each !== TWICE);
      return HttpResponse.json({}, { status: 201, headers: { 'X-Change-ID': '9' } });
    }),
  );
});

async function unfold() {
  const app = renderApp('/');
  const title = await screen.findByText(/things? in the records to look at/);
  await app.person.click(title);
  const list = within(title.closest('details') ?? document.body);
  return { ...app, list };
}

test('what is wrong with the records is told with what mends it', async () => {
  const { list } = await unfold();
  const lines = list.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual([
    'More of FTSE All-World was sold than bought.See its transactions',
    `${WORLD} has no price.Enter a price`,
    'There is no exchange rate of USD.Enter a rate',
    '2 transactions of FTSE All-World at DEGIRO on Jan 15, 2025 look the same.See themIt is right',
    'On Mar 4, 2025 the price of FTSE All-World jumps as in a split 2:1, and none is recorded.Record the splitIt is right',
    'The last price of FTSE All-World is of Oct 1, 2026.See its prices',
    'FTSE All-World has no name and no class.Name and classify it',
    'FTSE All-World has no class.Name and classify it',
  ]);
  const addresses = list.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(addresses).toEqual([
    `/transactions?isin=${WORLD}`,
    `/prices/${WORLD}?dialog=close`,
    '/prices?dialog=rate&currency=USD',
    `/transactions?start_date=2025-01-15&end_date=2025-01-15&broker=DEGIRO&isin=${WORLD}`,
    `/?trade=new&type=SPLIT&given_isin=${WORLD}&given_date=2025-03-04&given_ratio=2%3A1`,
    `/prices/${WORLD}`,
    `/isin-metadata?edit=${WORLD}`,
    `/isin-metadata?edit=${WORLD}`,
  ]);
});

test('what is found right is not told again, and that can be undone', async () => {
  const { person, list } = await unfold();
  const [first] = list.getAllByRole('button', { name: 'It is right' });
  if (first) await person.click(first);
  expect(await screen.findByText(/^Not told again: 2 transactions of FTSE All-World/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
  expect(found).toEqual([{ code: 'suspected_duplicate', about: '17+18' }]);
  expect(await screen.findByText('7 things in the records to look at')).toBeInTheDocument();
});

test('nothing is told of records without a fault, and a long list in parts', async () => {
  items = Array.from({ length: 32 }, (_, index) => item('no_class', { about: String(index) }));
  const { list } = await unfold();
  expect(list.getAllByRole('listitem')).toHaveLength(30);
  expect(list.getByText('2 more follow when these are done.')).toBeInTheDocument();
});

test('a suspected split opens its form filled in', async () => {
  server.use(
    http.get('*/api/v1/transactions/proposals', () =>
      HttpResponse.json({ instruments: [], brokers: [], last_trades: [] }),
    ),
    http.get('*/api/v1/analytics/positions/:isin', () => new HttpResponse(null, { status: 404 })),
  );
  const { person, list } = await unfold();
  await person.click(list.getByRole('link', { name: 'Record the split' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByRole('combobox', { name: /ISIN/ })).toHaveValue(WORLD);
  expect(within(dialog).getByRole('textbox', { name: 'New units' })).toHaveValue('2');
});
