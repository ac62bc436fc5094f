import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { test } from './story.ts';

test.use({ viewport: { width: 390, height: 844 }, isDemo: true });

test('what the funds hold is divided, edited by hand, undone and compared', async ({ page, app }) => {
  // The demo ends on this evening, and no weights are of a later day.
  await page.clock.setFixedTime('2026-11-24T18:00:00Z');
  await page.goto(`${app.origin}/allocation?by=region`);
  const parts = page.getByRole('figure', { name: 'How the value of all holdings is divided' });
  // One of the funds says United States of America, and another Korea (South).
  await expect(parts.getByText('United States', { exact: true })).toBeVisible();
  await expect(parts.getByText(/smaller parts/)).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(parts.getByText('South Korea', { exact: true })).toBeVisible();
  await expectAxeToFindNothing(page, 'regions');

  const coverage = page.getByRole('table', { name: 'How far each holding is broken down' });
  await page.goto(`${app.origin}/allocation?by=region&edit=IE00B4ND3602`);
  const dialog = page.getByRole('dialog', { name: 'Edit what iShares Physical Gold holds: Region' });
  await dialog.getByLabel('Name 1').fill('Schweiz');
  await dialog.getByLabel('Percent 1').fill('100');
  await expectAxeToFindNothing(page, 'weights by hand');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(coverage.getByRole('row', { name: /Physical Gold/ })).toContainText('100.0%');
  await expect(parts.getByText('Switzerland', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(coverage.getByRole('row', { name: /Physical Gold/ })).not.toContainText('100.0%');

  await page.getByLabel('Divided by').selectOption({ label: 'What funds hold' });
  const overlap = page.getByRole('region', { name: 'Overlap of two funds' });
  await overlap.getByLabel('First fund').selectOption({ label: 'iShares Core MSCI World' });
  await overlap.getByLabel('Second fund').selectOption({ label: 'Vanguard FTSE All-World' });
  await expect(overlap.getByText('In common, at least')).toBeVisible();
  await expect(overlap.getByRole('row', { name: /NVIDIA/ })).toContainText('4.90%');
  await page.keyboard.press('v');
  await expect(page.getByRole('table', { name: 'How the value of all holdings is divided' })).toBeVisible();
  await expectAxeToFindNothing(page, 'holdings as a table');
});
