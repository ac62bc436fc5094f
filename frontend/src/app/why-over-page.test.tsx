import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Why } from '../api/wire.ts';
import { position, summary, transaction, transactionList, unvalued } from '../testing/bodies.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { why, whyLine } from '../testing/why-bodies.ts';

const ISIN = 'IE00BK5BQT80';

/** Answers by the name of the figure; remembers what was asked. */
function explain(answers: Partial<Record<string, Why>>) {
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/analytics/why', ({ request }) => {
      const { search, searchParams } = new URL(request.url);
      asked.push(search);
      return HttpResponse.json(answers[searchParams.get('figure') ?? '']);
    }),
  );
  return asked;
}

beforeEach(() => {
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList([transaction()]))),
    http.get('*/api/v1/transactions/3', () => HttpResponse.json(transaction({ id: 3 }))),
  );
});

/** 1000 + 20 × 60 = 2200, of which 4 of 30 units leave: 2200 × (30 − 26) ÷ 30 = 293.333… */
const COST = why({
  value: '1906.6666666667',
  lines_total: 4,
  lines: [
    whyLine(),
    whyLine({
      operator: 'plus',
      operand: '1200',
      expression: { units: '20', price: '66', exchange_rate: '1.1' },
      result: '2200',
      transaction_id: 2,
    }),
    whyLine({
      operator: 'minus',
      operand: '293.3333333333333333333333333333333333333333',
      rule: 'share_leaves',
      expression: { pool_before: '2200', units_before: '30', units_after: '26' },
      result: '1906.6666666666666666666666666666666666666667',
      transaction_id: 3,
      transaction_type: 'SELL',
      date: '2025-03-01',
    }),
    {
      kind: 'rounding',
      operator: 'round',
      operand: '10',
      rule: 'given',
      expression: {},
      result: '1906.6666666667',
    },
  ],
});

const GAIN = why({
  figure: 'unrealised_gain',
  value: '93.3333333333',
  lines_total: 2,
  lines: [
    {
      kind: 'figure',
      operator: 'start',
      operand: '2000',
      rule: 'given',
      expression: {},
      result: '2000',
      figure: 'market_value',
      isin: ISIN,
    },
    {
      kind: 'figure',
      operator: 'minus',
      operand: '1906.6666666667',
      rule: 'given',
      expression: {},
      result: '93.3333333333',
      figure: 'cost_basis',
      isin: ISIN,
    },
  ],
});

async function openDialog(name: string) {
  return within(await screen.findByRole('dialog', { name }));
}

async function expectAt(at: () => string, address: string) {
  await waitFor(() => {
    expect(at()).toBe(address);
  });
}

