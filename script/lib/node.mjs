import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { at } from './paths.mjs';

const OLDEST = 22;

/** True when this program runs here at all: the Linux builds need glibc, so they do not on every Linux. */
const runs = (path) =>
  realpathSync(path) === realpathSync(process.execPath) || spawnSync(path, ['--version']).status === 0;

/** The Node to run the product on: the one npm installed, else this one when it is new enough, else a clear end. */
export function pickNode() {
  const bundled = at('node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (process.platform === 'linux' && existsSync(bundled) && runs(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return process.execPath;
  console.error(
    `Node ${process.versions.node} is too old: install Node ${OLDEST} or newer from https://nodejs.org and run the same command again.`,
  );
  process.exit(1);
}
