import { expect } from '@playwright/test';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1000, height: 400 }, serviceWorkers: 'block' });

test('a page begins at its top, and the way back leads to where each was left', async ({ page, app }) => {
  await fillPortfolio(app);
  const top = () => page.evaluate(() => Math.round(window.scrollY));
  const scroll = async (to: number) => {
    await page.evaluate((to) => {
      window.scrollTo(0, to);
    }, to);
    await expect.poll(top).toBe(to);
  };
  await page.goto(app.origin);
  const rail = page.getByRole('navigation', { name: 'Pages' });
  await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
  await scroll(200);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: 'Performance' })).toBeVisible();
  expect(await top()).toBe(0);
  await expect(rail.getByRole('link', { name: 'Performance' })).toHaveAttribute('aria-current', 'page');
  await scroll(100);
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'Record transaction' })).toBeVisible();
  expect(await top()).toBe(100);
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await top()).toBe(100);
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
  await expect.poll(top).toBe(200);
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Performance' })).toBeVisible();
  await expect.poll(top).toBe(100);
});

test('a page whose part cannot be loaded is told after one more try, and there is a way on', async ({
  page,
  app,
}) => {
  await page.goto(app.origin);
  let loads = 0;
  page.on('load', () => loads++);
  await page.route('**/assets/costs-page-*.js', (route) => route.abort());
  await page.getByRole('link', { name: 'Costs' }).click();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await expect(page).toHaveURL(/\/costs$/);
  expect(loads).toBe(1);
  await page.getByRole('link', { name: 'Income' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Income' })).toBeVisible();
  await page.getByRole('link', { name: 'Costs' }).click();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await page.unroute('**/assets/costs-page-*.js');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: 'No trades yet.' })).toBeVisible();
  await expect(page).toHaveTitle('Costs · Portfolio');
  expect(loads).toBe(1);
});
