import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, notes } from './paths.mjs';
import { run } from './run.mjs';

const SHARED = ['domain/src', 'package-lock.json'];
/** Of Rolldown's own lines: whoever starts the app is told what is being built, not of each of its files. */
const WARNINGS = '1';
const PARTS = [
  {
    name: 'backend',
    result: at('backend/dist/server.js'),
    sources: [
      ...SHARED,
      'backend/src',
      'backend/commands',
      'backend/rolldown.config.ts',
      'backend/package.json',
    ],
    build: (node) =>
      run(node, [at('node_modules/rolldown/bin/cli.mjs'), '-c', at('backend/rolldown.config.ts')], {
        env: { CONSOLA_LEVEL: WARNINGS },
      }),
  },
  {
    name: 'frontend',
    result: at('frontend/dist/index.html'),
    sources: [
      ...SHARED,
      ...['src', 'public', 'build', 'service-worker', 'index.html', 'vite.config.ts', 'package.json'].map(
        (x) => `frontend/${x}`,
      ),
    ],
    build: (node) =>
      run(node, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
        cwd: at('frontend'),
      }),
  },
];

/** The latest change at or below a path; a folder counts too, so that a deleted file is a change. */
function changedAt(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, changedAt(join(path, name))),
    stat.mtimeMs,
  );
}

const stampOf = (part) => join(notes, `built-${part.name}`);

function isCurrent(part) {
  if (!existsSync(part.result) || !existsSync(stampOf(part))) return false;
  const builtAt = Number(readFileSync(stampOf(part), 'utf8'));
  return part.sources.every((source) => changedAt(at(source)) < builtAt);
}

export const isBuilt = () => PARTS.every((part) => existsSync(part.result));

/** Builds what is missing or older than its sources (`force`: everything); answers whether all of it now stands. */
export async function build(node, { force = false } = {}) {
  for (const part of PARTS.filter((part) => force || !isCurrent(part))) {
    console.log(`Building the ${part.name} …`);
    const startedAt = Date.now();
    if ((await part.build(node)) !== 0) {
      console.error(`Building the ${part.name} failed; the reason stands above.`);
      return false;
    }
    mkdirSync(notes, { recursive: true });
    writeFileSync(stampOf(part), String(startedAt));
  }
  return true;
}
