import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, notes } from './paths.mjs';
import { run } from './run.mjs';

const stamp = join(notes, 'installed');

/** What must be installed: these very versions, for this machine. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}\n`;
}

/** True when node_modules holds what package-lock.json asks for, whoever installed it. */
function isInstalled() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted();
  const installed = at('node_modules', '.package-lock.json'); // npm writes it last
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs;
}

/** Installs the dependencies when they are missing or other than the lock file says. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing (once, about a minute) …');
  const code = await npm(
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  );
  if (code !== 0) {
    console.error('Installing failed. Is this machine online? Once it is, run the same command again.');
    process.exit(1);
  }
  mkdirSync(notes, { recursive: true });
  writeFileSync(stamp, wanted());
}

/** Runs npm: the one that called us, on the Node it came with, because `npm ci` replaces the one in node_modules. */
function npm(...args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(node ?? process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}
