import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { assetAccount, assetKind, otherAsset, otherAssetList } from '../../testing/asset-bodies.ts';
import { summary } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const INVESTMENTS = otherAsset({
  asset_type: 'investments',
  asset_detail: null,
  value: '1000.0000',
  value_eur: '1000.0000',
  id: 0,
});
const REVOLUT = otherAsset({ asset_detail: 'Revolut', id: 1 });
const WISE = otherAsset({ asset_detail: 'Wise', id: 2 });
const PENSION = otherAsset({
  asset_type: 'pension_fund',
  asset_detail: null,
  currency: 'CZK',
  value: '25000.00',
  id: 3,
});

const CHANGED = { headers: { 'X-Change-ID': '9' } };

/** What was sent, as method and path with the body. */
let sent: unknown[];

beforeEach(() => {
  sent = [];
  server.use(
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/other-assets', () =>
      HttpResponse.json(otherAssetList([INVESTMENTS, REVOLUT, WISE, PENSION])),
    ),
    http.get('*/api/v1/asset-kinds', () => {
      const items = [
        assetKind({ code: 'investments', name: 'Investments' }),
        assetKind({ code: 'crypto', name: 'Crypto' }),
        assetKind({ code: 'cash_eur', name: 'Cash in EUR', needs_account: true, currency: 'EUR' }),
        assetKind({ code: 'pension_fund', name: 'Third pillar' }),
      ];
      return HttpResponse.json({ items, total: items.length });
    }),
    http.get('*/api/v1/asset-accounts', () => {
      const items = [assetAccount({ name: 'Revolut' }), assetAccount({ name: 'Wise', id: 2 })];
      return HttpResponse.json({ items, total: items.length });
    }),
    http.post('*/api/v1/other-assets', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(PENSION, CHANGED);
    }),
  );
});

async function openPage(address = '/other-assets') {
  const app = renderApp(address);
  const table = await screen.findByRole('table', { name: 'Other assets' });
  await within(table).findByText('Third pillar');
  return { ...app, table: within(table) };
}

describe('the table', () => {
  test('has a line for each asset, the sum of each kind with several accounts, and the total', async () => {
    const { table } = await openPage();
    expect(table.getAllByRole('row').map((row) => row.textContent)).toEqual([
      'Kind and accountAmountIn EURShareDelete',
      expect.stringContaining('InvestmentsFrom your holdings1,000.00 EUR'),
      'Cash in EUR2,000.0050.0%',
      expect.stringContaining('1,000.00 EUR'),
      expect.stringContaining('Wise'),
      expect.stringContaining('25,000.00 CZK'),
      'Total4,000.00',
    ]);
    expect(screen.getByRole('figure', { name: 'Allocation by kind' })).toHaveTextContent(
      'Cash in EUR€2,00050.0%',
    );
  });

  test('says when holdings without a value are left out of it', async () => {
    server.use(
      http.get('*/api/v1/analytics/portfolio-summary', () =>
        HttpResponse.json(summary({ holdings_without_value: 2 })),
      ),
    );
    await openPage();
    expect(
      await screen.findByText('2 holdings have no value and are left out of the investments.'),
    ).toBeInTheDocument();
  });

  test('says when the investments cannot be told in EUR, and leads to the rates', async () => {
    const left = { asset_type: 'investments', currency: 'USD', value: '1000.00', reason: 'no_rate' } as const;
    server.use(
      http.get('*/api/v1/other-assets', () => HttpResponse.json(otherAssetList([], { left_out: [left] }))),
    );
    renderApp('/other-assets');
    const words = 'The investments are in no sum here: no exchange rate from USD to EUR is known.';
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Enter exchange rates' })).toHaveAttribute('href', '/prices');
  });
});

