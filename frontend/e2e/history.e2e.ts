import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('every change is there with before and after, is undone, and names what stands in its way', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await app.post('/position-values', { isin: 'IE00BK5BQT80', current_value: '75000' });
  await page.goto(`${app.origin}/history`);
  await expect(page.getByText('9 changes')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Change 9 came later; undo it first' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change 9' });
  await expect(dialog.getByRole('row', { name: /Value/ })).toContainText('74,108.2275,000');
  await expectAxeToFindNothing(page, 'one change');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(page.getByText('10 changes')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Undone by change 10' })).toBeVisible();
  await page.getByLabel('Changes of').selectOption({ label: 'Transactions' });
  await expect(page.getByText('6 changes')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^history-\d{4}-\d\d-\d\d\.csv$/);
});
