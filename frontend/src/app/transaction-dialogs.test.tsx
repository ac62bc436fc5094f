import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
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