describe('an amount', () => {
  test('is edited where it stands by the keys alone, and the focus stays in its row', async () => {
    const { person } = await openPage();
    await person.keyboard('kk');
    expect(screen.getByRole('button', { name: /^Edit the amount of Cash in EUR, Wise/ })).toHaveFocus();
    await person.keyboard('ke');
    const input = screen.getByRole('textbox', { name: 'Amount of Cash in EUR, Revolut' });
    expect(input).toHaveValue('1000.00');
    await person.keyboard('1 500,25{Enter}');
    expect(await screen.findByText('Saved: Cash in EUR, Revolut')).toBeInTheDocument();
    expect(sent).toEqual([
      {
        asset_type: 'cash_eur',
        asset_detail: 'Revolut',
        currency: 'EUR',
        value: '1500.25',
        based_on: REVOLUT.updated_at,
      },
    ]);
    expect(screen.getByRole('button', { name: /^Edit the amount of Cash in EUR, Revolut/ })).toHaveFocus();
  });

  test('that is none is told at once; Esc restores what was there', async () => {
    const { person } = await openPage();
    await person.keyboard('e{Backspace}much{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Enter an amount, such as 1234.56.');
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sent).toEqual([]);
  });

  test('that the server refuses stays, with the reason', async () => {
    server.use(
      http.post('*/api/v1/other-assets', () =>
        HttpResponse.json({ detail: 'The database is full.' }, { status: 503 }),
      ),
    );
    const { person } = await openPage();
    await person.keyboard('e5{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The database is full.');
    expect(screen.getByRole('textbox', { name: /^Amount of/ })).toHaveValue('5');
  });
});

test('an asset is deleted by its key and can be undone', async () => {
  server.use(
    http.delete('*/api/v1/other-assets/:type', ({ request, params }) => {
      sent.push([params.type, new URL(request.url).search]);
      return new HttpResponse(null, { status: 204, ...CHANGED });
    }),
  );
  const { person, table } = await openPage();
  await person.keyboard('jjj{Delete}');
  expect(await screen.findByText('Deleted: Cash in EUR, Wise')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
  await person.click(table.getByRole('button', { name: 'Delete Third pillar' }));
  expect(await screen.findByText('Deleted: Third pillar')).toBeInTheDocument();
  expect(sent).toEqual([
    ['cash_eur', '?asset_detail=Wise'],
    ['pension_fund', ''],
  ]);
});

test('the exchange rate is one line that is edited in place', async () => {
  server.use(
    http.post('*/api/v1/settings/exchange-rate', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ exchange_rate: '24.35', updated_at: '2026-11-24T10:00:00' }, CHANGED);
    }),
  );
  const { person } = await openPage();
  await person.click(screen.getByRole('button', { name: /^Edit the exchange rate:.*25\.00/ }));
  await person.keyboard('0{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('above 0');
  await person.clear(screen.getByRole('textbox', { name: 'CZK for 1 EUR' }));
  await person.keyboard('24,35{Enter}');
  expect(await screen.findByText('Exchange rate saved')).toBeInTheDocument();
  expect(sent).toEqual([{ exchange_rate: '24.35', based_on: null }]);
});

describe('a new asset', () => {
  test('is added by n with what its kind asks for, and what was typed is kept till then', async () => {
    const { person, at } = await openPage();
    await person.keyboard('n');
    expect(at()).toBe('/other-assets?asset=new');
    const kind = await screen.findByRole('combobox', { name: 'Kind' });
    await person.selectOptions(kind, 'Cash in EUR');
    expect(screen.getByRole('combobox', { name: 'Currency' })).toBeDisabled();
    await person.type(screen.getByRole('textbox', { name: 'Amount' }), '7,50');
    await person.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(at()).toBe('/other-assets');
    await person.keyboard('n');
    expect(await screen.findByRole('textbox', { name: 'Amount' })).toHaveValue('7,50');
    await person.keyboard('{Control>}{Enter}{/Control}');
    const account = screen.getByRole('combobox', { name: 'Account' });
    expect(account).toHaveAccessibleDescription(/Choose the account\./);
    await person.selectOptions(account, 'Wise');
    expect(screen.getByText(/is in the table already/)).toBeInTheDocument();
    await person.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^Added:/)).toBeInTheDocument();
    const added = { asset_type: 'cash_eur', asset_detail: 'Wise', currency: 'EUR', value: '7.5' };
    expect(sent).toEqual([{ ...added, based_on: WISE.updated_at }]);
    expect(at()).toBe('/other-assets');
  });
});

