import { expect, type Page } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { type AppServer } from './app-server.ts';
import { test } from './story.ts';

const [WORLD, GOLD, BOND, MICRON] = ['IE00BK5BQT80', 'IE00B4ND3602', 'IE00B4WXJJ64', 'US5951121038'] as const;

test.use({ viewport: { width: 1280, height: 900 } });

/** `YYYY-MM-DD`, so many days before now: what is stale is so by the clock of the server. */
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** One of everything that can be wrong with the records. */
export async function fillWithFaults(app: AppServer): Promise<void> {
  const trade = { broker: 'DEGIRO', fee: '1', transaction_type: 'BUY', date: '2024-01-08' };
  const trades = [
    { ...trade, isin: WORLD, product: 'FTSE All-World', units: '10', price_per_unit: '100' },
    // Entered again.
    { ...trade, isin: GOLD, product: 'Physical Gold', units: '5', price_per_unit: '40' },
    { ...trade, isin: GOLD, product: 'Physical Gold', units: '5', price_per_unit: '40' },
    { ...trade, isin: BOND, units: '8', price_per_unit: '120' },
    { ...trade, isin: MICRON, units: '4', price_per_unit: '80', transaction_type: 'SELL' },
  ];
  for (const body of trades) await app.post('/transactions', body);
  const prices = [
    // Halved within a day, and not told since.
    { isin: WORLD, currency: 'EUR', date: daysAgo(31), close: '130' },
    { isin: WORLD, currency: 'EUR', date: daysAgo(30), close: '65' },
    { isin: BOND, currency: 'USD', date: daysAgo(1), close: '110' },
  ];
  await app.post('/prices', { prices });
  await app.post('/isin-metadata', { isin: WORLD, name: 'FTSE All-World', type: 'STOCK' });
  await app.post('/isin-metadata', { isin: GOLD, name: 'Physical Gold', type: 'REAL_ASSET' });
  await app.post('/isin-metadata', { isin: MICRON, name: 'Micron Technology', type: 'STOCK' });
}

async function unfold(page: Page, app: AppServer) {
  await page.goto(app.origin);
  const health = page.locator('details').filter({ hasText: 'in the records to look at' });
  await health.locator('summary').click();
  return (words: string | RegExp) => health.getByRole('listitem').filter({ hasText: words });
}

test('everything that is wrong with the records is told on the dashboard, and mended by its one action', async ({
  page,
  app,
}) => {
  await fillWithFaults(app);
  let item = await unfold(page, app);
  for (const words of [
    'More of Micron Technology was sold than bought.',
    'Physical Gold has no price.',
    'There is no exchange rate of USD.',
    '2 transactions of Physical Gold at DEGIRO on 8 Jan 2024 look the same.',
    'the price of FTSE All-World jumps as in a split 2:1',
    'The last price of FTSE All-World is of',
    'IE00B4WXJJ64 has no name and no class.',
  ])
    await expect(item(words)).toBeVisible();
  await expectAxeToFindNothing(page, 'the list of what is wrong');

  // The form of the split is filled in.
  await item('jumps as in a split').getByRole('link', { name: 'Record the split' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Record/ }).click();
  await expect(dialog).toBeHidden();
  await expect(item('jumps as in a split')).toBeHidden();

  await item('Physical Gold has no price').getByRole('link', { name: 'Enter a price' }).click();
  await dialog.getByRole('textbox', { name: /^Close/ }).fill('55');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog).toBeHidden();

  item = await unfold(page, app);
  await expect(item('Physical Gold has no price')).toBeHidden();
  await item('exchange rate of USD').getByRole('link', { name: 'Enter a rate' }).click();
  await dialog.getByRole('textbox', { name: 'For 1 EUR' }).fill('1.1');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog).toBeHidden();

  item = await unfold(page, app);
  await expect(item('exchange rate of USD')).toBeHidden();
  await item('IE00B4WXJJ64 has no name').getByRole('link', { name: 'Name and classify it' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Euro Government Bond');
  await dialog.getByRole('radio', { name: 'Bonds' }).check({ force: true });
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog).toBeHidden();

  item = await unfold(page, app);
  await expect(item('has no name')).toBeHidden();
  await item('The last price of FTSE All-World').getByRole('link', { name: 'See its prices' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'FTSE All-World' })).toBeVisible();
  await page.getByRole('link', { name: 'Enter close' }).first().click();
  await dialog.getByRole('textbox', { name: /^Close/ }).fill('66');
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(dialog).toBeHidden();

  // Both of the two are shown, and one of them is deleted; the other suspicion could be called right.
  item = await unfold(page, app);
  await expect(item('The last price of FTSE All-World')).toBeHidden();
  await item('look the same').getByRole('link', { name: 'See them' }).click();
  const ledger = page.getByRole('table', { name: 'Transactions' });
  await expect(ledger.getByRole('row', { name: /Physical Gold/ })).toHaveCount(2);
  item = await unfold(page, app);
  await item('look the same').getByRole('button', { name: 'It is right' }).click();
  await expect(item('look the same')).toBeHidden();

  // What is missing was bought before: with it nothing is left to look at.
  await item('was sold than bought').getByRole('link', { name: 'See its transactions' }).click();
  await expect(ledger.getByRole('row', { name: /Micron/ })).toHaveCount(1);
  const bought = { isin: MICRON, broker: 'DEGIRO', fee: '1', transaction_type: 'BUY', date: '2024-01-02' };
  await app.post('/transactions', { ...bought, units: '4', price_per_unit: '70' });
  await page.goto(app.origin);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('in the records to look at')).toBeHidden();
});
