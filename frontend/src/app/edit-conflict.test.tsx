import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { answerTransactions, gold } from '../testing/transaction-answers.ts';

const OPENED = gold.updated_at;
const LATER = '2026-11-19T08:30:00';

/** What edits were based on, and their units. */
let sent: unknown[];
/** The trade as another tab has left it. */
let there: typeof gold;

/** As the server does: only an edit of the state that is there is made. */
beforeEach(() => {
  answerTransactions();
  sent = [];
  there = gold;
  server.use(
    http.get('*/api/v1/transactions/2', () => HttpResponse.json(there)),
    http.put('*/api/v1/transactions/2', async ({ request }) => {
      const { based_on: basedOn, units } = (await request.json()) as { based_on?: string; units: string };
      sent.push([basedOn, units]);
      const values = { updated_at: there.updated_at };
      return basedOn === there.updated_at
        ? HttpResponse.json(there, { headers: { 'X-Change-ID': '9' } })
        : HttpResponse.json({ detail: 'This was changed.', code: 'row_changed', values }, { status: 409 });
    }),
  );
});

async function openForm() {
  const app = renderApp('/transactions?trade=2');
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit transaction' }));
  return { ...app, dialog, units: await dialog.findByRole('textbox', { name: 'Units' }) };
}

/** Types 21 units over a trade that another tab then makes 25. */
async function typeOverAChange() {
  const form = await openForm();
  await form.person.clear(form.units);
  await form.person.type(form.units, '21');
  there = { ...gold, units: '25.0000', updated_at: LATER };
  await form.person.keyboard('{Control>}{Enter}{/Control}');
  expect(await form.dialog.findByText(/changed elsewhere/)).toBeInTheDocument();
  expect(form.units).toHaveValue('21');
  return form;
}

describe('an edit of a trade that was changed in another tab', () => {
  test('says so, keeps what was typed, and saves it when it is told to', async () => {
    const { person, dialog, at } = await typeOverAChange();
    await waitFor(async () => {
      await person.click(dialog.getByRole('button', { name: 'Save mine' }));
      expect(sent.at(-1)).toEqual([LATER, '21']);
    });
    expect(sent[0]).toEqual([OPENED, '21']);
    expect(await screen.findByText(/^Saved: /)).toBeInTheDocument();
    expect(at()).toBe('/transactions');
  });

  test('shows the newer one when it is told to, which can then be edited', async () => {
    const { person, dialog, units } = await typeOverAChange();
    await waitFor(async () => {
      await person.click(dialog.getByRole('button', { name: 'Show the newer one' }));
      expect(units).toHaveValue('25');
    });
    expect(dialog.queryByText(/changed elsewhere/)).toBeNull();
    await person.type(units, '0{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(sent.at(-1)).toEqual([LATER, '250']);
    });
  });

  test('is found out also when what was typed comes back after a reload', async () => {
    const { person, dialog, units } = await openForm();
    await person.clear(units);
    await person.type(units, '21');
    await person.click(dialog.getByRole('button', { name: 'Cancel' }));
    there = { ...gold, units: '25.0000', updated_at: LATER };
    const again = await openForm();
    expect(again.units).toHaveValue('21');
    await again.person.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(sent).toEqual([[OPENED, '21']]);
    });
  });
});