test('a snapshot is taken, told with its total and the way to it, and can be undone', async () => {
  const metadata = { total_value_eur: '4000.00' };
  server.use(
    http.post('*/api/v1/snapshots', () => HttpResponse.json({ metadata }, { status: 201, ...CHANGED })),
  );
  const { person } = await openPage();
  await person.click(screen.getByRole('button', { name: 'Take snapshot' }));
  const message = within(await screen.findByText(/^Snapshot taken: €4,000\.00/));
  expect(message.getByRole('link', { name: 'Show snapshots' })).toHaveAttribute('href', '/snapshots');
  expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
});

describe('kinds and accounts', () => {
  test('are added, renamed and deleted; one that is in use says so', async () => {
    server.use(
      http.post('*/api/v1/asset-kinds', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(assetKind(), { status: 201, ...CHANGED });
      }),
      http.put('*/api/v1/asset-accounts/2', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(assetAccount(), CHANGED);
      }),
      http.delete('*/api/v1/asset-kinds/pension_fund', () =>
        HttpResponse.json(
          { detail: 'The kind of asset pension_fund stays: there is an asset of it.' },
          { status: 409 },
        ),
      ),
    );
    const { person } = await openPage();
    await person.click(screen.getByText('Kinds and accounts'));
    await person.click(screen.getByRole('button', { name: 'Add kind' }));
    await person.type(screen.getByRole('textbox', { name: 'Name' }), 'Gold bars');
    await person.click(screen.getByRole('button', { name: 'Cancel' }));
    await person.click(screen.getByRole('button', { name: 'Add kind' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Gold bars');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Currency' }), 'EUR');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Added: Gold bars')).toBeInTheDocument();

    await person.click(screen.getByRole('button', { name: 'Edit Wise' }));
    await person.clear(screen.getByRole('textbox', { name: 'Name' }));
    await person.type(screen.getByRole('textbox', { name: 'Name' }), 'Wise Business{Escape}');
    await person.click(screen.getByRole('button', { name: 'Edit Wise' }));
    await person.type(screen.getByRole('textbox', { name: 'Name' }), '{Enter}');
    expect(await screen.findByText('Saved: Wise Business')).toBeInTheDocument();
    expect(sent).toEqual([
      { code: 'gold_bars', name: 'Gold bars', needs_account: false, currency: 'EUR' },
      { name: 'Wise Business' },
    ]);

    const list = within(screen.getByRole('region', { name: 'Kinds' }));
    await person.click(list.getByRole('button', { name: 'Delete Third pillar' }));
    expect(await list.findByRole('alert')).toHaveTextContent('there is an asset of it');
    expect(list.queryByRole('button', { name: 'Delete Investments' })).toBeNull();
  });
});

test('with nothing owned the page leads to the first asset and the first trades', async () => {
  server.use(
    http.get('*/api/v1/other-assets', () => {
      const nothing = { ...INVESTMENTS, value: '0', value_eur: '0' };
      const byType = [{ asset_type: 'investments', value_eur: '0.00', weight: null }];
      return HttpResponse.json(otherAssetList([nothing], { total_value_eur: '0.00', by_type: byType }));
    }),
  );
  const { person, at } = renderApp('/other-assets');
  expect(await screen.findByRole('heading', { name: 'Nothing recorded yet.' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Import CSV/ })).toHaveAttribute('href', '/import');
  await person.click(screen.getByRole('button', { name: /Add asset/ }));
  expect(at()).toBe('/other-assets?asset=new');
});
