import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { test } from './story.ts';

const [WORLD, GOLD] = ['IE00BK5BQT80', 'IE00B4ND3602'] as const;

test.use({ viewport: { width: 1280, height: 900 } });

test('gains, income and costs are told, explained, and printed as the report of a year', async ({
  page,
  app,
}) => {
  await page.clock.setFixedTime('2026-11-24T12:00:00Z');
  const at = { isin: WORLD, product: 'FTSE All-World', broker: 'DEGIRO', transaction_type: 'BUY', fee: '2' };
  const gold = { ...at, isin: GOLD, product: 'Physical Gold' };
  const transactions = [
    { ...at, date: '2024-02-29', units: '10', price_per_unit: '100' },
    { ...at, date: '2024-06-03', units: '10', price_per_unit: '120' },
    { ...gold, date: '2024-06-03', units: '5', price_per_unit: '40', broker: 'Fio' },
    { ...at, date: '2025-03-03', units: '5', price_per_unit: '130', transaction_type: 'SELL' },
    { ...at, date: '2025-05-05', amount: '30', transaction_type: 'DIVIDEND', fee: '0', tax: '4.5' },
  ];
  for (const transaction of transactions) await app.post('/transactions', transaction);
  await app.post('/isin-metadata', { isin: WORLD, name: 'FTSE All-World', type: 'STOCK', ter: '0.002' });
  const prices = [
    { isin: WORLD, currency: 'EUR', date: '2025-03-03', close: '140' },
    { isin: GOLD, currency: 'EUR', date: '2025-03-03', close: '50' },
  ];
  await app.post('/prices', { prices });

  await page.goto(app.origin);
  await expect(page.getByRole('link', { name: /^Gains/ })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { level: 1, name: 'Gains' })).toBeVisible();
  // 5 × (130 − 110) by average; 5 × (130 − 100) of the first lot
  const sales = page.getByRole('table', { name: 'Sales' });
  await expect(sales.getByRole('row', { name: /^FTSE All-World/ })).toContainText(
    '650.00550.00+100.003.00+97.00368 days',
  );
  await page.getByRole('radio', { name: 'First in, first out' }).check({ force: true });
  await expect(sales.getByRole('row', { name: /^FTSE All-World/ })).toContainText(
    '650.00500.00+150.003.00+147.00',
  );
  await page.getByRole('combobox', { name: 'Year' }).selectOption('2025');
  await expect(page).toHaveURL(/year=2025/);
  await sales
    .getByRole('row', { name: /^Total/ })
    .getByRole('button', { name: /^Why\? Realised gain [^,]/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: /^Realised gain of FTSE All-World/ }).click();
  await dialog.getByRole('link', { name: 'Realised gain, 3 Mar 2025' }).click();
  await expect(dialog.getByRole('row', { name: /^Cost of what was sold/ })).toContainText('500');
  await page.keyboard.press('Escape');
  const lots = page.getByRole('table', { name: 'Open lots' });
  // 15 units × 140, a third of them
  await expect(lots.getByRole('row', { name: /29 Feb 2024/ })).toContainText('5500.00700.00+200.00');
  await expect(lots.getByRole('row', { name: /29 Feb 2024/ })).toContainText('1 Mar 20251 Mar 2027');
  await expectAxeToFindNothing(page, 'gains');

  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'Income' })).toBeVisible();
  await page.getByRole('radio', { name: 'By instrument' }).check({ force: true });
  const income = page.getByRole('table', { name: 'Dividends' });
  await expect(income.getByRole('row', { name: /^FTSE All-World/ })).toContainText('30.004.500.0025.50');
  await income
    .getByRole('button', { name: /^Why\? Tax on dividends/ })
    .first()
    .focus();
  await page.keyboard.press('y');
  await expect(dialog).toContainText('What was withheld from dividends.');
  await page.keyboard.press('Escape');
  await expectAxeToFindNothing(page, 'income');

  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: 'Costs' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('The TER of these holdings is not known');
  // 15 × 140 × 0.2 %; that over 15 × 140 + 5 × 50
  await expect(page.getByRole('main')).toContainText('TER in money, a year€4.20');
  await expect(page.getByRole('main')).toContainText('Total cost ratio0.18%');
  const charges = page.getByRole('table', { name: 'Fees and taxes by broker' });
  await expect(charges.getByRole('row', { name: /^2025/ })).toContainText('DEGIRO2.004.50');
  await page.getByRole('button', { name: /^Why\? Total cost ratio/ }).click();
  await expect(dialog.getByRole('row', { name: /^Average value/ })).toContainText('2,350');
  await page.keyboard.press('Escape');
  await expectAxeToFindNothing(page, 'costs');

  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByRole('link', { name: 'Yearly report 2025' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Yearly report 2025' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Dividends' })).toContainText('30.00');
  await expectAxeToFindNothing(page, 'the report of a year');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  // A sheet of A4 without its margins
  await page.setViewportSize({ width: 673, height: 1000 });
  await expect(page.getByRole('table', { name: 'Sales' })).toContainText('+97.00368 days');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(673);
  await page.emulateMedia({ media: 'screen' });
  for (const path of ['/gains', '/income', '/costs', '/report/2025']) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(app.origin + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAxeToFindNothing(page, `${path} on a phone`);
  }
});
