import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

const WORLD = 'IE00BK5BQT80';

test.use({ viewport: { width: 1280, height: 900 } });

test('closes are entered, corrected, brought as a file and deleted; a rate and a listing are chosen', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await page.goto(app.origin);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { level: 1, name: 'Prices' })).toBeVisible();
  await page.getByRole('link', { name: 'FTSE All-World', exact: true }).click();
  await expect(page.getByText('No close is known yet.')).toBeVisible();
  await page.keyboard.press('n');
  const enter = page.getByRole('dialog', { name: 'Enter close' });
  await enter.getByRole('textbox', { name: 'Day' }).fill('2026-01-05');
  await enter.getByLabel('Close').fill('120,5');
  await page.keyboard.press('Control+Enter');
  const closes = page.getByRole('table', { name: 'Closes' });
  await expect(closes.getByRole('row', { name: /5 Jan 2026/ })).toContainText('120.50');
  await closes.getByRole('button', { name: /Edit the close of 5 Jan 2026/ }).click();
  await page.getByRole('textbox', { name: 'Close of 5 Jan 2026' }).fill('121');
  await page.keyboard.press('Enter');
  await expect(closes.getByRole('row', { name: /5 Jan 2026/ })).toContainText('121.00');
  await page.keyboard.press('u');
  await expect(closes.getByRole('row', { name: /5 Jan 2026/ })).toContainText('120.50');

  await page.goto(`${app.origin}/prices/${WORLD}?dialog=import-prices`);
  const text = `isin,date,close,currency\n${WORLD},2026-01-06,122,EUR\n${WORLD},2026-13-01,1,EUR\n`;
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'closes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByText('1 of 2 rows will be stored')).toBeVisible();
  await page.getByRole('button', { name: 'Store 1 row' }).click();
  await expect(page.getByText('1 close stored')).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Closes of FTSE All-World' })).toBeVisible();
  await closes.getByRole('button', { name: 'Delete the close of 6 Jan 2026' }).click();
  await expect(closes.getByRole('row', { name: /6 Jan 2026/ })).toBeHidden();
  await expectAxeToFindNothing(page, 'prices');

  await page.getByRole('link', { name: 'Choose listing' }).click();
  const listing = page.getByRole('dialog', { name: 'Where prices come from' });
  await listing.getByLabel('Symbol').fill('VWCE.DE');
  await listing.getByLabel('Currency').fill('EUR');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Yahoo · VWCE.DE · EUR')).toBeVisible();

  await page.goto(`${app.origin}/prices`);
  await page.getByRole('link', { name: 'Enter rate' }).click();
  const rate = page.getByRole('dialog', { name: 'Enter rate' });
  await rate.getByLabel('Currency').fill('usd');
  await rate.getByLabel('For 1 EUR').fill('1,0412');
  await page.keyboard.press('Control+Enter');
  const rates = page.getByRole('table', { name: 'Exchange rates' });
  await expect(rates.getByRole('row', { name: /USD/ })).toContainText('1.0412');
  await page.keyboard.press('u');
  await expect(rates).toBeHidden();
  await expectAxeToFindNothing(page, 'prices');
});
