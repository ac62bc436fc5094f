import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

test.describe('1280 px', () => {
  test.use({ viewport: { width: 1280, height: 900 } });

  test('a holding is valued in place, and its gain is followed down to the trade and back', async ({
    page,
    app,
  }) => {
    await fillPortfolio(app);
    await page.goto(`${app.origin}/holdings`);
    const table = page.getByRole('table', { name: 'Holdings' });
    await expect(table.getByRole('row')).toHaveCount(5);
    await page.keyboard.press('k');
    await page.keyboard.press('e');
    await page.keyboard.type('19000');
    await page.keyboard.press('Enter');
    // Gold: 310.5 × 41.021 = 12737.0205 paid.
    await expect(table.getByRole('row', { name: /IE00B4ND3602/ })).toContainText('+6,262.98');

    await table.getByRole('button', { name: /^Why\? Unrealised gain \+6,262\.98/ }).click();
    const gain = page.getByRole('dialog', { name: 'Unrealised gain' });
    await expect(gain.getByRole('row').last()).toContainText('6,262.9795');
    await gain.getByRole('link', { name: 'Cost basis' }).click();
    const cost = page.getByRole('dialog', { name: 'Cost basis' });
    await expect(cost.getByRole('row').last()).toContainText('310.5 × 41.021');
    await cost.getByRole('link', { name: /^Purchase of/ }).click();
    await expect(page.getByRole('dialog', { name: 'Edit transaction' }).getByLabel('Units')).toHaveValue(
      '310.5',
    );
    await page.keyboard.press('Escape');
    await cost.getByRole('button', { name: 'Back' }).click();
    await expect(gain).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.getByText('Closed 1').click();
    await expect(page.getByRole('table', { name: 'Closed positions' })).toContainText('+13.50');
    await page.getByText('Oversold 1').click();
    await expect(page).toHaveURL(/show=oversold$/);
    await page.getByRole('link', { name: 'Show trades' }).click();
    await expect(page).toHaveURL(/transactions\?isin=US5951121038$/);
  });

  test('axe finds nothing in holdings and their arithmetic', async ({ page, app }) => {
    await fillPortfolio(app);
    for (const search of ['', '?show=oversold', '?why=cost_basis&of=IE00BK5BQT80']) {
      await page.goto(`${app.origin}/holdings${search}`);
      await expect(page.getByRole('table').last()).toBeVisible();
      await expectAxeToFindNothing(page, search);
    }
  });
});

test.describe('390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('holdings and their arithmetic fit a phone', async ({ page, app }) => {
    await fillPortfolio(app);
    for (const path of [
      '/holdings',
      '/holdings?why=total_cost_basis',
      '/holdings?why=cost_basis&of=IE00BK5BQT80',
    ]) {
      await page.goto(app.origin + path);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const dialog = page.getByRole('dialog');
      if (path.includes('why')) {
        await expect(dialog.getByRole('table')).toBeVisible();
        expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      }
    }
  });

  test('a value that was typed outlives a reload, and meets another one that was entered meanwhile', async ({
    page,
    app,
  }) => {
    await fillPortfolio(app);
    await page.goto(`${app.origin}/holdings`);
    await page.getByRole('button', { name: /^Edit the value of FTSE All-World/ }).click();
    await page.getByRole('textbox', { name: 'Value of FTSE All-World' }).fill('75000');
    await page.reload();
    const isInside = async (name: string) => {
      const box = await page.getByText(name).boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= 390;
    };
    await expect(page.getByText('Not saved yet')).toBeVisible();
    expect(await isInside('Not saved yet')).toBe(true);
    await expectAxeToFindNothing(page, 'kept', 'td form');

    await app.post('/position-values', { isin: 'IE00BK5BQT80', current_value: '76000' });
    const typed = page.getByRole('textbox', { name: 'Value of FTSE All-World' });
    await expect(typed).toHaveValue('75000');
    await typed.press('Enter');
    await expect(page.getByText('It is now 76,000.00')).toBeVisible();
    expect(await isInside('It was changed elsewhere')).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await expectAxeToFindNothing(page, 'changed elsewhere', 'td form');
    await page.getByRole('button', { name: 'Save mine' }).tap();
    await expect(page.getByRole('row', { name: /FTSE All-World/ })).toContainText('75,000.00');
  });
});
