import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('everything owned is one total: added, edited, converted, kept as a snapshot, and undone', async ({
  page,
  app,
}) => {
  await page.goto(`${app.origin}/other-assets`);
  await expect(page.getByRole('heading', { name: 'Nothing recorded yet.' })).toBeVisible();
  await fillPortfolio(app);
  await page.reload();
  const table = page.getByRole('table', { name: 'Other assets' });
  await expect(table.getByRole('row', { name: /Total/ })).toContainText('94,519.32');
  await page.keyboard.press('n');
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Cash in CZK' });
  await page.getByLabel('Account', { exact: true }).selectOption('CSOB');
  await page.getByLabel('Amount').fill('25 000');
  await page.keyboard.press('Control+Enter');
  // 94 519.32 + 25 000 / 25
  await expect(table.getByRole('row', { name: /Total/ })).toContainText('95,519.32');
  await page.keyboard.press('e');
  await page.keyboard.type('50000');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row', { name: /Total/ })).toContainText('96,519.32');
  await page.getByRole('button', { name: /^Edit the exchange rate/ }).click();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row', { name: /Total/ })).toContainText('97,019.32');
  await page.keyboard.press('u');
  await expect(table.getByRole('row', { name: /Total/ })).toContainText('96,519.32');
  await page.getByText('Kinds and accounts').click();
  await expectAxeToFindNothing(page, 'other assets');
  await page.getByRole('button', { name: 'Take snapshot' }).click();
  await expect(page.getByText('Snapshot taken: €96,519.32')).toBeVisible();
});
