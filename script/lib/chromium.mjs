import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at } from './paths.mjs';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const { LOCALAPPDATA, PROGRAMFILES, PATH = '' } = process.env;
const USUAL = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[PROGRAMFILES, LOCALAPPDATA]
    .filter(Boolean)
    .map((base) => join(base, 'Google/Chrome/Application/chrome.exe')),
];

/** A Chromium that is on this machine: the one CHROMIUM_PATH names, else one in the path, else one in a usual place. */
function installed() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const inPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...inPath, ...USUAL].find((path) => existsSync(path));
}

/** True where apt-get may install: on Debian or Ubuntu, as root. */
function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Finds or installs the browser of the browser tests.
 *
 * Answers the environment that tells Playwright where it is (empty: Playwright's own), or null when there is none.
 */
export async function ensureChromium(node) {
  const found = installed();
  if (found) return { CHROMIUM_PATH: found };
  if (isRootOnDebian()) {
    console.log('Installing Chromium for the browser tests (once) …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
    if (installed()) return { CHROMIUM_PATH: installed() };
  }
  const code = await run(node, [at('node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
  if (code === 0) return {};
  console.error('The browser tests need Chromium: install Chromium or Chrome, or name it in CHROMIUM_PATH.');
  return null;
}
