// Holds the dashboard's JavaScript to its budget: what a first visit to / must load, gzipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { at } from './lib/paths.mjs';

const BUDGET = 150_000;
const dist = at('frontend/dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no frontend/dist to weigh: run npm run build first.');
  process.exit(1);
}

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]);
const lazy = readdirSync(join(dist, 'assets')).filter((name) => /^dashboard.*\.js$/i.test(name));
const needed = new Set();
[...entries, ...lazy.map((name) => `assets/${name}`)].forEach(visit);

/** A chunk and everything it imports statically; the other lazy pages are not part of the first visit. */
function visit(path) {
  if (needed.has(path)) return;
  needed.add(path);
  const source = readFileSync(join(dist, path), 'utf8');
  for (const [, imported] of source.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
    visit(`assets/${imported}`);
}

let sum = 0;
for (const name of needed) {
  const bytes = gzipSync(readFileSync(join(dist, name))).length;
  sum += bytes;
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${name}`);
}
console.log(
  `${(sum / 1000).toFixed(1).padStart(7)} kB  JavaScript of the dashboard, gzip (budget ${BUDGET / 1000} kB)`,
);
if (entries.length === 0 || sum > BUDGET) {
  console.error(entries.length === 0 ? 'index.html loads no script.' : 'The dashboard is over its budget.');
  process.exitCode = 1;
}
