import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Why } from '../api/wire.ts';
import { summary } from '../testing/bodies.ts';
import { plainSpaces } from '../testing/figure-text.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { snapshotList } from '../testing/snapshot-bodies.ts';
import { why, whyLine } from '../testing/why-bodies.ts';

const ISIN = 'IE00BK5BQT80';

/** What was asked, in the order of asking. */
let asked: string[];
let answers: Partial<Record<string, Why>>;

beforeEach(() => {
  [asked, answers] = [[], {}];
  server.use(
    http.get('*/api/v1/analytics/why', ({ request }) => {
      const { searchParams, search } = new URL(request.url);
      asked.push(search.replace('&skip=0&limit=50', ''));
      const figure = searchParams.get('figure') as Why['figure'];
      return HttpResponse.json(answers[figure] ?? why({ figure, lines: [], lines_total: 0 }));
    }),
    http.get('*/api/v1/asset-kinds', () => HttpResponse.json({ items: [] })),
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/snapshots/summary', () => HttpResponse.json(snapshotList())),
  );
});

const DAY = '2026-09-30';
const plain = {
  transaction_id: undefined,
  transaction_type: undefined,
  isin: undefined,
  rule: 'given',
} as const;

test('net worth leads to the value of its day, and to each asset as it was known', async () => {
  const of = { isin: null, end_date: DAY } as const;
  const figureLine = (changed: Parameters<typeof whyLine>[0]) =>
    whyLine({ ...plain, kind: 'figure', expression: {}, date: DAY, ...changed });
  answers.net_worth_investments = why({
    ...{ ...of, figure: 'net_worth_investments' },
    lines: [figureLine({ figure: 'end_value' })],
  });
  answers.net_worth_other_assets = why({
    ...{ ...of, figure: 'net_worth_other_assets' },
    lines: [figureLine({ figure: 'net_worth_asset', asset_type: 'crypto', asset_detail: null })],
  });
  answers.net_worth_asset = why({
    ...{ ...of, figure: 'net_worth_asset', asset_type: 'crypto' },
    lines: [figureLine({ kind: 'asset', figure: undefined, asset_type: 'crypto', date: '2026-09-01' })],
  });
  const { person } = renderApp(`/snapshots?why=net_worth_investments&why_end=${DAY}`);
  await person.click(await screen.findByRole('link', { name: /Value at the end/ }));
  expect(asked).toContain(`?figure=end_value&start_date=${DAY}&end_date=${DAY}`);
  await person.click(await screen.findByRole('button', { name: /Back/ }));
  renderApp(`/snapshots?why=net_worth_other_assets&why_end=${DAY}`);
  await person.click(await screen.findByRole('link', { name: /Crypto/ }));
  expect(asked).toContain(`?figure=net_worth_asset&asset_type=crypto&end_date=${DAY}`);
  expect(await screen.findByText(/entered on Sep 1, 2026/)).toBeInTheDocument();
});

const CLOSE = { date: '2026-11-24', close: '121.09', currency: 'EUR', source: 'yahoo' };

function closeAnswer(changed: Partial<NonNullable<Why['close']>>): Why {
  const line = { ...plain, kind: 'price', expression: {}, isin: ISIN, date: '2026-11-24' } as const;
  return why({
    ...{ figure: 'close', end_date: '2026-11-24', unit: 'price', value: '121.09' },
    lines: [whyLine({ ...line, operand: '121.09', result: '121.09', currency: 'EUR', source: 'yahoo' })],
    close: {
      ...{ close: CLOSE, others: [], before: null, after: null, splits: [], change: null, told_at: null },
      ...changed,
    },
  });
}

const facts = async () => {
  const around = within(await screen.findByRole('region', { name: 'Where it comes from' }));
  const terms = around.getAllByRole('term').map(({ textContent }) => textContent);
  const figures = around.getAllByRole('definition').map(({ textContent }) => plainSpaces(textContent));
  return terms.map((term, at) => `${term}: ${figures[at] ?? ''}`);
};

test('a close that a provider told says when, its neighbours, and the splits that it is not told in', async () => {
  answers.close = closeAnswer({
    told_at: '2026-11-24T20:00:00',
    before: { ...CLOSE, date: '2026-11-23', close: '120' },
    after: { ...CLOSE, date: '2026-11-25', close: '122.5' },
    splits: [{ transaction_id: 9, date: '2026-11-26', new_units: '3', old_units: '1' }],
  });
  renderApp(`/prices?why=close&of=${ISIN}&why_end=2026-11-24`);
  expect(await facts()).toEqual([
    expect.stringMatching(/^Last told by yahoo: Nov 24, 2026/),
    'The close before: 120.00EUR · Nov 23, 2026',
    'The close after: 122.50EUR · Nov 25, 2026',
    'Split since, not taken into it: 3 for 1 on Nov 26, 2026',
  ]);
  expect(asked).toEqual([`?figure=close&isin=${ISIN}&end_date=2026-11-24`]);
  expect(screen.getByRole('link', { name: /3 for 1/ }).getAttribute('href')).toContain('trade=9');
});

test('a close that was entered leads to its change, and says what others say of the day', async () => {
  const change = { id: 7, made_at: '2026-11-25T08:00:00', is_import: true, file_name: 'closes.csv' };
  answers.close = closeAnswer({ change, others: [CLOSE, { ...CLOSE, source: 'manual', close: '1' }] });
  renderApp(`/prices?why=close&of=${ISIN}&why_end=2026-11-24`);
  expect(await facts()).toEqual([
    expect.stringMatching(/^From the file closes.csv: Change 7 of Nov 25, 2026/),
    'yahoo says of that day: 121.09EUR',
    'Entered for that day: 1.00EUR',
  ]);
  expect(screen.getByRole('link', { name: /Change 7/ }).getAttribute('href')).toBe('/history?change=7');
});
