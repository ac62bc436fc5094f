import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { STATEMENT, test } from './story.ts';

/** From an empty database to a dashboard with a value: the job the product is for. */

async function seeDashboard(page: Page) {
  // Gold: 20 left of 25 at 35 = 700. World: 20 × 105 + 10 × 120 = 3300. Gain of the sale: 5 × 1.50.
  const figures = page.getByRole('region', { name: 'Key figures' });
  await expect(figures).toContainText('€4,000.00');
  await expect(figures).toContainText('+€7.50');
  await expect(page.getByText('1 of 2 holdings have a value')).toBeVisible();
  const row = page.getByRole('row', { name: /VANGUARD/ });
  await expect(row).toContainText('3,750.00');
  await expect(row).toContainText('+450.00');
  await expect(row).toContainText('+13.64%');
}

test.describe('light, 1280 px', () => {
  test.use({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });

  test('a dropped statement becomes a dashboard', async ({ page, app }) => {
    await page.goto(app.origin);
    await expect(page.getByRole('heading', { name: 'No trades yet.' })).toBeVisible();
    await page.getByRole('link', { name: 'Import CSV' }).click();
    const text = readFileSync(STATEMENT, 'utf8');
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'Transactions.csv', { type: 'text/csv' }));
      return data;
    }, text);
    await page.getByText('Drop a file here').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(page.getByText('4 of 5 will be imported')).toBeVisible();
    await expect(page.getByRole('row', { name: /Refused/ })).toContainText('31-13-2022');
    await page.getByRole('button', { name: 'Import 4 transactions' }).click();
    await expect(page.getByRole('heading', { name: 'Imported 4 transactions.' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the dashboard' }).click();
    await page.getByRole('button', { name: 'Enter value of VANGUARD FTSE ALL-WORLD' }).click();
    await page.keyboard.type('3750');
    await page.keyboard.press('Enter');
    await seeDashboard(page);
    await page.reload();
    await seeDashboard(page);
  });
});

test.describe('dark, 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true });

  test('a chosen statement becomes a dashboard, and nothing is wider than the phone', async ({
    page,
    app,
  }) => {
    const fits = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    };
    await page.goto(app.origin);
    await page.getByRole('link', { name: 'Import CSV' }).tap();
    await page.getByLabel('Statement file').setInputFiles(STATEMENT);
    await expect(page.getByText('4 of 5 will be imported')).toBeVisible();
    await fits();
    await page.getByRole('button', { name: 'Import 4 transactions' }).tap();
    await page.getByRole('link', { name: 'Go to the dashboard' }).tap();
    await page.getByRole('button', { name: 'Enter value of VANGUARD FTSE ALL-WORLD' }).tap();
    await page.getByRole('textbox', { name: /^Value of/ }).fill('3750');
    await page.keyboard.press('Enter');
    await seeDashboard(page);
    await page.getByRole('button', { name: 'More about VANGUARD FTSE ALL-WORLD' }).tap();
    await expect(page.getByText('Average cost', { exact: true })).toBeVisible();
    await expect(page.getByText('110.0000')).toBeVisible();
    await fits();
  });
});

test.describe('dark, keyboard only', () => {
  test.use({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });

  test('a statement becomes a dashboard without a pointer, and can be undone', async ({ page, app }) => {
    // From the beginning: whoever begins to listen when the key is pressed may come too late for the chooser.
    page.on('filechooser', (chooser) => void chooser.setFiles(STATEMENT));
    await page.goto(app.origin);
    await expect(page.getByRole('heading', { name: 'No trades yet.' })).toBeVisible();
    await page.keyboard.press('i');
    await expect(page.getByText('Drop a file here')).toBeVisible();
    await page.keyboard.press('i');
    await expect(page.getByText('4 of 5 will be imported')).toBeVisible();
    await tabTo(page, 'Import 4 transactions');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Imported 4 transactions.' })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.keyboard.type('3750');
    await page.keyboard.press('Enter');
    await seeDashboard(page);
    await page.keyboard.press('u');
    await expect(page.getByText('2 holdings, no value yet')).toBeVisible();
  });
});

/** Presses Tab until the button has the focus, as a person does. */
async function tabTo(page: Page, name: string) {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => document.activeElement?.textContent);
    if (label === name) return;
  }
  throw new Error(`Tab does not reach "${name}"`);
}
