import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { transaction, transactionList } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { answerTransactions, gold } from '../../testing/transaction-answers.ts';

/** Searches of the list requests, in their order. */
let asked: string[];

beforeEach(() => {
  asked = answerTransactions();
});

/** Rows that are here: jsdom has no height, so the first of the list are in sight. */
async function listed() {
  return await screen.findByRole('table', { name: 'Transactions' });
}

describe('the list of transactions', () => {
  test('shows each trade with its cash flow, how many there are, and the way to its holding', async () => {
    const { person, at } = renderApp('/transactions');
    const table = await listed();
    const [, buy, sale] = within(table).getAllByRole('row');
    expect(buy).toHaveTextContent('BUYFTSE All-WorldIE00BK5BQT80DEGIRO12121.090 EUR2.00\u22121,455.08');
    expect(sale).toHaveTextContent('SELLPhysical GoldIE00B4ND3602DEGIRO2061.174 EUR2.00+1,221.48');
    expect(screen.getByText('90 transactions')).toBeInTheDocument();
    expect(table).toHaveAttribute('aria-rowcount', '91');
    await person.click(screen.getByRole('link', { name: 'Holding: IE00B4ND3602' }));
    expect(at()).toBe('/holdings/IE00B4ND3602');
  });

  test('shows what each type of transaction is about', async () => {
    const none = { units: null, price_per_unit: null };
    const others = [
      transaction({ ...none, id: 3, transaction_type: 'DIVIDEND', amount: '120.00', net_amount: '102.00' }),
      transaction({
        ...none,
        id: 4,
        transaction_type: 'SPLIT',
        new_units: 2,
        old_units: 1,
        net_amount: '0.00',
      }),
      transaction({
        ...none,
        id: 5,
        transaction_type: 'FEE',
        amount: '2.50',
        isin: null,
        name: null,
        product: null,
        net_amount: '-2.50',
      }),
    ];
    server.use(http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList(others))));
    renderApp('/transactions');
    const rows = within(await listed())
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
    expect(rows).toEqual([
      expect.stringMatching(/DIVIDEND.*120\.00 EUR.*\+102\.00$/),
      expect.stringMatching(/SPLIT.*2:1/),
      expect.stringMatching(/FEE.*Whole portfolio.*2\.50 EUR.*−2\.50$/),
    ]);
  });

  test('asks for what the address says, and nothing that makes no sense', async () => {
    renderApp(
      '/transactions?isin=ie00bk5bqt80&transaction_type=BUY&start_date=2026-01-01&end_date=soon&page=2&sort_order=asc',
    );
    await listed();
    expect(asked).toEqual([
      'isin=IE00BK5BQT80&transaction_type=BUY&start_date=2026-01-01&sort_order=asc&skip=0&limit=100',
    ]);
    expect(screen.getByRole('combobox', { name: 'Type' })).toHaveDisplayValue('Buys');
  });

  test('is filtered with every letter by / and a word; the address follows, and leads back to all', async () => {
    const { person, at } = renderApp('/transactions');
    await listed();
    await person.keyboard('/');
    await person.keyboard('gold');
    await waitFor(() => {
      expect(at()).toBe('/transactions?search=gold');
    });
    await waitFor(() => {
      expect(asked.at(-1)).toBe('search=gold&skip=0&limit=100');
    });
    expect(new Set(asked).size).toBe(asked.length);
    await person.keyboard('{Enter}');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Sales');
    expect(at()).toBe('/transactions?search=gold&transaction_type=SELL');
    await person.click(screen.getByRole('button', { name: 'Show all' }));
    expect(at()).toBe('/transactions');
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  test('stays as it was until the answer to another question is here', async () => {
    const { person } = renderApp('/transactions');
    const table = await listed();
    let answer: () => void = () => undefined;
    server.use(
      http.get('*/api/v1/transactions', async () => {
        await new Promise<void>((resolve) => (answer = resolve));
        return HttpResponse.json(transactionList([gold], 1));
      }),
    );
    await person.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Sales');
    expect(table).toHaveAttribute('aria-busy', 'true');
    expect(within(table).getByText('FTSE All-World')).toBeInTheDocument();
    expect(screen.getByText('90 transactions')).toBeInTheDocument();
    answer();
    expect(await screen.findByText('1 transaction')).toBeInTheDocument();
    expect(table).not.toHaveAttribute('aria-busy');
  });

  test('is sorted by its heads, by the server', async () => {
    const { person, at } = renderApp('/transactions');
    await listed();
    const press = async (name: RegExp) => {
      await person.click(within(screen.getByRole('columnheader', { name })).getByRole('button'));
    };
    await press(/Date/);
    expect(at()).toBe('/transactions?sort_order=asc');
    await press(/Units/);
    expect(at()).toBe('/transactions?sort_by=units');
    expect(screen.getByRole('columnheader', { name: /Units/ })).toHaveAttribute('aria-sort', 'descending');
  });

  test('can be taken home as a file with the same filter', async () => {
    renderApp('/transactions?search=gold&sort_by=fee');
    await listed();
    expect(screen.getByRole('link', { name: 'Export CSV' })).toHaveAttribute(
      'href',
      'http://localhost:3000/api/v1/transactions/export-csv?sort_by=fee&search=gold',
    );
  });

  test('says when nothing matches, and keeps the filters', async () => {
    server.use(http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList([], 0))));
    renderApp('/transactions?search=nowhere');
    expect(await screen.findByText('Nothing matches.')).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('nowhere');
  });
});

