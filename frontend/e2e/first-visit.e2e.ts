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
    ['/transactions', '/api/v1/transactions?skip=0&limit=200'],
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
