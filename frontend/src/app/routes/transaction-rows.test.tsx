import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Transaction } from '../../api/wire.ts';
import { transaction, transactionList } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';
import { answerTransactions } from '../../testing/transaction-answers.ts';

/** Ids of each request to delete. */
let deleted: number[][];
/** Changes that were undone. */
let undone: string[];
let trades: Transaction[];

beforeEach(() => {
  answerTransactions();
  deleted = [];
  undone = [];
  trades = [1, 2, 3, 4, 5].map((id) =>
    transaction({ id, units: String(id), date: `2026-11-0${String(id)}` }),
  );
  server.use(
    http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList(trades, 90))),
    http.get('*/api/v1/transactions/ids', () =>
      HttpResponse.json({ ids: Array.from({ length: 90 }, (_, index) => index + 1) }),
    ),
    http.post('*/api/v1/transactions/delete', async ({ request }) => {
      const { ids } = (await request.json()) as { ids: number[] };
      deleted.push(ids);
      trades = trades.filter(({ id }) => !ids.includes(id));
      return HttpResponse.json(
        { message: '', deleted_count: ids.length },
        { headers: { 'X-Change-ID': '31' } },
      );
    }),
    http.post('*/api/v1/changes/:id/undo', ({ params }) => {
      undone.push(String(params.id));
      return HttpResponse.json({ id: 32 }, { status: 201, headers: { 'X-Change-ID': '32' } });
    }),
  );
});

async function listed() {
  return within(await screen.findByRole('table', { name: 'Transactions' }));
}

const boxOf = async (units: string) =>
  (await listed()).getByRole('checkbox', { name: new RegExp(`^Select buy of ${units} FTSE All-World`) });
const bar = () => within(screen.getByRole('region', { name: 'Selection' }));
const chosen = async () =>
  (await listed())
    .getAllByRole('checkbox')
    .flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.ariaLabel ?? ''] : []))
    .map((name) => /of (\d)/.exec(name)?.[1] ?? 'all')
    .join('');

describe('several transactions', () => {
  test('are chosen by their boxes, deleted as one change, and brought back by one undo', async () => {
    const { person } = renderApp('/transactions');
    expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument();
    await person.click(await boxOf('2'));
    await person.click(await boxOf('4'));
    expect(screen.getAllByText('2 selected')).toHaveLength(2); // said by the status, and shown by the bar
    await person.click(bar().getByRole('button', { name: /^Delete 2 transactions/ }));
    expect(await screen.findByText('2 transactions deleted')).toBeInTheDocument();
    expect(deleted).toEqual([[2, 4]]);
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument();
    });
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => {
      expect(undone).toEqual(['31']);
    });
  });

  test('are chosen by Shift from the one before, further and back again', async () => {
    const { person } = renderApp('/transactions');
    await person.click(await boxOf('2'));
    await person.keyboard('{Shift>}');
    await person.click(await boxOf('5'));
    expect(await chosen()).toBe('2345');
    await person.click(await boxOf('3'));
    await person.keyboard('{/Shift}');
    expect(await chosen()).toBe('23');
    await person.click(await boxOf('2'));
    expect(await chosen()).toBe('3');
  });

  test('are chosen by the keys x and Shift with an arrow, and deleted by theirs', async () => {
    const { person } = renderApp('/transactions');
    await listed();
    await person.keyboard('jjx');
    expect(await chosen()).toBe('2');
    await person.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await chosen()).toBe('234');
    await person.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(await chosen()).toBe('23');
    await person.keyboard('{Delete}');
    expect(await screen.findByText('2 transactions deleted')).toBeInTheDocument();
    expect(deleted).toEqual([[2, 3]]);
    await waitFor(() => {
      expect(screen.getByRole('row', { name: /Nov 4, 2026/ })).toContainElement(
        document.activeElement as HTMLElement,
      );
    });
  });

  test('are let go by Escape, and by looking for others, but not by sorting', async () => {
    const { person } = renderApp('/transactions');
    await person.click(await boxOf('1'));
    await person.click((await listed()).getByRole('button', { name: /Units/ }));
    expect(await chosen()).toBe('1');
    await person.keyboard('{Escape}');
    expect(await chosen()).toBe('');
    await person.click(await boxOf('3'));
    await person.selectOptions(screen.getByRole('combobox', { name: 'Type' }), 'Buys');
    await waitFor(async () => {
      expect(await chosen()).toBe('');
    });
  });

  test('are everything that is found, those out of sight too', async () => {
    const { person } = renderApp('/transactions');
    await person.click(await boxOf('1'));
    const all = (await listed()).getByRole('checkbox', { name: 'Select all 90 found' });
    expect(all).toBePartiallyChecked();
    await person.click(bar().getByRole('button', { name: 'Select all 90 found' }));
    expect(await screen.findAllByText('90 selected')).toHaveLength(2);
    expect(all).toBeChecked();
    expect(bar().queryByRole('button', { name: /Select all/ })).not.toBeInTheDocument();
    await person.click(all);
    expect(await chosen()).toBe('');
    await person.click(all);
    await person.click(await bar().findByRole('button', { name: /^Delete 90 transactions/ }));
    await screen.findByText('90 transactions deleted');
    expect(deleted[0]).toHaveLength(90);
  });

  test('stay chosen when the server refuses, and its reason is told', async () => {
    server.use(
      http.post('*/api/v1/transactions/delete', () =>
        HttpResponse.json({ detail: 'The database is busy.' }, { status: 503 }),
      ),
    );
    const { person } = renderApp('/transactions');
    await person.click(await boxOf('2'));
    await person.keyboard('{Delete}');
    expect(await screen.findByText('The database is busy.')).toBeInTheDocument();
    expect(await chosen()).toBe('2');
  });

  test('have a row head that is no box', async () => {
    renderApp('/transactions');
    const [, row] = (await listed()).getAllByRole('row');
    expect(within(row as HTMLElement).getByRole('rowheader')).toHaveTextContent('Nov 1, 2026');
  });
});
