import { expect } from '@playwright/test';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('one holding is looked at on a phone: its chart by touch, its lot, its trade and its note', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await page.goto(`${app.origin}/holdings/IE00BK5BQT80`);
  await expect(page.getByRole('heading', { name: 'FTSE All-World' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Why\? Market value €74,108\.22/ })).toBeVisible();
  // 612 × 98.412 = 60228.144 paid.
  await expect(page.getByText('+13,880.08', { exact: true })).toBeVisible();
  const chart = page.getByRole('slider');
  const place = await chart.boundingBox();
  await page.touchscreen.tap((place?.x ?? 0) + 1, (place?.y ?? 0) + 60);
  await expect(chart).toHaveAttribute('aria-valuetext', /^\d+ Mar 2024.*Buy 612/);
  await page.getByText('3M', { exact: true }).tap();
  await expect(page).toHaveURL(/period=3m$/);
  await page.getByRole('table', { name: 'Open lots' }).getByRole('link').tap();
  await expect(page.getByRole('dialog', { name: 'Edit transaction' }).getByLabel('Units')).toHaveValue('612');
  await page.goBack();
  await expect(page.getByRole('dialog')).toBeHidden();

  const note = page.getByLabel('Notes');
  await note.fill('Keep for the children.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Note on FTSE All-World saved')).toBeVisible();
  await page.reload();
  await expect(note).toHaveValue('Keep for the children.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.goto(`${app.origin}/holdings/IE00B3RBWM25`);
  await expect(page.getByRole('heading', { name: 'Nothing is known of IE00B3RBWM25.' })).toBeVisible();
});