describe('a figure', () => {
  test('says why when it is pressed: definition, formula, and lines that end in it', async () => {
    const asked = explain({ unrealised_gain: GAIN });
    const { person, at } = renderApp('/');
    const table = await screen.findByRole('table', { name: 'Holdings' });
    await person.click(within(table).getByRole('button', { name: /^Why\? Unrealised gain \+13,880\.08/ }));
    await expectAt(at, `/?why=unrealised_gain&of=${ISIN}`);
    const dialog = await openDialog('Unrealised gain');
    const exactly = await dialog.findByText('exactly 93.3333333333');
    expect(exactly.parentElement).toHaveTextContent('+€93.33exactly');
    expect(dialog.getByText(/^FTSE All-World · IE00BK5BQT80 · as of/)).toBeInTheDocument();
    expect(dialog.getByText(/less what they cost/)).toBeInTheDocument();
    expect(dialog.getByText(/= Market value − Cost basis/)).toBeInTheDocument();
    const rows = dialog.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual([
      'StepAmountResult',
      'Market value 2,000.00000000002,000.0000000000',
      'Cost basis− 1,906.666666666793.3333333333',
    ]);
    expect(asked).toEqual([`?figure=unrealised_gain&isin=${ISIN}&skip=0&limit=50`]);
  });

  test('leads on to the figures it stands on, to the very trade, and back', async () => {
    explain({ unrealised_gain: GAIN, cost_basis: COST });
    const { person, at } = renderApp(`/?why=unrealised_gain&of=${ISIN}`);
    const dialog = await openDialog('Unrealised gain');
    await person.click(await dialog.findByRole('link', { name: 'Cost basis' }));
    await expectAt(at, `/?why=cost_basis&of=${ISIN}`);
    const next = await openDialog('Cost basis');
    const rows = (await next.findAllByRole('row')).map((row) => row.textContent);
    expect(rows[1]).toMatch(/^Purchase of Jan 15, 202510 × 100 1,000\.0000000000/);
    expect(rows[2]).toMatch(/20 × 66 ÷ 1\.1\+ 1,200\.0000000000/);
    expect(rows[3]).toMatch(/leaves the cost basis2,200 × \(30 − 26\) ÷ 30− 293\.3333333333…/);
    expect(rows[4]).toMatch(/^Rounded half-even to 10 digits after the decimal mark1,906\.6666666667$/);
    await person.click(next.getByRole('link', { name: /^Sale of/ }));
    await expectAt(at, `/?why=cost_basis&of=${ISIN}&trade=3`);
    const trade = await screen.findByRole('dialog', { name: 'Edit transaction' });
    await person.click(await within(trade).findByRole('button', { name: 'Cancel' }));
    await expectAt(at, `/?why=cost_basis&of=${ISIN}`);
    await person.click(next.getByRole('button', { name: /Back/ }));
    await openDialog('Unrealised gain');
    await expectAt(at, `/?why=unrealised_gain&of=${ISIN}`);
    expect(screen.queryByRole('button', { name: /Back/ })).not.toBeInTheDocument();
  });

  test('that nobody can tell says why not', async () => {
    server.use(
      http.get('*/api/v1/analytics/portfolio-summary', () =>
        HttpResponse.json(summary({ holdings: [unvalued()], holdings_without_value: 1 })),
      ),
    );
    explain({
      unrealised_gain: why({
        figure: 'unrealised_gain',
        value: null,
        unavailable: { code: 'no_price' },
        lines: [],
        lines_total: 0,
      }),
    });
    const { person } = renderApp('/');
    const table = await screen.findByRole('table', { name: 'Holdings' });
    const name = 'Why? Unrealised gain Not available: Enter the value of this holding first.';
    await person.click(within(table).getByRole('button', { name }));
    const dialog = await openDialog('Unrealised gain');
    expect(await dialog.findByText('This figure cannot be told.')).toBeInTheDocument();
    expect(dialog.getByText(/Nobody has said yet what this is worth/)).toBeInTheDocument();
    expect(dialog.queryByRole('table')).not.toBeInTheDocument();
  });

  test('of many lines is paged, and the address says the page', async () => {
    const total = why({ figure: 'total_units', unit: 'units', value: '120', lines_total: 120 });
    const asked = explain({ total_units: { ...total, lines: [whyLine({ rule: 'given', expression: {} })] } });
    const { person, at } = renderApp(`/?why=total_units&of=${ISIN}`);
    const dialog = await openDialog('Units');
    await person.click(await dialog.findByRole('button', { name: 'Next' }));
    await expectAt(at, `/?why=total_units&of=${ISIN}&why_page=2`);
    expect(await dialog.findByText('51–100 of 120')).toBeInTheDocument();
    expect(asked.at(-1)).toBe(`?figure=total_units&isin=${ISIN}&skip=50&limit=50`);
  });
});

describe('the key y', () => {
  test('asks about the market value of the row with the focus, and gives the focus back', async () => {
    explain({ market_value: why({ figure: 'market_value', lines: [], lines_total: 0 }) });
    const { person, at } = renderApp('/');
    await screen.findByRole('table', { name: 'Holdings' });
    await person.keyboard('jy');
    await expectAt(at, `/?why=market_value&of=${ISIN}`);
    await openDialog('Market value');
    await person.click(screen.getByRole('button', { name: 'Close' }));
    await expectAt(at, '/');
    expect(screen.getByRole('link', { name: 'FTSE All-World' })).toHaveFocus();
  });

  test('asks about the figure with the focus, or else about the first of the page', async () => {
    explain({
      weight: why({ figure: 'weight', lines: [], lines_total: 0 }),
      total_market_value: why({ figure: 'total_market_value', isin: null, lines: [], lines_total: 0 }),
    });
    const { person, at } = renderApp('/');
    const table = await screen.findByRole('table', { name: 'Holdings' });
    within(table)
      .getByRole('button', { name: /Weight/ })
      .focus();
    await person.keyboard('y');
    await expectAt(at, `/?why=weight&of=${ISIN}`);
    await openDialog('Weight');
    await person.click(screen.getByRole('button', { name: 'Close' }));
    (document.activeElement as HTMLElement).blur();
    await person.keyboard('y');
    await expectAt(at, '/?why=total_market_value');
    const dialog = await openDialog('Market value');
    expect(await dialog.findByText(/^The whole portfolio/)).toBeInTheDocument();
  });
});

test('an address that asks about no figure opens nothing', async () => {
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () =>
      HttpResponse.json(summary({ holdings: [position()] })),
    ),
  );
  renderApp('/?why=everything');
  await screen.findByRole('table', { name: 'Holdings' });
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
