import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Proposals } from '../../api/wire.ts';
import { position, transaction, transactionList } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const gold = transaction({
  id: 2,
  isin: 'IE00B4ND3602',
  name: 'Physical Gold',
  product: 'ISHARES PHYSICAL GOLD',
  transaction_type: 'SELL',
  units: '20.0000',
  price_per_unit: '61.1740',
  net_amount: '1221.48',
});

const proposals: Proposals = {
  brokers: [{ broker: 'DEGIRO', count: 40, last_fee: '3.00', usual_fee: '2.00' }],
  instruments: [
    {
      isin: 'IE00BK5BQT80',
      name: 'FTSE All-World',
      last_broker: 'DEGIRO',
      last_price: '121.0900',
      last_currency: 'EUR',
      count: 40,
    },
  ],
};

/** Searches of the list requests, in their order. */
let asked: string[];

beforeEach(() => {
  asked = [];
  server.use(
    http.get('*/api/v1/transactions', ({ request }) => {
      const { searchParams } = new URL(request.url);
      if (searchParams.get('limit') === '200') asked.push(searchParams.toString());
      return HttpResponse.json(transactionList([transaction(), gold], 120));
    }),
    http.get('*/api/v1/transactions/2', () => HttpResponse.json(gold)),
    http.get('*/api/v1/transactions/proposals', () => HttpResponse.json(proposals)),
    http.get('*/api/v1/analytics/positions/:isin', () =>
      HttpResponse.json({
        ...position({ total_units: '10.0000', cost_basis: '1000.00', average_cost_per_unit: '100.0000' }),
        last_trade_date: '2026-01-02',
      }),
    ),
  );
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
    expect(screen.getByText('120 transactions')).toBeInTheDocument();
    expect(table).toHaveAttribute('aria-rowcount', '121');
    await person.click(screen.getByRole('link', { name: 'Holding: Physical Gold' }));
    expect(at()).toBe('/holdings/IE00B4ND3602');
  });

  test('asks for what the address says, and nothing that makes no sense', async () => {
    renderApp(
      '/transactions?isin=ie00bk5bqt80&transaction_type=BUY&start_date=2026-01-01&end_date=soon&page=2&sort_order=asc',
    );
    await listed();
    expect(asked).toEqual([
      'isin=IE00BK5BQT80&transaction_type=BUY&start_date=2026-01-01&sort_order=asc&skip=0&limit=200',
    ]);
    expect(screen.getByRole('radio', { name: 'Buys' })).toBeChecked();
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
      expect(asked.at(-1)).toBe('search=gold&skip=0&limit=200');
    });
    await person.keyboard('{Enter}');
    await person.click(screen.getByRole('radio', { name: 'Sales' }));
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
    await person.click(screen.getByRole('radio', { name: 'Sales' }));
    expect(table).toHaveAttribute('aria-busy', 'true');
    expect(within(table).getByText('FTSE All-World')).toBeInTheDocument();
    expect(screen.getByText('120 transactions')).toBeInTheDocument();
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
  expect(await within(dialog).findByText(/120 transactions/)).toBeInTheDocument();
  await person.click(within(dialog).getByRole('button', { name: 'Delete all' }));
  expect(await screen.findByText('Deleted all transactions')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
});

