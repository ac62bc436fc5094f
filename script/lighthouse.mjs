// npm run lighthouse: what Lighthouse says of the built app with the demo portfolio, medians of three runs.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { at, notes } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run, start } from './lib/run.mjs';

/** Installed beside the project when it is wanted, because it is larger than the rest of it together. */
const VERSION = '13.5.0';
const PAGES = ['/', '/transactions'];
const FORMS = ['mobile', 'desktop'];
const RUNS = 3;
const CHROME = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
].join(' ');

const node = await ready();
const browser = await ensureChromium(node);
const lighthouse = await installed();
const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const port = await freePort();
const database = join(folder, 'demo.db');
await run(node, [at('backend/dist/demo.js'), database], { stdio: 'ignore' });
const server = start(node, [at('backend/dist/server.js')], {
  env: {
    PORT: String(port),
    DATABASE_URL: `sqlite:///${database}`,
    LOG_LEVEL: 'ERROR',
    PRICE_REFRESH: 'off',
    BACKUP_SCHEDULE: 'off',
  },
});
try {
  await answering();
  let isPerfect = true;
  for (const page of PAGES) for (const form of FORMS) isPerfect = (await measure(page, form)) && isPerfect;
  process.exitCode = isPerfect ? 0 : 1;
} finally {
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
}

async function installed() {
  const place = join(notes, 'lighthouse');
  const program = join(place, 'node_modules', 'lighthouse', 'cli', 'index.js');
  if (existsSync(program)) return program;
  console.log(`Installing Lighthouse ${VERSION} (once) …`);
  mkdirSync(place, { recursive: true });
  await run('npm', ['install', '--prefix', place, '--no-audit', '--no-fund', `lighthouse@${VERSION}`], {
    shell: process.platform === 'win32',
  });
  return program;
}

async function freePort() {
  return await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}

async function answering() {
  for (let tries = 0; tries < 200; tries += 1) {
    const isUp = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server did not start.');
}

/** The scores of one page; true when all are 100. A run that Chromium failed (it does now and then) is made again. */
async function measure(page, form) {
  const scores = new Map();
  for (let count = 0, tries = 0; count < RUNS && tries < 2 * RUNS; tries += 1) {
    const report = await once(page, form);
    if (!report) continue;
    count += 1;
    for (const { title, score } of Object.values(report.categories))
      scores.set(title, [...(scores.get(title) ?? []), Math.round(score * 100)]);
  }
  const medians = [...scores].map(([title, all]) => [
    title,
    all.sort((a, b) => a - b)[Math.floor(all.length / 2)],
  ]);
  console.log(
    `${form.padEnd(8)} ${page.padEnd(14)} ${medians.map(([title, score]) => `${title} ${score}`).join('  ')}`,
  );
  return medians.length > 0 && medians.every(([, score]) => score === 100);
}

async function once(page, form) {
  const output = join(folder, 'report.json');
  rmSync(output, { force: true });
  await run(
    node,
    [
      lighthouse,
      `http://127.0.0.1:${port}${page}`,
      '--output=json',
      `--output-path=${output}`,
      '--quiet',
      '--only-categories=performance,accessibility,best-practices,seo',
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
      `--chrome-flags=${CHROME}`,
    ],
    { stdio: 'ignore', env: browser?.CHROMIUM_PATH ? { CHROME_PATH: browser.CHROMIUM_PATH } : {} },
  );
  const report = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : null;
  return report?.runtimeError ? null : report;
}
