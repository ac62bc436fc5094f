import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, root } from '../paths.mjs';
import { contentsOf } from './contents.mjs';
import { installFor } from './packages.mjs';
import { tarGz } from './tar.mjs';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What git says of the newest commit; null where there is no git. */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

const readJson = (...path) => JSON.parse(readFileSync(at(...path), 'utf8'));

/** Names of the migrations that this version knows, oldest first. */
const migrations = () =>
  readdirSync(at('backend/src/db/migrations'))
    .filter((name) => /^\d{4}-.*\.ts$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();

/** The same for every processor, and another for anything else that differs: files, packages, Node. */
function idOf(version, createdAt, files) {
  const own = files.filter(({ path }) => !/^(node|node_modules)\//.test(path));
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')));
  for (const { path, mode, bytes } of own) hash.update(`${path} ${mode} ${sha256(bytes)}\n`);
  const moment = createdAt.replaceAll(/[-:]|\.\d+/g, '');
  return `${version}-${moment}-${hash.digest('hex').slice(0, 12)}`;
}

function describe(architecture, files) {
  const { version } = readJson('package.json');
  const committed = git('log', '-1', '--format=%ct');
  // The moment of the commit and not of this run: the same commit makes the same release.
  const createdAt = committed === null ? '2000-01-01T00:00:00Z' : new Date(committed * 1000).toISOString();
  const lock = readJson('package-lock.json').packages[`node_modules/node-linux-${architecture}`];
  return {
    id: idOf(version, createdAt, files),
    version,
    commit: git('rev-parse', 'HEAD'),
    createdAt,
    architecture,
    nodeVersion: lock.version,
    migrations: migrations(),
    files: files.length + 1,
  };
}

/**
 * Makes a release for one processor out of what is built: an archive with its own Node, and its SHA-256 beside it.
 *
 * @returns its description, the path of the archive, its size in bytes and its SHA-256
 */
export async function makeRelease(architecture, folder) {
  const work = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    const files = contentsOf(architecture, await installFor(architecture, work));
    const release = describe(architecture, files);
    const described = {
      path: 'release.json',
      mode: 0o644,
      bytes: Buffer.from(`${JSON.stringify(release)}\n`),
    };
    const archive = tarGz([...files, described]);
    const name = `etf-portfolio-${release.id}-${architecture}.tar.gz`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), archive);
    writeFileSync(join(folder, `${name}.sha256`), `${sha256(archive)}  ${name}\n`);
    return { ...release, path: join(folder, name), bytes: archive.length, sha256: sha256(archive) };
  } finally {
    rmSync(work, { recursive: true });
  }
}
