import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { test } from './story.ts';

const [WORLD, SMALL] = ['IE00BK5BQT80', 'IE00BF4RFH31'] as const;

test.use({ viewport: { width: 1280, height: 900 } });

test('a period is told by both returns, drawn, explained and held against a benchmark, on a phone too', async ({
  page,
  app,
}) => {
  await page.goto(`${app.origin}/performance`);
  await expect(page.getByRole('heading', { name: 'No trades yet.' })).toBeVisible();
  const trade = { isin: WORLD, product: 'FTSE All-World', broker: 'DEGIRO', transaction_type: 'BUY' };
  await app.post('/transactions', {
    ...trade,
    date: '2024-01-02',
    units: '10',
    price_per_unit: '100',
    fee: '2',
  });
  await app.post('/isin-metadata', { isin: SMALL, name: 'World Small Cap', type: 'STOCK' });
  const price = { isin: WORLD, currency: 'EUR' };
  await app.post('/prices', {
    prices: [
      { ...price, date: '2024-06-28', close: '120' },
      { ...price, date: '2024-09-30', close: '90' },
      { ...price, date: '2025-12-31', close: '150' },
      { ...price, isin: SMALL, date: '2024-01-02', close: '200' },
      { ...price, isin: SMALL, date: '2025-12-31', close: '240' },
    ],
  });

  await page.goto(app.origin);
  await expect(page.getByRole('region', { name: 'Returns of the period' })).toContainText(
    'Deepest fall−25.00%',
  );
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Performance' })).toBeVisible();
  await page.goto(`${app.origin}/performance?from=2024-01-02&to=2025-12-31`);
  await expect(page.getByText('2 Jan 2024 to 31 Dec 2025 · 729 days')).toBeVisible();
  const main = page.getByRole('main');
  // 1500 / 1000 − 1; 1.5^(365/729) − 1; no money came in between, so both rates are one.
  await expect(main).toContainText('Time-weighted return+50.00%+22.51% per year');
  await expect(main).toContainText('Money-weighted return+22.51%per year');
  await expect(main).toContainText('Total gain+€500.00+50.00% simple return');
  // (90 − 120) / 120; the price of June stood until the day before
  await expect(main).toContainText('Deepest fall−25.00%29 Sept 2024 to 30 Sept 2024recovered 31 Dec 2025');
  // 90 at the end of 2024: 150 / 90 − 1
  const months = page.getByRole('table', { name: 'Returns by month and year' });
  await expect(months.getByRole('row', { name: /^2025/ })).toContainText('+66.7');

  const cursor = page.getByRole('slider', { name: 'Growth of 100, time-weighted, point by point' });
  await cursor.focus();
  await page.keyboard.press('End');
  await expect(cursor).toHaveAttribute('aria-valuetext', '31 Dec 2025, Index 150.00');
  await page.keyboard.press('v');
  await expect(page.getByRole('table', { name: 'Growth of 100, time-weighted' })).toContainText('150.00');
  await page.keyboard.press('v');

  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('World Small Cap');
  const benchmark = page.getByRole('table', { name: 'Benchmark' });
  await expect(benchmark.getByRole('row', { name: /by itself/ })).toContainText('+20.00%');
  // 1000 × 240 / 200
  await expect(benchmark.getByRole('row', { name: /The same money/ })).toContainText('€1,200.00');
  await page
    .getByRole('button', { name: /^Why\? Money-weighted return/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: 'Money-weighted return' })).toContainText('The yearly rate');
  // −1002 on the first day, 1500 on the last: what they are worth at that rate adds up to nothing
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('The yearly rate at which everything above comes to nothing');
  await dialog.getByRole('link', { name: /^Value at the end/ }).click();
  await dialog.getByRole('link', { name: 'Value at the end of FTSE All-World' }).click();
  await expect(dialog.getByRole('row', { name: /Price in EUR entered for 31 Dec 2025/ })).toContainText(
    '1,500',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Why\? Deepest fall/ }).focus();
  await page.keyboard.press('y');
  // 0.9 of the growth at the peak, 1.2
  await expect(dialog).toContainText('Growth of one unit of money, 2 Jan 2024 to 30 Sept 2024');
  await expectAxeToFindNothing(page, 'a figure of the performance');
  await page.keyboard.press('Escape');
  await expectAxeToFindNothing(page, 'performance');

  await page.setViewportSize({ width: 390, height: 844 });
  await months.getByRole('button', { name: 'More about 2024' }).click();
  await expect(months).toContainText('Jun+20.0');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAxeToFindNothing(page, 'performance on a phone');
});
