import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('targets are set, orders proposed and recorded, and a savings plan is confirmed', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await page.goto(app.origin);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { name: 'Rebalance', level: 1 })).toBeVisible();
  const targets = page.getByRole('region', { name: 'Targets' });
  for (const [name, percent] of [
    ['FTSE All-World', '70'],
    ['Core Euro Govt Bond', '30'],
  ] as const) {
    await targets.getByLabel('Add a target').selectOption({ label: name });
    await targets.getByLabel(`Percent ${name}`).fill(percent);
  }
  // One that was never traded stands in no list.
  await targets.getByLabel('Add a target').selectOption({ label: 'Another ISIN…' });
  await targets.getByLabel('ISIN', { exact: true }).fill('lu1681043599');
  await targets.getByRole('button', { name: 'Add', exact: true }).click();
  await targets.getByLabel('Percent LU1681043599').fill('0');
  await targets.getByRole('button', { name: 'Save targets' }).click();
  await expect(page.getByText('Without a target, and left alone: Physical Gold.')).toBeVisible();
  await page.getByLabel('New money in EUR').fill('5000');
  await page.getByRole('button', { name: 'Propose orders' }).click();
  const orders = page.getByRole('table', { name: 'Proposed orders' });
  // 30 % of 99,519.32 are 29,855.80; 9,444.70 are missing, and 44 units of 113.395 are 4,989.38.
  await expect(orders.getByRole('row', { name: /Core Euro Govt Bond/ })).toContainText('Buy 44');
  await expectAxeToFindNothing(page, 'proposal');
  const dialog = page.getByRole('dialog');
  await orders.getByRole('button', { name: /^Why\? Units of the order 44/ }).focus();
  await page.keyboard.press('y');
  // 9,444.70 ÷ 113.395 are 83.29; 44 can be paid.
  await expect(dialog.getByRole('row', { name: /^What the best orders that can be paid/ })).toContainText(
    '44',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Why\? Drift after/ }).click();
  await expect(dialog.getByRole('row', { name: /^Square root/ })).toBeVisible();
  await dialog.getByRole('link', { name: 'Total with new money' }).click();
  await expect(dialog).toContainText('€99,519.32');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Draft transactions' }).click();
  await page.getByRole('button', { name: 'Record 1 transaction' }).click();
  await expect(page.getByText('Recorded: bought 44 of Core Euro Govt Bond')).toBeVisible();

  const plans = page.getByRole('region', { name: 'Savings plans', exact: true });
  await plans.getByLabel('Instrument').selectOption({ label: 'Core Euro Govt Bond' });
  await plans.getByLabel('How much').fill('100');
  await plans.getByLabel('How often').selectOption('Yearly');
  await plans.getByLabel('Day of month').fill(String(new Date().getDate()));
  await plans.getByRole('button', { name: 'Add savings plan' }).click();
  await plans.getByRole('button', { name: 'Edit the savings plan of Core Euro Govt Bond' }).click();
  await plans.getByLabel('How much').fill('120');
  await plans.getByRole('button', { name: 'Save savings plan' }).click();
  await expect(plans.getByRole('row', { name: /Core Euro Govt Bond/ })).toContainText('€120.00');
  const due = page.getByRole('region', { name: 'Savings plans to confirm' });
  await expect(due.getByText('No price is known on or before the day.')).toBeVisible();
  await expectAxeToFindNothing(page, 'due');
  await due.getByLabel('Units').fill('0,8');
  await due.getByLabel('Price in EUR').fill('114');
  await due.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Recorded: savings plan of Core Euro Govt Bond')).toBeVisible();
  await expect(due).toBeHidden();
});
