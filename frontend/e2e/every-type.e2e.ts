import { expect } from '@playwright/test';
import { fillPortfolio, test } from './story.ts';

const WORLD = 'IE00BK5BQT80';

test.use({ viewport: { width: 1280, height: 900 } });

test('a dividend, a split, a fee and a transfer are recorded, listed, edited and brought back', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await page.goto(`${app.origin}/transactions`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: 'Record transaction' });
  await dialog.getByText('Dividend', { exact: true }).click();
  await dialog.getByLabel('ISIN').fill(WORLD);
  await dialog.getByLabel('Gross, EUR').fill('120');
  await dialog.getByLabel('Tax, EUR').fill('18');
  await page.reload();
  await expect(dialog.getByRole('radio', { name: 'Dividend' })).toBeChecked();
  await expect(dialog.getByLabel('Gross, EUR')).toHaveValue('120');
  await expect(dialog.getByText('€102.00')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /DIVIDEND/ })).toContainText('+102.00');

  await page.goto(`${app.origin}/transactions?trade=new&type=SPLIT`);
  await dialog.getByLabel('ISIN').fill(WORLD);
  await dialog.getByLabel('New units').fill('2');
  await dialog.getByLabel('For old units').fill('1');
  await expect(dialog.getByText('612 → 1,224')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /SPLIT/ })).toContainText('2:1');

  await page.goto(`${app.origin}/transactions?trade=new&type=TRANSFER_OUT`);
  await dialog.getByLabel('ISIN').fill(WORLD);
  await dialog.getByLabel('Units').fill('224');
  // 612 × 98.412 × 224 ÷ 1224
  await expect(dialog.getByText('€11,022.14')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /OUT/ })).toContainText('224.0');

  await page.goto(`${app.origin}/transactions?trade=new&type=FEE`);
  await dialog.getByLabel('Fee, EUR').fill('2,50');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Whole portfolio/ })).toContainText('−2.50');

  await page.getByRole('combobox', { name: 'Type' }).selectOption('Fees');
  await expect(page.getByText('1 transaction', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Whole portfolio' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit transaction' });
  await edit.getByLabel('Fee, EUR').fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /Whole portfolio/ })).toContainText('−3.00');
  await page.keyboard.press('u');
  await expect(page.getByRole('row', { name: /Whole portfolio/ })).toContainText('−2.50');

  await page.goto(`${app.origin}/holdings/${WORLD}`);
  const trades = page.getByRole('table', { name: 'Trades' });
  await expect(trades.getByRole('row', { name: /SPLIT/ })).toContainText('1,224');
  await expect(trades.getByRole('row', { name: /DIVIDEND/ })).toContainText('120.00');
});
