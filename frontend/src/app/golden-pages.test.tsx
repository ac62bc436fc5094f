import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { estranged } from '../testing/estranged.ts';
import { plainSpaces } from '../testing/figure-text.ts';
import { type Body, GOLDEN_NAMES, GOLDEN_NOW, serveGoldenAnswers } from '../testing/golden-answers.ts';
import { renderApp } from '../testing/render-app.tsx';

interface GoldenPage {
  readonly address: string;
  /** Texts that the page must show; the arithmetic is told in backend/src/testing/golden/golden-steps.ts. */
  readonly shows: readonly string[];
  /** Files that it must have asked for, where its texts do not tell. */
  readonly asks?: readonly string[];
}

/** Every page with the answers that the server really gives. */
const PAGES: readonly GoldenPage[] = [
  {
    address: '/',
    // 18 400 + 2 300; 3 200 − 100; of 15 200 + 2 400; 600 + 125
    shows: ['€20,700.00', '+€3,100.00', '+17.61%', '+€725.00', '2 of 3 holdings have a value'],
    asks: ['portfolio-history'],
  },
  {
    address: '/holdings',
    // 18 400 ÷ 160; 2 300 ÷ 20 − 120; 18 400 ÷ 20 700
    shows: ['FTSE All-WorldIE00BK5BQT8016095.0000115.0000', '+21.05%', '−100.00−4.17%', '88.9%'],
  },
  {
    address: '/holdings/IE00BK5BQT80?period=max',
    // Lots: 100 − 40 left of the first. The sale: 40 × 110 − 2; 160 left at 95; 40 × (110 − 95).
    shows: ['€18,400.00', '6090.00005,400.00', '+4,398.0016095.0000+600.00', 'bought each spring'],
  },
  {
    address: '/allocation?by=asset_class',
    // 18 400 ÷ 20 700; 2 300 ÷ 20 700; 0.8889² + 0.1111²
    shows: ['Stocks€18,40088.9%', '€2,30011.1%', '0.802', '2 holdings have no value'],
    asks: ['allocation'],
  },
  {
    address: '/performance',
    // Growth of one unit; the yearly rate of the own flows; 3 825 − 22 in all, over 26 275 of purchases
    shows: ['+15.29%+5.35% per year', '+7.53%per year', '+€3,803.00+14.47% simple return', '+7.6'],
    asks: ['performance', 'monthly-returns'],
  },
  {
    address: '/performance?benchmark=IE00BK5BQT80&method=fifo',
    shows: ['The same money in FTSE All-World'],
    asks: ['performance-benchmark'],
  },
  {
    address: '/gains',
    // 40 × (110 − 95) + 125; the lots that are left of what was bought
    shows: ['+€725.00', '534 days', 'Mar 4, 2024'],
    asks: ['realised-gains', 'lots'],
  },
  { address: '/income', shows: ['No dividends are recorded.', '0.00%'], asks: ['income'] },
  {
    address: '/costs',
    // 2 300 × 0.0007 + 18 400 × 0.0019
    shows: ['€36.57', 'UNITEDHEALTH GROUP INC', 'Enter it'],
    asks: ['costs'],
  },
  {
    address: '/report/2025',
    shows: ['Yearly report 2025', 'ISHARES PHYSICAL GOLD', '+123.00'],
    asks: ['realised-gains-year', 'income-year', 'performance-year'],
  },
  {
    address: '/gains?why=sale_gain&why_start=2024-12-31&why_end=2025-12-31',
    shows: ['Realised gain of ISHARES PHYSICAL GOLD'],
    asks: ['why-sale'],
  },
  { address: '/?why=realised_gain&of=IE00BK5BQT80', shows: ['+€600.00', '4,400 − 3,800 600.00'] },
  {
    address: '/performance?why=end_value&of=IE00BK5BQT80',
    asks: ['why-period'],
    shows: ['€18,400.00', 'Value at the end'],
  },
  {
    address: '/snapshots?why=market_change&why_at=2026-11-23T18:00:00&why_since=2026-09-30T18:00:00',
    shows: ['+€750.00', 'growth of the investments', 'Investments, Nov 23', '− 19,950.00750.00'],
  },
  { address: '/?trade=new', shows: ['Record transaction'], asks: ['proposals'] },
  { address: '/transactions?trade=3', shows: ['Edit transaction'], asks: ['transaction'] },
  {
    address: '/history?change=29',
    shows: ['Undid change 28', 'BUY 100 VANGUARD FTSE ALL-WORLD · Mar 4, 2024'],
    asks: ['change'],
  },
  {
    address: '/snapshots?snapshot=2026-11-23T18:00:00',
    // 31 200 − 28 770 over 28 770; the holdings gained 20 700 − 19 950; CZK as of that day
    shows: ['+2,430.00+8.45%', '+750.00', 'Kč 120,000.005,000.00'],
  },
  { address: '/transactions', shows: ['8 transactions', 'MICRON TECHNOLOGY INC', '+4,398.00'] },
  { address: '/isin-metadata', shows: ['FTSE All-WorldIE00BK5BQT80StocksUSDVWCE0.19%', '5 instruments'] },
  {
    address: '/other-assets',
    // 120 000 ÷ 24; 20 700 + 2 000 + 2 000 + 5 000 + 1 500
    shows: ['120,000.00 CZK5,000.0016.0%', 'Total31,200.00', 'Watches'],
  },
  {
    address: '/snapshots',
    // Net worth: with United at the price it was bought for, 20 700 + 4 000 + 10 500
    shows: ['€31,200.00', '29,450.00', '28,770.00', '€35,200.00'],
    asks: ['net-worth'],
  },
  {
    address: '/snapshots?snapshot=new',
    shows: ['What the snapshot will hold', 'Fio · since Nov 20, 2026'],
    asks: ['snapshot-preview'],
  },
  {
    address: '/history',
    shows: ['29 changes', 'Imported', 'Transactions.csv', 'Undone by change 29'],
  },
  {
    address: '/settings',
    asks: ['risk-free-rate', 'session', 'backups'],
    shows: ['€128,402.31 on Nov 24, 2026'],
  },
  {
    address: '/prices',
    shows: ['5 instruments · 3 without a fresh price', 'FTSE All-WorldIE00BK5BQT80'],
    asks: ['price-status', 'listings', 'price-refresh'],
  },
  {
    address: '/rebalance',
    shows: ['There are no targets yet.', 'There are no savings plans yet.'],
    asks: ['targets', 'broker-fees', 'savings-plans', 'due-purchases'],
  },
  { address: '/prices/IE00B4ND3602', shows: ['No close is known yet.'], asks: ['prices'] },
];

