import { expect } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

const HEADER = 'Buchungstag;Vorgang;Kennung;Stueck;Einzelpreis;Spesen;Teilung';
const csv = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADER, ...rows].join('\n')),
});

const FIRST = csv(
  'Hausbank.csv',
  '05.03.2024;Kauf;IE00BK5BQT80;10;100,50;1,25;',
  '06.05.2024;Teilung;IE00BK5BQT80;;;;2:1',
  '03.06.2024;Rueckgabe;IE00BK5BQT80;5;60,00;1,25;',
  '01.07.2024;Zinsen;;;;;',
);
const SECOND = csv('Hausbank (2).csv', '02.01.2025;Rueckgabe;IE00BK5BQT80;4;65,00;0;');

test('a table of a bank that nobody knows is explained once, read at once the next time, and undone', async ({
  page,
  app,
}) => {
  await page.clock.setFixedTime('2026-11-24T12:00:00Z');
  await page.goto(`${app.origin}/import`);
  const file = page.locator('input[type="file"]');
  await file.setInputFiles(FIRST);

  // Nothing is known of the bank, and much is guessed; what is not is said.
  await expect(page.getByRole('heading', { name: 'What the columns tell' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Date', exact: true })).toHaveValue('Buchungstag');
  await expect(page.getByRole('combobox', { name: 'ISIN' })).toHaveValue('Kennung');
  await expect(page.getByRole('textbox', { name: 'Broker' })).toHaveValue('Hausbank');
  await expect(page.getByRole('combobox', { name: 'Zinsen' })).toHaveValue('LEAVE_OUT');
  const rows = page.getByRole('table', { name: 'Rows of the file' });
  await expect(rows).toContainText('“Rueckgabe”');
  await expectAxeToFindNothing(page, 'the wizard');
  await page.getByRole('combobox', { name: 'Units' }).selectOption('Stueck');
  await page.getByRole('combobox', { name: 'Price' }).selectOption('Einzelpreis');
  await page.getByRole('combobox', { name: 'Fee', exact: true }).selectOption('Spesen');
  await page.getByRole('combobox', { name: 'Ratio of a split' }).selectOption('Teilung');
  await page.getByRole('combobox', { name: 'Teilung', exact: true }).selectOption('SPLIT');
  await page.getByRole('combobox', { name: 'Rueckgabe' }).selectOption('SELL');
  await expect(page.getByText('3 of 4 will be imported')).toBeVisible();
  await page.getByRole('button', { name: 'Import 3 transactions' }).click();
  await expect(page.getByRole('heading', { name: 'Imported 3 transactions.' })).toBeVisible();

  // The next file with these columns needs no word.
  await page.getByRole('button', { name: 'Another file' }).click();
  await file.setInputFiles(SECOND);
  await expect(page.getByText('1 of 1 will be imported')).toBeVisible();
  await expect(page.getByText('Statement of Hausbank')).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 transaction', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Imported 1 transaction.' })).toBeVisible();

  // 10 × 2 − 5 − 4
  await page.goto(`${app.origin}/holdings/IE00BK5BQT80`);
  await expect(page.getByRole('main')).toContainText('11');
  await page.goto(`${app.origin}/transactions`);
  const ledger = page.getByRole('table', { name: 'Transactions' });
  await expect(ledger.getByRole('row')).toHaveCount(5);

  // Each import is one change: the second is undone, and the first stays.
  await page.goto(`${app.origin}/history`);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.goto(`${app.origin}/transactions`);
  await expect(ledger.getByRole('row')).toHaveCount(4);

  // What was explained can be forgotten, and then the same file is asked about again.
  await page.goto(`${app.origin}/import`);
  await page.getByText('1 kind of file that you explained').click();
  await page.getByRole('button', { name: 'Forget the columns of Hausbank' }).click();
  await expect(page.getByText('1 kind of file that you explained')).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await file.setInputFiles(SECOND);
  await expect(page.getByRole('heading', { name: 'What the columns tell' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAxeToFindNothing(page, 'the wizard on a phone');
});
