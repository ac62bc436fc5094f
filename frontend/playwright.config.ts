import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The Chromium that CHROMIUM_PATH names, else the system's, else Playwright's own. */
const SYSTEM = '/usr/bin/chromium';
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM) ? SYSTEM : undefined);

/** Of the browser, the servers and the stories: elsewhere what one types as today can be a day in the other's future. */
const ZONE = 'Europe/Prague';
process.env.TZ = ZONE;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  reporter: [['list']],
  // A run never blesses what it sees: `npm run pictures` does. Another system draws letters in another way.
  updateSnapshots: 'none',
  ignoreSnapshots: process.platform !== 'linux',
  expect: {
    timeout: 20_000,
    toHaveScreenshot: { pathTemplate: '{testDir}/../../docs/pages/{arg}{ext}' },
  },
  use: {
    locale: 'en-GB',
    timezoneId: ZONE,
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--font-render-hinting=none',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
