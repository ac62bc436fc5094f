import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { DeployError } from '../deploy-error.ts';

/** A file of the built frontend as it goes into its bucket. */
export interface FrontendFile {
  readonly key: string;
  /** Base64. */
  readonly sha256: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** One built frontend, in the order in which it may be published. */
export interface FrontendFiles {
  /** Their names change with their content. */
  readonly assets: readonly FrontendFile[];
  /** All others but the page; the service worker is the last of them, as it names all the rest. */
  readonly others: readonly FrontendFile[];
  readonly page: FrontendFile;
}

const PAGE = 'index.html';
const WORKER = 'service-worker.js';
/** The server sends these to those who ask it for them; CloudFront packs for itself. */
const PACKED = /\.(br|gz)$/;

export const isAsset = (key: string) => key.startsWith('assets/');

/** An asset never changes; all else is asked for anew each time, which costs no more than a 304. */
export const cacheControlOf = (key: string) =>
  isAsset(key) ? 'public, max-age=31536000, immutable' : 'no-cache';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

function typeOf(key: string): string {
  const type = TYPES[extname(key)];
  if (type === undefined)
    throw new DeployError(`What kind of file is ${key}? frontend-files.ts does not know.`);
  return type;
}

/** Puts the files of a frontend into the order of their publication. @throws DeployError without a page */
export function inOrder(files: readonly FrontendFile[]): FrontendFiles {
  const sorted = [...files].sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = sorted.find(({ key }) => key === PAGE);
  if (!page) throw new DeployError('The built frontend has no index.html. Build it with `npm run build`.');
  const others = sorted.filter(({ key }) => key !== PAGE && !isAsset(key));
  return {
    assets: sorted.filter(({ key }) => isAsset(key)),
    others: [...others.filter(({ key }) => key !== WORKER), ...others.filter(({ key }) => key === WORKER)],
    page,
  };
}

/** Reads a built frontend. @throws DeployError when the folder holds none */
export function frontendFiles(folder: string): FrontendFiles {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !PACKED.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const key = relative(folder, path).split(sep).join('/');
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('base64');
      return { key, sha256, contentType: typeOf(key), cacheControl: cacheControlOf(key) };
    });
  return inOrder(files);
}
