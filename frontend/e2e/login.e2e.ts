import { type Browser, expect, type Page } from '@playwright/test';
import { expectAxeToFindNothing } from './axe.ts';
import { fillPortfolio, test } from './story.ts';

const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'staple horse battery';

test.use({ viewport: { width: 1280, height: 900 }, hostName: 'localhost' });

async function logIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

/** Another browser of the owner. */
async function elsewhere(browser: Browser, origin: string, password: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(origin);
  await logIn(page, password);
  await expect(page.getByText('€94,519.32')).toBeVisible();
  return page;
}

/** A key in the device, which says yes by itself. */
async function addAuthenticator(page: Page): Promise<void> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const options = {
    ...({ protocol: 'ctap2', transport: 'internal' } as const),
    ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    automaticPresenceSimulation: true,
  };
  await devices.send('WebAuthn.addVirtualAuthenticator', { options });
}

test('one owner gets in by password and passkey, sees who else is in, and decides who stays', async ({
  page,
  app,
  browser,
}) => {
  await fillPortfolio(app);
  await page.goto(`${app.origin}/settings`);
  await expect(page.getByText('npm run set-password')).toBeVisible();
  await app.setPassword(PASSWORD);

  await page.goto(`${app.origin}/holdings`);
  await expect(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await expect(page.getByText('FTSE All-World')).toBeHidden();
  await expectAxeToFindNothing(page, 'login');
  for (let tries = 1; tries <= 5; tries += 1) {
    const answered = page.waitForResponse('**/api/v1/session');
    await logIn(page, `wrong ${String(tries)}`);
    expect((await answered).status()).toBe(401);
    await expect(page.getByText('This is not the password.')).toBeVisible();
  }
  await logIn(page, PASSWORD);
  await expect(page.getByText(/Too many wrong passwords were tried\. Try again in \d+ second/)).toBeVisible();
  await page.waitForTimeout(1100);
  await logIn(page, PASSWORD);
  await expect(page.getByRole('row', { name: /FTSE All-World/ })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/holdings');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ name: 'portfolio-session', httpOnly: true, sameSite: 'Strict' });

  const other = await elsewhere(browser, app.origin, PASSWORD);
  await page.goto(`${app.origin}/settings`);
  const sessions = page.getByRole('list', { name: 'Logged-in browsers' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await page.getByRole('button', { name: /^Log out Chrome/ }).click();
  await expect(sessions).toHaveCount(1);
  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await other.context().close();

  await page.getByLabel('What the new token is for').fill('copies');
  await page.getByRole('button', { name: 'Make token' }).click();
  const secret = (await page.getByText(/^etfp_/).textContent()) ?? '';
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const ask = async (method: string, path: string) =>
    (await fetch(`${app.origin}${path}`, { method, headers })).status;
  expect(await ask('GET', '/api/v1/analytics/portfolio-summary')).toBe(200);
  expect(await ask('GET', '/metrics')).toBe(200);
  expect(await ask('DELETE', '/api/v1/transactions/1')).toBe(403);
  await page.reload();
  await expect(page.getByText('Read only · last used')).toBeVisible();
  await expect(page.getByText(secret)).toBeHidden();
  await page.getByRole('button', { name: 'Revoke copies' }).click();
  await expect(page.getByRole('button', { name: 'Revoke copies' })).toBeHidden();
  expect(await ask('GET', '/api/v1/analytics/portfolio-summary')).toBe(401);

  await addAuthenticator(page);
  await page.getByLabel('Name of the new passkey').fill('this device');
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText('this device');
  await expectAxeToFindNothing(page, 'settings');
  const third = await elsewhere(browser, app.origin, PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel('Current password').fill('not this one');
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel('New password once more').fill(NEW_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the password.')).toBeVisible();
  await page.getByLabel('Current password').fill(PASSWORD);
  await expectAxeToFindNothing(page, 'settings');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The password is changed; 1 other browser was logged out.')).toBeVisible();
  await third.reload();
  await expect(third.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await third.context().close();

  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await logIn(page, PASSWORD);
  await expect(page.getByText('This is not the password.')).toBeVisible();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('€94,519.32')).toBeVisible();
});
