import { expect } from '@playwright/test';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });

/** Addresses that a page asks for, without the host. */
const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '');

test('what a page needs is asked for early, and nothing twice', async ({ page, app }) => {
  await fillPortfolio(app);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(pathOf(request.url())));
  for (const [path, first] of [
    ['/transactions', '/api/v1/transactions?skip=0&limit=100'],
    ['/', '/api/v1/analytics/portfolio-summary'],
    ['/holdings/IE00BK5BQT80', null],
    ['/snapshots?range=1Y', null],
  ] as const) {
    asked.length = 0;
    await page.goto(app.origin + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const early = await page.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]'), ({ href }) => href),
    );
    const parts = asked.filter((url) => /^\/(assets\/.*\.(js|css)$|api\/)/.test(url));
    expect(new Set(parts).size, `${path}: ${parts.join(' ')}`).toBe(parts.length);
    const [room] = first?.split('?') ?? [];
    if (first !== null) expect(parts.filter((url) => url.split('?')[0] === room)).toEqual([first]);
    if (path !== '/') expect(early.map(pathOf).filter((url) => /-page-/.test(url))).toHaveLength(1);
  }
});

/** Every page, as it comes with its figures. */
const PAGES = [
  '/',
  '/holdings',
  '/holdings/IE00B3RBWM25',
  '/transactions',
  '/performance',
  '/other-assets',
  '/prices',
  '/prices/IE00B3RBWM25',
  '/snapshots',
  '/isin-metadata',
  '/rebalance',
  '/allocation',
  '/gains',
  '/income',
  '/costs',
  '/report/2025',
  '/history',
  '/settings',
];

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

/**
 * What moves on a page from its beginning on, also right after a key: what jumps up or down by a tenth of what counts as
 * good. A figure may become wider than it was and push its neighbours aside, by half of what counts as good.
 */
const WATCH = () => {
  const moved: string[] = [];
  const tell = (list: PerformanceObserverEntryList) => {
    for (const { value, startTime, sources } of list.getEntries() as Shift[]) {
      const jumps = sources.some(({ previousRect, currentRect }) => previousRect.y !== currentRect.y);
      const what = sources.map(
        ({ node }) => `${node?.nodeName ?? 'gone'} "${node?.textContent?.slice(0, 30) ?? ''}"`,
      );
      if (value > (jumps ? 0.01 : 0.05))
        moved.push(`${value.toFixed(4)} after ${startTime.toFixed(0)} ms: ${what.join(', ')}`);
    }
  };
  new PerformanceObserver(tell).observe({ type: 'layout-shift', buffered: true });
  Object.assign(window, { moved });
};

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${String(viewport.width)} px`, () => {
    test.use({ viewport, isDemo: true });

    test('nothing moves while a page comes, nor while its period changes', async ({ page, app }) => {
      await page.addInitScript(WATCH);
      const settled = async () => {
        await page.waitForLoadState('networkidle');
        await page.evaluate(async () => await document.fonts.ready);
      };
      for (const path of PAGES) {
        await page.goto(app.origin + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await settled();
        const hasPeriods = (await page.getByRole('group', { name: 'Period' }).count()) > 0;
        for (const key of hasPeriods ? ['4', '1', '3'] : []) {
          await page.keyboard.press(key);
          await settled();
        }
        expect(await page.evaluate(() => Reflect.get(window, 'moved') as string[]), path).toEqual([]);
      }
    });
  });
}