describe('a new trade', () => {
  async function openForm(address = '/transactions?trade=new') {
    const app = renderApp(address);
    const dialog = await screen.findByRole('dialog', { name: 'Record trade' });
    const isin = await within(dialog).findByRole('combobox', { name: 'ISIN' });
    return { ...app, dialog: within(dialog), isin };
  }

  test('shows its arithmetic while it is typed, and the check digit that an ISIN should have', async () => {
    const { person, dialog, isin } = await openForm();
    await person.type(isin, 'ie00bk5bqt81');
    expect(dialog.getByText(/Check digit does not match: a valid ISIN here ends in 0\./)).toBeInTheDocument();
    await person.type(dialog.getByRole('textbox', { name: 'Units' }), '12');
    await person.type(dialog.getByRole('textbox', { name: 'Price, EUR' }), '121,0900');
    await person.clear(dialog.getByRole('textbox', { name: 'Fee, EUR' }));
    await person.type(dialog.getByRole('textbox', { name: 'Fee, EUR' }), '2');
    expect(dialog.getByText(/12 × 121\.09 \+ 2\.00 =/).parentElement).toHaveTextContent('€1,455.08');
  });

  test('proposes broker and usual fee, tells the last price, and what it does to the average cost', async () => {
    const { person, dialog, isin } = await openForm();
    expect(dialog.getByRole('combobox', { name: 'Broker' })).toHaveValue('DEGIRO');
    expect(dialog.getByRole('textbox', { name: 'Fee, EUR' })).toHaveValue('2.00');
    expect(dialog.getByText('Usual at DEGIRO')).toBeInTheDocument();
    await person.type(isin, 'IE00BK5BQT80');
    expect(dialog.getByText('Last 121.0900')).toBeInTheDocument();
    await person.type(dialog.getByRole('textbox', { name: 'Units' }), '5');
    await person.type(dialog.getByRole('textbox', { name: 'Price, EUR' }), '130');
    // (1000 + 5 × 130) / 15 = 110
    const line = dialog.getByText('Average cost per unit').parentElement;
    await waitFor(() => {
      expect(line).toHaveTextContent('€100.0000 → €110.0000');
    });
    const fee = dialog.getByRole('textbox', { name: 'Fee, EUR' });
    await person.clear(fee);
    expect(fee).toHaveValue('');
    expect(dialog.queryByText('Usual at DEGIRO')).toBeNull();
  });

  test('in another currency asks for its rate', async () => {
    const { person, dialog } = await openForm('/transactions?trade=new&type=SELL');
    expect(dialog.getByRole('radio', { name: 'Sell' })).toBeChecked();
    const currency = dialog.getByRole('combobox', { name: 'Currency' });
    await person.clear(currency);
    await person.type(currency, 'usd');
    await person.type(dialog.getByRole('textbox', { name: 'USD for 1 EUR' }), '1.25');
    await person.type(dialog.getByRole('textbox', { name: 'Units' }), '10');
    await person.type(dialog.getByRole('textbox', { name: 'Price, USD' }), '50');
    expect(dialog.getByText(/10 × 50 ÷ 1\.25 − 2\.00 =/).parentElement).toHaveTextContent('€398.00');
  });

  test('is not sent while something is missing, and says what', async () => {
    const { person, dialog } = await openForm();
    await person.click(dialog.getByRole('button', { name: /Record buy/ }));
    expect(dialog.getByText(/Enter the ISIN\./)).toBeInTheDocument();
    expect(dialog.getByText(/Enter how many units/)).toBeInTheDocument();
  });

  test('that the server refuses has its words under the field, until the field is changed', async () => {
    server.use(
      http.post('*/api/v1/transactions', () =>
        HttpResponse.json(
          {
            detail: [
              {
                loc: ['body', 'date'],
                msg: 'Value error, date cannot be in the future',
                type: 'value_error',
                code: 'date_in_future',
              },
            ],
          },
          { status: 422 },
        ),
      ),
    );
    const { person, dialog, isin } = await openForm();
    await person.type(isin, 'IE00BK5BQT80');
    await person.type(dialog.getByRole('textbox', { name: 'Units' }), '1');
    await person.type(dialog.getByRole('textbox', { name: 'Price, EUR' }), '1{Control>}{Enter}{/Control}');
    const day = dialog.getByLabelText('Date');
    await waitFor(() => {
      expect(day).toHaveAccessibleDescription(/The day is in the future\.$/);
    });
    await person.clear(day);
    await person.type(day, '2026-01-02');
    expect(day).toBeValid();
  });

  test('is kept when the dialog is closed, until it is cleared', async () => {
    const { person, dialog, isin } = await openForm();
    await person.type(isin, 'IE00');
    await person.click(dialog.getByRole('button', { name: 'Cancel' }));
    await person.keyboard('b');
    const again = within(await screen.findByRole('dialog', { name: 'Record trade' }));
    expect(await again.findByRole('combobox', { name: 'ISIN' })).toHaveValue('IE00');
    await person.click(again.getByRole('button', { name: 'Clear what was kept' }));
    expect(again.getByRole('combobox', { name: 'ISIN' })).toHaveValue('');
    expect(sessionStorage).toHaveLength(0);
  });
});
