import { expect } from '@playwright/test';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('a trade is recorded, edited, deleted and brought back; what was typed outlives a reload', async ({
  page,
  app,
}) => {
  await page.goto(`${app.origin}/transactions`);
  // The first key counts once the page is there.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Record transaction' });
  await dialog.getByLabel('Broker').fill('DEGIRO');
  await dialog.getByLabel('ISIN').fill('IE00BK5BQT81');
  await expect(dialog.getByText('a valid ISIN here ends in 0.')).toBeVisible();
  await dialog.getByLabel('ISIN').fill('IE00BK5BQT80');
  await dialog.getByLabel('Units').fill('12');
  await dialog.getByLabel('Price, EUR').fill('121,09');
  await page.reload();
  await expect(dialog.getByLabel('Price, EUR')).toHaveValue('121,09');
  await dialog.getByLabel('Fee, EUR').fill('2');
  await expect(dialog.getByText('€1,455.08')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2100-01-01');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/future/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Date' }).fill('2025-11-18');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const trade = page.getByRole('link', { name: 'IE00BK5BQT80', exact: true });
  await expect(trade).toBeFocused();
  await expect(page.getByRole('row', { name: /18 Nov 2025/ })).toContainText('−1,455.08');

  await page.keyboard.press('e');
  const edit = page.getByRole('dialog', { name: 'Edit transaction' });
  await edit.getByLabel('Units').fill('10');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /18 Nov 2025/ })).toContainText('−1,212.90');
  await expect(trade).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'No trades yet.' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('row', { name: /18 Nov 2025/ })).toContainText('−1,212.90');
});

test('addresses lead to lists and dialogs, Back and Esc lead out again', async ({ page, app }) => {
  await fillPortfolio(app);
  await page.goto(`${app.origin}/transactions?transaction_type=SELL&sort_order=asc`);
  await expect(page.getByText('2 transactions')).toBeVisible();
  await page.getByRole('link', { name: 'World Small Cap', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Edit transaction' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('dialog', { name: 'Edit transaction' }).getByLabel('Units')).toHaveValue('30');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/transaction_type=SELL&sort_order=asc$/);
  await page.goto(`${app.origin}/?trade=new&type=SELL`);
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Sell' })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'See why' }).click();
  await page.getByRole('link', { name: 'Show trades' }).click();
  await expect(page.getByText('1 transaction', { exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Positions with more sold than bought' })).toBeVisible();
});

test('a server that goes away is told, and what was seen stays until it is back', async ({ page, app }) => {
  await fillPortfolio(app);
  await page.goto(app.origin);
  await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await app.stop();
  await page.getByRole('link', { name: 'Transactions' }).first().click();
  await expect(page.getByText('The server does not answer.').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
  await app.start();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText('The server does not answer.')).toBeHidden();
});
