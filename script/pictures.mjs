// npm run pictures: makes the pictures of docs/pages anew; the browser tests compare every page with them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureChromium } from './lib/chromium.mjs';
import { palettePng } from './lib/palette-png.mjs';
import { at } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run } from './lib/run.mjs';

const PAGES = at('docs', 'pages');

if (process.platform !== 'linux') {
  console.error(
    'The pictures are made on Linux, where they are compared: another system draws letters in another way.',
  );
  process.exit(1);
}
const node = await ready();
const browser = await ensureChromium(node);
if (browser === null) process.exit(1);
const args = [
  at('node_modules/@playwright/test/cli.js'),
  'test',
  'pictures.e2e.ts',
  '--update-snapshots=all',
];
process.exitCode = await run(node, args, { cwd: at('frontend'), env: browser });
for (const name of readdirSync(PAGES).filter((file) => file.endsWith('.png'))) {
  const picture = at('docs', 'pages', name);
  writeFileSync(picture, palettePng(readFileSync(picture)));
}
