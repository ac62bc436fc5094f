import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../install.mjs';
import { at } from '../paths.mjs';

const ROOMS = ['domain', 'backend', 'frontend'];

/** The names of npm for the processors that releases are made for. */
export const ARCHITECTURES = ['arm64', 'x64'];

/**
 * Installs what runs in production for another processor: the very packages of package-lock.json, whose sums npm checks.
 * No script of a package runs.
 *
 * @returns the folder node_modules
 */
export async function installFor(architecture, folder) {
  for (const name of ['package.json', 'package-lock.json']) cpSync(at(name), join(folder, name));
  for (const room of ROOMS) {
    mkdirSync(join(folder, room));
    cpSync(at(room, 'package.json'), join(folder, room, 'package.json'));
  }
  const code = await npm(
    folder,
    'ci',
    '--omit=dev',
    '--include=optional',
    '--ignore-scripts',
    '--workspace=backend',
    '--include-workspace-root',
    '--os=linux',
    `--cpu=${architecture}`,
    '--libc=glibc',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  );
  if (code !== 0) throw new Error('The packages could not be installed; the reason stands above.');
  return join(folder, 'node_modules');
}

/**
 * The folders of packages and of all that they need, each once, sorted.
 *
 * @param {readonly string[]} names
 */
export function closureOf(names, modules) {
  const found = new Set();
  const visit = (name, from) => {
    // Node looks in the package's own folder first, then in those around it.
    const nested = join(from, 'node_modules', name);
    const folder = existsSync(nested) ? nested : join(modules, name);
    if (found.has(folder) || !existsSync(folder)) return;
    found.add(folder);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, folder);
  };
  for (const name of names) visit(name, modules);
  return [...found].sort();
}
