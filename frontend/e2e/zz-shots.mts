import { chromium } from '@playwright/test';
import { AppServer } from './app-server.ts';
const server = new AppServer(true);
await server.start();
const send = async (method, path, body) => { const r = await fetch(`${server.origin}/api/v1${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }); if (!r.ok) console.log(path, r.status, await r.text()); };
await send('PUT', '/targets', { targets: [{ scope: 'instrument', key: 'IE00B4L5Y983', weight: '0.5' }, { scope: 'instrument', key: 'IE00B3RBWM25', weight: '0.3' }, { scope: 'asset_class', key: 'BOND', weight: '0.15' }, { scope: 'instrument', key: 'IE00B4ND3602', weight: '0.05' }] });
await send('PUT', '/settings/broker-fees', { fees: [{ broker: 'DEGIRO', fixed: '1', rate: '0.0003', minimum: '2' }] });
await send('POST', '/savings-plans', { isin: 'IE00B4L5Y983', broker: 'DEGIRO', amount: '700', interval: 'monthly', day: 20, start_on: '2026-11-01' });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const shots = process.argv.slice(2).map((one) => one.split(','));
for (const [path, width, scheme, locale] of shots) {
  const page = await (await browser.newContext({ locale, viewport: { width: Number(width), height: 900 }, colorScheme: scheme as 'dark', reducedMotion: 'reduce' })).newPage();
  await page.goto(`${server.origin}/${path}`);
  await page.waitForLoadState('networkidle');
  if (path === 'rebalance') {
    await page.locator('section form input').first().waitFor();
    await page.locator('section[aria-labelledby=orders] input').first().fill('5000');
    await page.locator('section[aria-labelledby=orders] button[type=submit]').click();
    await page.locator('section[aria-labelledby=orders] table').waitFor();
    await page.waitForTimeout(400);
  }
  const w = await page.evaluate(() => document.documentElement.scrollWidth);
  console.log(path, width, w);
  await page.screenshot({ path: `/tmp/h/f5-${path.replaceAll('/', '_').replaceAll('?', '_')}-${width}-${scheme}-${locale}.png`, fullPage: true });
  await page.close();
}
await browser.close();
await server.stop();
