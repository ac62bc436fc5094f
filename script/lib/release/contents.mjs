import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import rolldown from '../../../backend/rolldown.config.ts';
import { at } from '../paths.mjs';
import { closureOf } from './packages.mjs';

/** Parts of packages that are read by people, or when they are compiled, and never when they run. */
const UNREAD = /\.(md|markdown|map|ts|mts|cts|flow)$/i;

/** SQLite for every other machine, and as source: twenty of its twenty-two megabytes. */
const isOfAnotherMachine = (path, architecture) =>
  /\/better-sqlite3\/(deps|src|binding\.gyp)/.test(path) ||
  (/\/better-sqlite3\/(prebuilds|lib)\/(linux|linuxmusl|darwin|win32)-/.test(path) &&
    !path.includes(`/linux-${architecture}.`));

function below(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : [path];
  });
}

const isProgram = (path) => (statSync(path).mode & 0o111) !== 0;

/** The files below a folder, under the path that they have in the release. */
function filesOf(folder, as, isWanted = () => true) {
  return below(folder)
    .map((path) => ({ from: path, path: `${as}/${relative(folder, path).split(sep).join('/')}` }))
    .filter(({ path }) => isWanted(path))
    .map(({ from, path }) => ({ path, mode: isProgram(from) ? 0o755 : 0o644, bytes: readFileSync(from) }));
}

const text = (path, content) => ({ path, mode: 0o644, bytes: Buffer.from(content) });

/** Nested packages are found once more below the one that holds them. */
function filesOfPackage(folder, modules, architecture) {
  const as = `node_modules/${relative(modules, folder).split(sep).join('/')}`;
  return filesOf(
    folder,
    as,
    (path) =>
      !path.slice(as.length).includes('/node_modules/') &&
      !UNREAD.test(path.slice(as.length)) &&
      !isOfAnotherMachine(path, architecture),
  );
}

/**
 * Every file of a release but the one that describes it, sorted by path.
 *
 * @param modules  node_modules as installed for that processor
 */
export function contentsOf(architecture, modules) {
  const node = join(modules, `node-linux-${architecture}`);
  const notMap = (path) => !path.endsWith('.map');
  return [
    text('LICENSE', readFileSync(at('LICENSE'))),
    text('backend/package.json', '{ "type": "module" }\n'),
    ...filesOf(at('backend/dist'), 'backend/dist', notMap),
    ...filesOf(at('frontend/dist'), 'frontend/dist', notMap),
    ...filesOf(at('infra/host/release'), 'host'),
    ...filesOf(at('infra/host/units'), 'host/units'),
    ...filesOf(at('infra/host/dist'), 'host/programs', notMap),
    { path: 'node/bin/node', mode: 0o755, bytes: readFileSync(join(node, 'bin/node')) },
    text('node/LICENSE', readFileSync(join(node, 'LICENSE'))),
    ...closureOf(rolldown.external, modules).flatMap((folder) =>
      filesOfPackage(folder, modules, architecture),
    ),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}
