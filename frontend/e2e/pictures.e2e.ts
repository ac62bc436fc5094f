import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { STATEMENT, test } from './story.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/**
 * The pictures of docs/pages: every page with the demo portfolio, on the evening of one day.
 *
 * They are compared here and made by `npm run pictures`. A change that is meant to be seen comes with its pictures.
 */
const PICTURES: readonly Picture[] = [
  { name: 'dashboard', path: '/', prepare: drawn(2) },
  { name: 'holdings', path: '/holdings' },
  { name: 'holding', path: '/holdings/IE00B3RBWM25', prepare: drawn(1) },
  { name: 'transactions', path: '/transactions' },
  { name: 'performance', path: '/performance', prepare: drawn(1) },
  { name: 'allocation', path: '/allocation?by=region' },
  { name: 'rebalance', path: '/rebalance' },
  { name: 'gains', path: '/gains' },
  { name: 'income', path: '/income' },
  { name: 'costs', path: '/costs' },
  { name: 'import', path: '/import', prepare: chooseStatement },
  { name: 'isin-metadata', path: '/isin-metadata' },
  { name: 'prices', path: '/prices' },
  { name: 'other-assets', path: '/other-assets' },
  { name: 'snapshots', path: '/snapshots', prepare: drawn(1) },
  { name: 'history', path: '/history' },
  { name: 'settings', path: '/settings' },
];

const SCREENS = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

const THEMES = ['light', 'dark'] as const;

/** Names the Chromium that the pictures were made with. */
const MADE_WITH = join(import.meta.dirname, '..', '..', 'docs', 'pages', 'chromium.txt');

/** A small column that is gone changes 0.34 % of the pixels; the same Chromium changes none. */
const SAME_CHROMIUM = 0.0025;
/** Letters with other edges change up to 1.4 %; a page that is gone changes far more. */
const ANOTHER_CHROMIUM = 0.02;

const majorOf = (version: string) => version.split('.')[0];

function allowedRatio(version: string): number {
  if (test.info().config.updateSnapshots === 'all') writeFileSync(MADE_WITH, `${version}\n`);
  return majorOf(version) === majorOf(readFileSync(MADE_WITH, 'utf8')) ? SAME_CHROMIUM : ANOTHER_CHROMIUM;
}

/** Waits for the charts, which come after the figures: as many of them at least. */
function drawn(charts: number) {
  return async (page: Page) => {
    await expect(page.getByRole('button', { name: 'Save as PNG' }).nth(charts - 1)).toBeVisible();
  };
}

async function chooseStatement(page: Page): Promise<void> {
  await page.getByLabel('Statement file').setInputFiles(STATEMENT);
  await expect(page.getByText('4 of 5 will be imported')).toBeVisible();
}

// A recording would draw every page once more.
test.use({ trace: 'off' });

for (const viewport of SCREENS) {
  test.describe(`${String(viewport.width)} px`, () => {
    test.use({ viewport, isDemo: true, serviceWorkers: 'block' });

    test('every page looks as in its pictures, light and dark', async ({ browser, page, app }) => {
      test.slow();
      const maxDiffPixelRatio = allowedRatio(browser.version());
      await page.clock.setFixedTime('2026-11-24T18:00:00Z');
      for (const { name, path, prepare } of PICTURES) {
        await page.goto(app.origin + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await prepare?.(page);
        await page.waitForLoadState('networkidle');
        await page.evaluate(async () => await document.fonts.ready);
        for (const colorScheme of THEMES) {
          await page.emulateMedia({ colorScheme });
          const picture = `${name}-${String(viewport.width)}-${colorScheme}.png`;
          await expect.soft(page).toHaveScreenshot(picture, { maxDiffPixelRatio, timeout: 20_000 });
        }
      }
    });
  });
}
