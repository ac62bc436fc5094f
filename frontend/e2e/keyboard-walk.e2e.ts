import { expect, type Locator, type Page } from '@playwright/test';
import { fillPortfolio, STATEMENT, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

interface Stop {
  /** The two keys that lead to the page. */
  readonly keys: readonly [string, string];
  readonly heading: string;
  /** What the page is for, and the dialog that it opens; null where it is no dialog of the page. */
  readonly action: (page: Page) => Locator;
  readonly dialog: string | RegExp | null;
  /** A figure that can be asked why. */
  readonly figure?: RegExp;
  /** What else is done there, from the action on. */
  readonly use?: (page: Page) => Promise<void>;
}

const recordTrade = (page: Page) => page.getByRole('main').getByRole('link', { name: /^Record transaction/ });

const STOPS: readonly Stop[] = [
  {
    keys: ['g', 'h'],
    heading: 'Holdings',
    action: recordTrade,
    dialog: 'Record transaction',
    figure: /^Why\? Units 612/,
  },
  {
    keys: ['g', 't'],
    heading: 'Transactions',
    action: recordTrade,
    dialog: 'Record transaction',
    figure: /^Why\? Cash flow/,
  },
  {
    keys: ['g', 'p'],
    heading: 'Performance',
    action: (page) => page.getByRole('combobox', { name: 'Instrument' }),
    dialog: null,
    figure: /^Why\? Time-weighted return/,
  },
  {
    keys: ['g', 'a'],
    heading: 'Other assets',
    action: (page) => page.getByRole('button', { name: /^Add asset/ }),
    dialog: 'Add asset',
    figure: /^Why\? .*94,519\.32/,
  },
  {
    keys: ['g', 'b'],
    heading: 'Rebalance',
    action: (page) => page.getByRole('button', { name: 'Save targets' }),
    dialog: null,
  },
  {
    keys: ['g', 'k'],
    heading: 'Gains',
    action: (page) => page.getByRole('radio', { name: 'Average cost' }),
    dialog: null,
    figure: /^Why\? Realised gain /,
  },
  {
    keys: ['g', 'n'],
    heading: 'Income',
    action: (page) => page.getByRole('combobox', { name: 'Year' }),
    dialog: null,
    figure: /^Why\? Dividends/,
  },
  {
    keys: ['g', 'o'],
    heading: 'Costs',
    action: (page) => page.getByRole('link', { name: 'Enter it' }),
    dialog: null,
    figure: /^Why\? Fees/,
  },
  {
    keys: ['g', 's'],
    heading: 'Snapshots',
    action: (page) => page.getByRole('button', { name: /^Take snapshot/ }),
    dialog: 'Take snapshot',
    figure: /^Why\? Total/,
  },
  {
    keys: ['g', 'm'],
    heading: 'ISIN Metadata',
    action: (page) => page.getByRole('link', { name: /^Add instrument/ }),
    dialog: 'New instrument',
  },
  {
    keys: ['g', 'y'],
    heading: 'History',
    action: (page) => page.getByRole('main').locator('[data-row-primary]').first(),
    dialog: /^Change \d+$/,
  },
  {
    keys: ['g', ','],
    heading: 'Settings',
    action: (page) => page.getByRole('radio', { name: 'As the system' }),
    dialog: null,
    use: async (page) => {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked();
    },
  },
  {
    keys: ['g', 'i'],
    heading: 'Import',
    action: (page) => page.getByRole('button', { name: /^Choose file/ }),
    dialog: null,
    use: async (page) => {
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(STATEMENT);
      await expect(page.getByText('4 of 5 will be imported')).toBeVisible();
      await tabTo(page, page.getByRole('button', { name: 'Import 4 transactions' }));
    },
  },
  {
    keys: ['g', 'd'],
    heading: 'Dashboard',
    action: recordTrade,
    dialog: 'Record transaction',
    figure: /^Why\? Market value.*94,519\.32/,
  },
];

test('every page is reached, used and left with the keyboard alone', async ({ page, app }) => {
  // A chooser that nobody listens for stays open, and no other one opens beside it.
  page.on('filechooser', () => undefined);
  await fillPortfolio(app);
  await app.post('/snapshots?snapshot_datetime=2026-05-31', {});
  await page.goto(app.origin);
  await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
  for (const { keys, heading, action, dialog, figure, use } of STOPS) {
    await test.step(heading, async () => {
      await reach(page, keys, heading);
      await tabTo(page, action(page));
      if (dialog !== null) await openAndLeave(page, action(page), 'Enter', dialog);
      await use?.(page);
      if (figure === undefined) return;
      const asked = page.getByRole('button', { name: figure }).first();
      await tabTo(page, asked);
      await openAndLeave(page, asked, 'y', /./);
    });
  }
  await test.step('one holding', async () => {
    await reach(page, ['g', 'h'], 'Holdings');
    await expect(page.getByRole('table', { name: 'Holdings' })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'FTSE All-World' })).toBeVisible();
    const note = page.getByRole('textbox', { name: 'Notes' });
    await tabTo(page, note);
    await page.keyboard.type('Sell never.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Note on FTSE All-World saved')).toBeVisible();
    const asked = page.getByRole('button', { name: /^Why\? Market value/ }).first();
    await tabTo(page, asked);
    await openAndLeave(page, asked, 'y', /./);
  });
});

/** What is drawn answers keys a moment later: a person presses again. */
async function reach(page: Page, keys: readonly string[], heading: string): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
}

/** Presses Tab until it has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const element = await wanted.elementHandle();
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((it) => document.activeElement === it, element)) return;
  }
  throw new Error(`Tab does not reach ${String(wanted)}`);
}

/** The dialog takes the focus, and gives it back. */
async function openAndLeave(page: Page, opener: Locator, key: string, name: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await page.keyboard.press(key);
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(':focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}
