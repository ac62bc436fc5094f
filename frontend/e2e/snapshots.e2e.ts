import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('snapshots are taken, read point by point, saved as pictures and tables, deleted and brought back', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await page.goto(`${app.origin}/snapshots`);
  await expect(page.getByRole('heading', { name: 'No snapshots yet.' })).toBeVisible();
  for (const month of ['05', '08']) await app.post(`/snapshots?snapshot_datetime=2026-${month}-31`, {});
  await app.post('/other-assets', { asset_type: 'crypto', currency: 'EUR', value: '5000' });
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Take snapshot' });
  const table = dialog.getByRole('table', { name: 'What the snapshot will hold' });
  await expect(table).toContainText('5,000.00');
  // A past day is told as it was known then: nobody had entered the crypto yet.
  await dialog.getByText('Another moment').click();
  await dialog.getByRole('textbox', { name: 'Day' }).fill('2026-11-20');
  await expect(dialog).toContainText(/Crypto: recorded from .* on/);
  await expect(table).not.toContainText('5,000.00');
  await dialog.getByText('Now', { exact: true }).click();
  await expect(table).toContainText('5,000.00');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  const rows = page.getByRole('table', { name: 'Snapshots' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  // 74108.22 + 20411.10 + 5000
  await expect(rows.nth(1)).toContainText('99,519.32+5,000.00');

  const worth = page.getByRole('region', { name: 'Net worth over time' });
  await expect(worth.getByRole('slider')).toBeVisible();
  const cursor = page.getByRole('slider', { name: 'Total by kind over time, point by point' });
  await cursor.focus();
  await page.keyboard.press('Home');
  await expect(cursor).toHaveAttribute('aria-valuetext', /^31 May 2026, Investments €94,519\.32/);
  for (const kind of ['PNG', 'SVG']) {
    const download = page.waitForEvent('download');
    await page
      .getByRole('button', { name: `Save as ${kind}` })
      .first()
      .click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`total-by-kind-over-time.${kind.toLowerCase()}`);
    const content = await readFile(await file.path());
    expect(content.subarray(0, 4).toString('latin1')).toBe(kind === 'PNG' ? '\u0089PNG' : '<svg');
    expect(content.length).toBeGreaterThan(2000);
  }
  await page.keyboard.press('v');
  await expect(page.getByRole('table', { name: 'Total by kind over time' })).toContainText('€99,519.32');
  await page.keyboard.press('v');

  await page.keyboard.press('j');
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('u');
  await expect(rows).toHaveCount(4);
  await page.keyboard.press('p');
  await expect(page.locator('svg text').first()).toHaveText(/^€•+k?$/);
});

test('axe finds nothing in snapshots and one holding', async ({ page, app }) => {
  await fillPortfolio(app);
  for (const month of ['05', '08']) await app.post(`/snapshots?snapshot_datetime=2026-${month}-31`, {});
  for (const path of [
    '/snapshots',
    '/snapshots?snapshot=new',
    '/snapshots?snapshot=import',
    '/snapshots?snapshot=2026-08-31T00%3A00%3A00',
    '/holdings/IE00BK5BQT80',
  ]) {
    await page.goto(app.origin + path);
    await expect(page.getByRole('slider').first()).toBeVisible();
    if (path.includes('snapshot=')) await expect(page.getByRole('dialog')).toBeVisible();
    else await page.getByRole('slider').first().focus();
    await page.waitForLoadState('networkidle');
    await expectAxeToFindNothing(page, path);
  }
});
