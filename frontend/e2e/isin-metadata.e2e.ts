import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('an instrument is described, deleted and brought back', async ({ page, app }) => {
  await fillPortfolio(app);
  await page.goto(`${app.origin}/isin-metadata`);
  await expect(page.getByText('5 traded instruments have no metadata yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Fill in Physical Gold' }).click();
  const dialog = page.getByRole('dialog', { name: 'New instrument' });
  await dialog.getByLabel('Name').fill('Gold');
  await dialog.getByText('Real assets').click();
  await dialog.getByLabel(/^TER/).fill('0,39');
  await page.reload();
  await expect(dialog.getByLabel(/^TER/)).toHaveValue('0,39');
  await page.keyboard.press('Control+Enter');
  const row = page.getByRole('row', { name: /IE00B4ND3602/ });
  await expect(row).toContainText('0.39%');
  await expect(page.getByText('4 traded instruments have no metadata yet.')).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Deleted: Gold')).toBeVisible();
  await expect(row).toContainText('Fill in');
  await page.keyboard.press('u');
  await expect(row).toContainText('0.39%');
});

test('axe finds nothing in the instruments and their dialog', async ({ page, app }) => {
  await fillPortfolio(app);
  for (const search of ['', '?edit=IE00B4ND3602']) {
    await page.goto(`${app.origin}/isin-metadata${search}`);
    await expect(
      page.getByRole('heading', { name: search ? 'New instrument' : 'ISIN Metadata' }),
    ).toBeVisible();
    await expect(page.getByRole('table', { includeHidden: true })).toBeVisible();
    await expectAxeToFindNothing(page, search);
  }
});