const CHANGES: readonly { readonly name: string; readonly change: (body: Body) => Body }[] = [
  { name: 'as they are', change: (body) => body },
  { name: 'in another order and with unknown members', change: estranged },
];

const said: unknown[] = [];

beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers({ toFake: ['Date'], now: GOLDEN_NOW });
  for (const kind of ['error', 'warn'] as const)
    vi.spyOn(console, kind).mockImplementation((...words) => void said.push(words));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Texts of the page and of the dialogs over it. */
const seen = () =>
  [screen.getByRole('main', { hidden: true }), ...screen.queryAllByRole('dialog', { hidden: true })]
    .map((part) => plainSpaces(part.textContent))
    .join(' ');

describe.each(CHANGES)('with golden answers $name', ({ change }) => {
  const everServed = new Set<string>();

  test.each(PAGES)('$address shows the figures', async ({ address, shows, asks = [] }) => {
    const { served, unknown } = serveGoldenAnswers(change);
    renderApp(address);
    await waitFor(
      () => {
        expect(unknown).toEqual([]);
        for (const figure of shows) expect(seen()).toContain(figure);
        for (const name of asks) expect(served).toContain(name);
      },
      { timeout: 10_000 },
    );
    for (const name of served) everServed.add(name);
    expect(unknown).toEqual([]);
    expect(said).toEqual([]);
  });

  test('/import shows the verdict on every row', async () => {
    const { served, unknown } = serveGoldenAnswers(change);
    const { person } = renderApp('/import');
    const file = new File(['Date,Time\n'], 'Transactions.csv', { type: 'text/csv' });
    await person.upload(await screen.findByLabelText('Statement file'), file);
    await waitFor(() => {
      expect(unknown).toEqual([]);
      expect(seen()).toContain('1 of 4 will be imported');
    });
    expect(seen()).toContain('IE00B4ND36021042.00 EUR1.00Will be imported');
    expect(seen()).toContain('Date: “31-13-2026” is not a date of day, month and year');
    expect(seen()).toContain('SkippedAlready imported');
    for (const name of served) everServed.add(name);
    expect(said).toEqual([]);
  });

  test('no golden file is left over: a page has asked for each', () => {
    expect([...everServed].sort()).toEqual([...GOLDEN_NAMES].sort());
  });
});
