import { expect } from '@playwright/test';
import { fillPortfolio, test } from './story.ts';

test.use({ viewport: { width: 1280, height: 900 } });

test('without its server the app opens with what was last seen, says since when, and is fresh again when it can be', async ({
  page,
  app,
}) => {
  await fillPortfolio(app);
  await page.goto(app.origin);
  await expect(page.getByText('€94,519.32')).toBeVisible();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  // The worker takes the page over while it is open; from then on what is seen is kept.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await expect(page.getByText('€94,519.32')).toBeVisible();

  await app.stop();
  await page.reload();
  await expect(page.getByText('€94,519.32')).toBeVisible();
  await expect(page.getByText(/^The server does not answer\. Showing data from \d\d:\d\d\./)).toBeVisible();

  await app.start();
  await app.post('/position-values', { isin: 'IE00B4WXJJ64', current_value: '20412.10' });
  // The app asks again by itself, too: then there is nothing to press, and what came after it comes with a reload.
  await page
    .getByRole('button', { name: 'Retry' })
    .click({ timeout: 5000 })
    .catch(async () => await page.reload());
  await expect(page.getByText('€94,520.32')).toBeVisible();
  await expect(page.getByText('The server does not answer.')).toBeHidden();
});

test('on paper there are figures and nothing to press', async ({ page, app }) => {
  await fillPortfolio(app);
  await page.goto(app.origin);
  await expect(page.getByText('€94,519.32')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await expect(page.getByRole('link', { name: /Record transaction/ })).toBeHidden();
  await expect(page.getByText('€94,519.32')).toBeVisible();
  await expect(page.getByRole('row', { name: /FTSE All-World/ })).toContainText('74,108.22');
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  for (const path of ['/transactions', '/performance', '/other-assets', '/prices', '/isin-metadata']) {
    await page.goto(app.origin + path);
    await expect(page.getByRole('table').first()).toBeVisible();
    // Figures, the dash that says why there is none, heads of columns, and what was chosen among a few stay.
    const pressed = await page
      .getByRole('main')
      .locator(
        'summary, [type=search], [type=checkbox], a[class*=button], button:not([data-why], :has(.number), [aria-describedby], th *)',
      )
      .filter({ visible: true })
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
    expect(pressed, path).toEqual([]);
  }
});
