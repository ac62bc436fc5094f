import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { position, summary } from '../testing/bodies.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { answerTransactions } from '../testing/transaction-answers.ts';

const API = 'http://localhost:3000/api/v1';

beforeEach(() => {
  answerTransactions();
  server.use(
    http.get(`${API}/analytics/portfolio-summary`, () =>
      HttpResponse.json(
        summary({ holdings: [position(), position({ isin: 'IE00B4ND3602', name: 'Physical Gold' })] }),
      ),
    ),
    http.get(`${API}/settings/base-currency`, () =>
      HttpResponse.json({ base_currency: 'EUR', updated_at: null }),
    ),
  );
});

async function open() {
  const app = renderApp('/');
  await screen.findByRole('table', { name: 'Holdings' });
  await app.person.keyboard('{Control>}k{/Control}');
  return { ...app, asked: await screen.findByRole('combobox', { name: /^Page, action/ }) };
}

const options = () => screen.getAllByRole('option').map((option) => option.textContent);

describe('the command menu', () => {
  test('goes to a page by the first letters of its name', async () => {
    const { person, asked, at } = await open();
    await person.type(asked, 'sett');
    expect(options()[0]).toContain('Settings');
    await person.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeInTheDocument();
    expect(at()).toBe('/settings');
    expect(screen.queryByRole('combobox', { name: /^Page, action/ })).not.toBeInTheDocument();
  });

  test('finds a holding by its name or its ISIN and opens it', async () => {
    const { person, asked, at } = await open();
    await person.type(asked, 'b4nd36');
    expect(options()[0]).toBe('Physical GoldHoldings');
    await person.click(within(screen.getByRole('listbox')).getByText('Physical Gold'));
    expect(at()).toBe('/holdings/IE00B4ND3602');
  });

  test('acts: the arrows choose, Enter runs, and the choice is told to a screen reader', async () => {
    const { person, asked } = await open();
    await person.type(asked, 'record');
    expect(options().slice(0, 2)).toEqual(['Record a buyActionsb', 'Record a saleActionss']);
    await person.keyboard('{ArrowDown}');
    const sale = screen.getByRole('option', { name: /sale/ });
    expect(sale).toHaveAttribute('aria-selected', 'true');
    expect(asked).toHaveAttribute('aria-activedescendant', sale.id);
    await person.keyboard('{Enter}');
    // The dialog is loaded when it is first wanted.
    expect(
      await screen.findByRole('button', { name: /Record sale/ }, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });

  test('looks for what it does not know among the transactions', async () => {
    const { person, asked, at } = await open();
    await person.type(asked, 'scalable{Enter}');
    expect(at()).toBe('/transactions?search=scalable');
  });
});