describe('a trade of the list', () => {
  test('is opened by the keys and saved with what was changed', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put('*/api/v1/transactions/2', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(gold, { headers: { 'X-Change-ID': '9' } });
      }),
    );
    const { person, at } = renderApp('/transactions');
    await screen.findByRole('table', { name: 'Transactions' });
    await person.keyboard('jje');
    expect(at()).toBe('/transactions?trade=2');
    const units = await screen.findByRole('textbox', { name: 'Units' });
    expect(units).toHaveValue('20');
    await person.clear(units);
    await person.type(units, '21{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^Saved: sale of 20 Physical Gold/)).toBeInTheDocument();
    expect(sent).toEqual([
      {
        date: '2026-11-18',
        isin: 'IE00B4ND3602',
        broker: 'DEGIRO',
        transaction_type: 'SELL',
        units: '21',
        price_per_unit: '61.174',
        fee: '2',
        currency: 'EUR',
        exchange_rate: null,
        based_on: gold.updated_at,
        tax: '0',
        note: null,
      },
    ]);
    expect(at()).toBe('/transactions');
    await waitFor(() => {
      expect(screen.getByRole('link', { name: 'Physical Gold' })).toHaveFocus();
    });
  });

  test('is deleted by its key, and the refusal of an undo is told', async () => {
    const deleted: unknown[] = [];
    server.use(
      http.delete('*/api/v1/transactions/:id', ({ params }) => {
        deleted.push(params.id);
        return new HttpResponse(null, { status: 204, headers: { 'X-Change-ID': '10' } });
      }),
      http.post('*/api/v1/changes/10/undo', () =>
        HttpResponse.json({ detail: 'Change 11 came later and touches the same trade.' }, { status: 409 }),
      ),
    );
    const { person } = renderApp('/transactions');
    await screen.findByRole('table', { name: 'Transactions' });
    await person.keyboard('j{Delete}');
    expect(await screen.findByText('Deleted: buy of 12 FTSE All-World')).toBeInTheDocument();
    expect(deleted).toEqual(['1']);
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Change 11 came later and touches the same trade.')).toBeInTheDocument();
  });
});

test('deleting everything asks first and can be undone', async () => {
  server.use(
    http.delete('*/api/v1/transactions', () =>
      HttpResponse.json({ message: '', deleted_count: 120 }, { headers: { 'X-Change-ID': '12' } }),
    ),
  );
  const { person, at } = renderApp('/transactions');
  await screen.findByRole('table', { name: 'Transactions' });
  await person.click(screen.getByLabelText('More'));
  await person.click(screen.getByRole('button', { name: 'Delete all transactions' }));
  expect(at()).toBe('/transactions?confirm=delete-all');
  const dialog = await screen.findByRole('dialog', { name: 'Delete all transactions?' });
  expect(await within(dialog).findByText(/90 transactions/)).toBeInTheDocument();
  await person.click(within(dialog).getByRole('button', { name: 'Delete all' }));
  expect(await screen.findByText('Deleted all transactions')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
});
