import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, STATEMENT, test } from './story.ts';

/** Every page, and the dialogs with most in them. */
const EVERYWHERE = [
  '/',
  '/holdings',
  '/holdings/IE00BK5BQT80',
  '/transactions',
  '/import',
  '/isin-metadata',
  '/rebalance',
  '/allocation',
  '/gains',
  '/income',
  '/costs',
  '/report/2025',
  '/performance',
  '/prices',
  '/prices/IE00BK5BQT80',
  '/other-assets',
  '/snapshots',
  '/history',
  '/settings',
  '/nowhere',
  '/?trade=new',
  '/isin-metadata?edit=new',
  '/snapshots?snapshot=new',
];

/** Every page and dialog, as someone who does not see it, or needs it large, meets it. */

test.describe('1280 px', () => {
  test.use({ viewport: { width: 1280, height: 900 } });

  test('axe finds nothing on any page or dialog', async ({ page, app }) => {
    const check = async (where: string) => await expectAxeToFindNothing(page, where);
    await page.goto(app.origin);
    await expect(page.getByRole('heading', { name: 'No trades yet.' })).toBeVisible();
    await check('empty dashboard');
    for (const path of EVERYWHERE.filter((path) => !path.includes('?') && path !== '/import')) {
      await page.goto(app.origin + path);
      const first = page.getByRole('main').getByRole('link', { name: /^Record transaction|^Import CSV/ });
      await expect(first.first(), path).toBeVisible();
    }
    await page.goto(app.origin);
    await fillPortfolio(app);
    await page.reload();
    await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
    await check('dashboard');
    await page.keyboard.press('e');
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await check('value being edited');
    await page.goto(`${app.origin}/transactions`);
    await expect(page.getByRole('table', { name: 'Transactions' })).toBeVisible();
    await check('transactions');
    await page.keyboard.press('b');
    await page.getByLabel('ISIN', { exact: true }).fill('IE00BK5BQT81');
    await check('trade dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    await check('shortcuts');
    await page.goto(`${app.origin}/import`);
    await page.getByLabel('Statement file').setInputFiles(STATEMENT);
    await expect(page.getByText('4 of 5 will be imported')).toBeVisible();
    await check('import');
    await page.goto(`${app.origin}/nowhere`);
    await expect(page.getByRole('heading', { name: 'There is no such page.' })).toBeVisible();
    await check('not found');
  });
});

test.describe('large text, small screen', () => {
  test.use({ viewport: { width: 640, height: 450 }, reducedMotion: 'reduce' } as object);

  test('nothing is cut off at 200 % zoom, targets fit a thumb, and privacy moves nothing', async ({
    page,
    app,
  }) => {
    await fillPortfolio(app);
    await app.post('/other-assets', {
      asset_type: 'cash_eur',
      asset_detail: 'Wise',
      currency: 'EUR',
      value: '5',
    });
    await app.post('/snapshots?snapshot_datetime=2026-05-31', {});
    const expectToFit = async (path: string) => {
      await page.goto(app.origin + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(640);
    };
    for (const path of EVERYWHERE) await expectToFit(path);
    for (const language of ['de', 'fr', 'it', 'cs', 'en']) {
      await page.evaluate((chosen) => {
        localStorage.setItem('language', chosen);
      }, language);
      await expectToFit('/holdings/IE00BK5BQT80');
    }
    await page.goto(app.origin);
    const hero = page.getByText('€94,519.32');
    await expect(hero).toBeVisible();
    await page.waitForLoadState('networkidle');
    const small = await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link')
      .evaluateAll((links) =>
        links.filter((link) => link.getBoundingClientRect().height < 44).map((link) => link.textContent),
      );
    expect(small).toEqual([]);
    const figures = page.locator('.number');
    const before = await figures.evaluateAll((all) =>
      all.map((one) => Math.round(one.getBoundingClientRect().width)),
    );
    await page.keyboard.press('p');
    await expect(page.getByText('€••,•••.••').first()).toBeVisible();
    const after = await figures.evaluateAll((all) =>
      all.map((one) => Math.round(one.getBoundingClientRect().width)),
    );
    const moved = before.filter((width, index) => Math.abs(width - (after[index] ?? 0)) > 1);
    expect(moved).toEqual([]);
  });
});
