import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { change, changeList, changeRow } from '../../testing/change-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const EDIT = change();
const IMPORT = change({
  id: 2,
  made_at: '2024-11-23T09:05:00.123456',
  action: 'import',
  summary: 'Imported 46 trades from Transactions.csv',
  file_name: 'Transactions.csv',
  row_count: 46,
});
const GONE = change({
  id: 1,
  made_at: '2024-11-23T08:00:00',
  action: 'create',
  subject: 'other_assets',
  summary: 'Set cash_czk Wise to 5 CZK',
  rows: [
    changeRow({
      subject: 'other_assets',
      before: null,
      after: { asset_type: 'cash_czk', asset_detail: 'Wise', currency: 'CZK', value: '5' },
    }),
  ],
  undone_by: 4,
  can_undo: false,
  conflicting_change: 4,
});

/** Searches of the list requests. */
let asked: string[];

beforeEach(() => {
  asked = [];
  server.use(
    http.get('*/api/v1/changes', ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(changeList([EDIT, IMPORT, GONE], 120));
    }),
    http.get('*/api/v1/asset-kinds', () => HttpResponse.json({ items: [], total: 0 })),
    http.get('*/api/v1/changes/3', () => HttpResponse.json({ ...EDIT, skip: 0, limit: 20 })),
  );
});

async function openPage(address = '/history') {
  const app = renderApp(address);
  await screen.findByRole('link', { name: '46 transactions' });
  return app;
}

describe('the list', () => {
  test('tells every change by day, in the words of the reader alone, with what undid it', async () => {
    await openPage();
    const days = screen.getAllByRole('region').map((day) => day.textContent);
    expect(days[0]).toMatch(
      /^Nov 24, 2024.*Changed.*Transaction.*BUY 12 FTSE All-World · Nov 18, 2026 · Fee 2 → 9/,
    );
    expect(days[1]).toMatch(
      /^Nov 23, 2024.*Imported.*46 transactions.*Transactions\.csv.*Cash in CZK · Wise · 5 CZK/,
    );
    expect(document.body).not.toHaveTextContent(/cash_czk|Edited transaction/);
    expect(screen.getByRole('link', { name: 'Undone by change 4' })).toHaveAttribute(
      'href',
      '/history?change=4',
    );
    expect(screen.queryByRole('button', { name: 'Undo change 1' })).toBeNull();
    expect(screen.getByText('120 changes')).toBeInTheDocument();
  });

  test('is narrowed by / to one kind, and paged; the address follows', async () => {
    const { person, at } = await openPage();
    await person.click(screen.getByRole('button', { name: 'Next' }));
    expect(at()).toBe('/history?page=2');
    await person.keyboard('/');
    const filter = screen.getByRole('combobox', { name: 'Changes of' });
    expect(filter).toHaveFocus();
    await person.selectOptions(filter, 'Other assets');
    expect(at()).toBe('/history?subject=other_assets');
    await waitFor(() => {
      expect(asked).toEqual([
        '?skip=0&limit=50',
        '?skip=50&limit=50',
        '?subject=other_assets&skip=0&limit=50',
      ]);
    });
  });

  test('says which change holds back another one', async () => {
    server.use(
      http.get('*/api/v1/changes', () =>
        HttpResponse.json(changeList([change({ id: 2, can_undo: false, conflicting_change: 3 })])),
      ),
    );
    renderApp('/history');
    expect(await screen.findByRole('link', { name: 'Change 3 came later; undo it first' })).toHaveAttribute(
      'href',
      '/history?change=3',
    );
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
});

describe('a change', () => {
  test('is opened by the keys and shows what was before and after', async () => {
    const { person, at } = await openPage();
    await person.keyboard('jj');
    expect(screen.getByRole('link', { name: '46 transactions' })).toHaveFocus();
    await person.keyboard('k{Enter}');
    expect(at()).toBe('/history?change=3');
    const dialog = within(await screen.findByRole('dialog', { name: 'Change 3' }));
    const rows = (await dialog.findAllByRole('row')).map((row) => row.textContent);
    expect(rows).toEqual(['FieldBeforeAfter', 'Fee29']);
    expect(dialog.getByRole('heading', { name: 'BUY 12 FTSE All-World · Nov 18, 2026' })).toBeInTheDocument();
  });

  test('is undone by u, told, and the undo can be undone again', async () => {
    const undone: unknown[] = [];
    server.use(
      http.post('*/api/v1/changes/:id/undo', ({ params }) => {
        undone.push(params.id);
        return HttpResponse.json(change(), { status: 201, headers: { 'X-Change-ID': '9' } });
      }),
    );
    const { person } = await openPage();
    await person.keyboard('jju');
    expect(
      await screen.findByText('Undone: Imported · 46 transactions · Transactions.csv'),
    ).toBeInTheDocument();
    // Another row has the focus: u is about that one, not about the message.
    await person.keyboard('ku');
    expect(
      await screen.findByText(/^Undone: Changed · Transaction · BUY 12 FTSE All-World/),
    ).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Redo' }));
    expect(
      await screen.findByText(/^Redone: Changed · Transaction · BUY 12 FTSE All-World/),
    ).toBeInTheDocument();
    expect(undone).toEqual(['2', '3', '9']);
  });

  test('that a later one holds back says which, with the way there', async () => {
    server.use(
      http.post('*/api/v1/changes/2/undo', () =>
        HttpResponse.json({ detail: 'Change 3 came later.', conflicting_change: 3 }, { status: 409 }),
      ),
    );
    const { person, at } = await openPage();
    await person.click(screen.getByRole('button', { name: 'Undo change 2' }));
    const refusal = within(await screen.findByRole('alert'));
    await person.click(refusal.getByRole('link', { name: 'Change 3' }));
    expect(at()).toBe('/history?change=3');
    expect(await screen.findByRole('dialog', { name: 'Change 3' })).toBeInTheDocument();
  });

  test('of many rows is shown page by page', async () => {
    const skipped: (string | null)[] = [];
    server.use(
      http.get('*/api/v1/changes/2', ({ request }) => {
        const skip = new URL(request.url).searchParams.get('skip');
        skipped.push(skip);
        const rows = [changeRow({ id: skip === '0' ? 1 : 21, before: null, after: { broker: 'x' } })];
        return HttpResponse.json({ ...IMPORT, rows, skip: 0, limit: 20 });
      }),
    );
    const { person } = await openPage('/history?change=2');
    const dialog = within(await screen.findByRole('dialog', { name: 'Change 2' }));
    await dialog.findByRole('heading', { name: '#1' });
    await person.click(dialog.getByRole('button', { name: 'Next' }));
    await dialog.findByRole('heading', { name: '#21' });
    expect(skipped).toEqual(['0', '20']);
  });
});

test('an empty history leads to the first trade', async () => {
  server.use(http.get('*/api/v1/changes', () => HttpResponse.json(changeList([]))));
  renderApp('/history');
  expect(await screen.findByRole('heading', { name: 'Nothing has been changed yet.' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Record transaction/ })).toBeInTheDocument();
});
