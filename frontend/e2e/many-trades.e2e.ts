import { DatabaseSync } from 'node:sqlite';
import { expect, type Page } from '@playwright/test';
import type { AppServer } from './app-server.ts';
import { test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

const COUNT = 100_000;

/** Ten years of purchases of four funds at two brokers, as one import, written past the API: it would take a minute. */
const FILL = `
  INSERT INTO changes (id, made_at, action, subject, summary)
    VALUES (1, '2026-01-01T00:00:00.000000', 'import', 'transactions', 'Imported');
  WITH RECURSIVE
    fund (n, isin, product) AS (VALUES
      (0, 'IE00BK5BQT80', 'VANGUARD FTSE ALL-WORLD'), (1, 'IE00B4ND3602', 'ISHARES PHYSICAL GOLD'),
      (2, 'IE00B4WXJJ64', 'ISHARES CORE EURO GOVT BOND'), (3, 'IE00BF4RFH31', 'ISHARES WORLD SMALL CAP')),
    trade (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM trade WHERE id < ${String(COUNT)})
  INSERT INTO transactions_versions (id, from_change, date, isin, broker, transaction_type, units, price_per_unit,
      currency, fee, fx_fee, tax, product, created_at, updated_at)
    SELECT id, 1, date('2016-01-01', (id % 3650) || ' days'), isin, iif(id % 3 = 0, 'Fio', 'DEGIRO'), 'BUY',
      (1 + id % 9) || '.0000', '100.0000', 'EUR', '2.00', '0.00', '0', product,
      '2026-01-01T00:00:00.000000', '2026-01-01T00:00:00.000000'
    FROM trade JOIN fund ON fund.n = id % 4 ORDER BY id;
`;

async function fill(app: AppServer): Promise<void> {
  await app.stop();
  const database = new DatabaseSync(app.databasePath);
  database.exec(FILL);
  database.close();
  await app.start();
}

/** Time between frames while the page scrolls by `step` pixels with each of them, in milliseconds, in order of length. */
async function frames(page: Page, step: number): Promise<number[]> {
  return await page.evaluate(async (step) => {
    const taken: number[] = [];
    let before = performance.now();
    while (taken.length < 60) {
      window.scrollBy(0, step);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      taken.push(now - before);
      before = now;
    }
    return taken.sort((one, other) => one - other);
  }, step);
}

/** From a change of the text to the rows that answer it, in the browser's own time, in milliseconds. */
async function findTime(page: Page, text: string, found: string): Promise<number> {
  return await page.evaluate(
    async ([text, found]) => {
      const input = document.querySelector<HTMLInputElement>('input[type=search]');
      const first = () =>
        document.querySelector('tbody [data-row-primary]')?.textContent ??
        Array.from(document.querySelectorAll('main p')).at(-1)?.textContent;
      const start = performance.now();
      input?.focus();
      if (input) Reflect.set(HTMLInputElement.prototype, 'value', text, input);
      input?.dispatchEvent(new Event('input', { bubbles: true }));
      while (first() !== found && performance.now() - start < 10_000)
        await new Promise(requestAnimationFrame);
      return performance.now() - start;
    },
    [text, found] as const,
  );
}

/** What is looked for, and the first row then, which is never the one before; gold stands first when nothing is. */
const FINDS = [
  ['vang', 'VANGUARD FTSE ALL-WORLD'],
  ['y', 'ISHARES PHYSICAL GOLD'],
  ['govt', 'ISHARES CORE EURO GOVT BOND'],
  ['sm', 'ISHARES WORLD SMALL CAP'],
  ['ical', 'ISHARES PHYSICAL GOLD'],
  ['eur', 'ISHARES CORE EURO GOVT BOND'],
  ['IE00BF4RFH31', 'ISHARES WORLD SMALL CAP'],
  ['ftse', 'VANGUARD FTSE ALL-WORLD'],
  ['nowhere', 'Nothing matches.'],
] as const;

const told = (times: readonly number[], at: number) => (times[Math.floor(times.length * at)] ?? 0).toFixed(0);

test('a hundred thousand transactions scroll and are found without waiting', async ({ page, app }) => {
  await fill(app);
  await page.goto(`${app.origin}/transactions`);
  const table = page.getByRole('table', { name: 'Transactions' });
  await expect(page.getByText('100,000 transactions')).toBeVisible({ timeout: 20_000 });
  await expect(table).toHaveAttribute('aria-rowcount', String(COUNT + 1));

  const [still, moving] = [await frames(page, 0), await frames(page, 120)];
  expect(await page.locator('tbody tr[aria-rowindex]').count()).toBeLessThan(80);
  await page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
  });
  const last = table.locator(`tr[aria-rowindex="${String(COUNT + 1)}"]`);
  await expect(last).toContainText('1 Jan 2016', { timeout: 20_000 });
  await page.keyboard.press('k');
  await expect(table.locator('tr:focus-within')).toBeVisible();

  const finds: number[] = [];
  for (const [text, found] of FINDS) finds.push(await findTime(page, text, found));
  finds.sort((one, other) => one - other);
  await expect(page).toHaveURL(/search=nowhere/);
  console.log(
    `100,000 transactions: a frame takes ${told(moving, 0.5)} ms while scrolling (p95 ${told(moving, 0.95)}), ` +
      `${told(still, 0.5)} ms at rest; found in ${told(finds, 0.5)} ms (${told(finds, 0)} to ${told(finds, 0.99)})`,
  );
  expect(finds.at(-1)).toBeLessThan(10_000);
});
