import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/** The note of what was installed into a folder; gone whenever its node_modules is. */
const stampOf = (folder) => join(folder, 'node_modules', '.cache', 'portfolio', 'installed');

/** What must be installed: these very versions, for this machine. */
function wanted(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch}\n`;
}

/** True when node_modules holds what package-lock.json asks for, whoever installed it. */
function isInstalled(folder) {
  const stamp = stampOf(folder);
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted(folder);
  const installed = join(folder, 'node_modules', '.package-lock.json'); // npm writes it last
  const lock = join(folder, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs the product's dependencies when they are missing or other than the lock file says. */
export const ensureInstalled = () => install(root);

/** Installs what only the way to AWS needs: its own package, so that `npm start` never waits for it. */
export const ensureInfraInstalled = () => install(join(root, 'infra'));

async function install(folder) {
  if (isInstalled(folder)) return;
  console.log('Installing (once, about a minute) …');
  const code = await npm(
    folder,
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
  mkdirSync(dirname(stampOf(folder)), { recursive: true });
  writeFileSync(stampOf(folder), wanted(folder));
}

/** Runs npm: the one that called us, on the Node it came with, because `npm ci` replaces the one in node_modules. */
export function npm(cwd, ...args) {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(node ?? process.execPath, [cli, ...args], { cwd });
  return run('npm', args, { cwd, shell: process.platform === 'win32' });
}
