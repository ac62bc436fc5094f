import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { transaction } from '../testing/bodies.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { answerTransactions } from '../testing/transaction-answers.ts';

beforeEach(() => {
  answerTransactions();
});

describe('a new trade', () => {
  async function openForm(address = '/transactions?trade=new') {
    const app = renderApp(address);
    const dialog = await screen.findByRole('dialog', { name: 'Record transaction' });
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

  test('is counted in the base currency of the settings', async () => {
    server.use(
      http.get('*/api/v1/settings/base-currency', () => HttpResponse.json({ base_currency: 'CZK' })),
    );
    const { person, dialog } = await openForm('/transactions?trade=new&type=SELL');
    const list = await screen.findByRole('table', { name: 'Transactions' });
    expect(within(list).getByRole('columnheader', { name: /Cash flow, CZK/ })).toBeInTheDocument();
    expect(dialog.getByRole('combobox', { name: 'Currency' })).toHaveValue('CZK');
    expect(dialog.queryByRole('textbox', { name: / for 1 / })).not.toBeInTheDocument();
    await person.type(dialog.getByRole('textbox', { name: 'Units' }), '10');
    await person.type(dialog.getByRole('textbox', { name: 'Price, CZK' }), '50');
    await person.clear(dialog.getByRole('textbox', { name: 'Fee, CZK' }));
    const sum = dialog.getByText(/10 × 50 − 0\.00 =/).parentElement;
    expect(sum?.textContent.replace(/\s/g, ' ')).toContain('Kč 500.00');
    const currency = dialog.getByRole('combobox', { name: 'Currency' });
    await person.clear(currency);
    await person.type(currency, 'eur');
    expect(dialog.getByRole('textbox', { name: 'EUR for 1 CZK' })).toBeInTheDocument();
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

  test('in pence says pence, what they are in pounds, and reckons in these', async () => {
    const { person, dialog } = await openForm();
    const currency = dialog.getByRole('combobox', { name: 'Currency' });
    await person.clear(currency);
    await person.type(currency, 'GBp');
    await person.type(dialog.getByRole('textbox', { name: 'GBp for 1 EUR' }), '80');
    await person.type(dialog.getByRole('textbox', { name: 'Units' }), '10');
    const price = dialog.getByRole('textbox', { name: 'Price, GBp' });
    await person.type(price, '1234.5');
    expect(price).toHaveAccessibleDescription('= 12.345 GBP');
    // 10 × 12.345 ÷ 0.8 + 2 = 156.3125
    expect(dialog.getByText(/10 × 12\.345 ÷ 0\.8 \+ 2\.00 =/).parentElement).toHaveTextContent('€156.31');
    expect(currency).toHaveValue('GBp');
    await person.clear(currency);
    await person.type(currency, 'gbp');
    // Pounds, whatever the case while they are typed.
    expect(dialog.getByRole('textbox', { name: 'Price, GBP' })).not.toHaveAccessibleDescription();
    await person.tab();
    expect(currency).toHaveValue('GBP');
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
    const day = dialog.getByRole('textbox', { name: 'Date' });
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
    const again = within(await screen.findByRole('dialog', { name: 'Record transaction' }));
    expect(await again.findByRole('combobox', { name: 'ISIN' })).toHaveValue('IE00');
    await person.click(again.getByRole('button', { name: 'Clear what was kept' }));
    expect(again.getByRole('combobox', { name: 'ISIN' })).toHaveValue('');
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('a transaction of another type', () => {
  async function choose(type: string) {
    const app = renderApp('/transactions?trade=new');
    const dialog = within(await screen.findByRole('dialog', { name: 'Record transaction' }));
    const isin = await dialog.findByRole('combobox', { name: 'ISIN' });
    await app.person.click(dialog.getByRole('radio', { name: type }));
    const box = (name: string) => dialog.getByRole('textbox', { name });
    return { ...app, dialog, isin, box };
  }

  /** The body of every transaction that is recorded. */
  function listen(): unknown[] {
    const sent: unknown[] = [];
    server.use(
      http.post('*/api/v1/transactions', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(transaction(), { status: 201, headers: { 'X-Change-ID': '7' } });
      }),
    );
    return sent;
  }

  test('asks for its own fields alone; the address names it, so that a reload shows the same', async () => {
    const { dialog, at } = await choose('Dividend');
    expect(at()).toBe('/transactions?trade=new&type=DIVIDEND');
    const names = dialog
      .getAllByRole('textbox')
      .map((box) => (box as HTMLInputElement).labels?.[0]?.textContent);
    expect(names).toEqual(['Date', 'Gross, EUR', 'Tax, EUR', 'Fee, EUR', 'Note']);
    expect(dialog.getByRole('button', { name: /Record dividend/ })).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: 'Fee, EUR' })).toHaveValue('');
  });

  test('that there is not, in an address, is a purchase', async () => {
    renderApp('/transactions?trade=new&type=TRANSFER&confirm=everything');
    const dialog = within(await screen.findByRole('dialog', { name: 'Record transaction' }));
    expect(await dialog.findByRole('radio', { name: 'Buy' })).toBeChecked();
  });

  test('that is a dividend comes to gross less tax and fee', async () => {
    const sent = listen();
    const { person, dialog, isin, box } = await choose('Dividend');
    await person.type(isin, 'IE00BK5BQT80');
    await person.type(box('Gross, EUR'), '120');
    await person.type(box('Tax, EUR'), '18');
    // 120 − 18 − 0 = 102
    expect(dialog.getByText('120 − 18.00 − 0.00 =').parentElement).toHaveTextContent('€102.00');
    await person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(sent[0]).toMatchObject({ transaction_type: 'DIVIDEND', amount: '120', tax: '18', fee: '0' });
    });
  });

  test('that is a split tells the units before and after', async () => {
    const { person, dialog, isin, box } = await choose('Split');
    await person.type(isin, 'IE00BK5BQT80');
    await person.type(box('New units'), '3');
    await person.type(box('For old units'), '2');
    // 10 × 3 ÷ 2 = 15
    const line = dialog.getByText('Units held').parentElement;
    await waitFor(() => {
      expect(line).toHaveTextContent('10 → 15');
    });
    expect(dialog.queryByRole('combobox', { name: 'Currency' })).not.toBeInTheDocument();
  });

  test('that is a transfer tells the cost that goes along, or comes along', async () => {
    const { person, dialog, isin, box } = await choose('Transfer out');
    await person.type(isin, 'IE00BK5BQT80');
    await person.type(box('Units'), '4');
    // 1000 × 4 ÷ 10 = 400
    const line = dialog.getByText('Cost that goes along').parentElement;
    await waitFor(() => {
      expect(line).toHaveTextContent('€400.00');
    });
    await person.click(dialog.getByRole('radio', { name: 'Transfer in' }));
    expect(dialog.getByText(/lots of your other broker/)).toBeInTheDocument();
    await person.type(box('Cost per unit, EUR'), '90');
    expect(dialog.getByText(/4 × 90 =/).parentElement).toHaveTextContent('€360.00');
  });

  test('that is a fee may be of the whole portfolio, and is refused at its field', async () => {
    server.use(
      http.post('*/api/v1/transactions', () => {
        const detail = [
          {
            loc: ['body', 'amount'],
            msg: 'refused',
            type: 'decimal_whole_digits',
            ctx: { whole_digits: '12' },
          },
        ];
        return HttpResponse.json({ detail }, { status: 422 });
      }),
    );
    const { person, dialog, box } = await choose('Fee');
    await person.type(box('Fee, EUR'), '5{Enter}');
    await waitFor(() => {
      expect(box('Fee, EUR')).toHaveAccessibleDescription(/At most 12 digits/);
    });
    expect(dialog.queryByText('Enter the ISIN.')).not.toBeInTheDocument();
  });

  test('keeps its type when it is edited', async () => {
    server.use(
      http.get('*/api/v1/transactions/5', () =>
        HttpResponse.json(
          transaction({
            id: 5,
            transaction_type: 'DIVIDEND',
            units: null,
            price_per_unit: null,
            amount: '120.00',
            tax: '18.00',
          }),
        ),
      ),
    );
    renderApp('/transactions?trade=5');
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit transaction' }));
    expect(await dialog.findByRole('textbox', { name: 'Gross, EUR' })).toHaveValue('120');
    expect(dialog.getByText('Dividend')).toBeInTheDocument();
    expect(dialog.queryByRole('radio')).not.toBeInTheDocument();
  });
});
