import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BucketFile } from '../edge/bucket-origin.ts';

const FRONTEND = join(import.meta.dirname, '..', '..', '..', 'frontend');

/** Files that the build makes beside those of `public`: their names end in a hash, but for the first two. */
const BUILT = [
  'index.html',
  'service-worker.js',
  'assets/index-DQ3zWvXh.js',
  'assets/index-B7PI925R.css',
  'assets/holding-page-Ck6Z-eCZ.js',
  'assets/inter-latin-Dx4kXJAl.woff2',
];

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/** Keys of all files of the built app. */
export const APP_FILES: readonly string[] = [...BUILT, ...readdirSync(join(FRONTEND, 'public'))];

/** The app as it lies in its bucket after a release: hashed files for ever, all others asked for anew each time. */
export function uploadedApp(version = 'first'): Record<string, BucketFile> {
  const files = APP_FILES.map((key): [string, BucketFile] => [
    key,
    {
      type: TYPES[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      cacheControl: key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      body: `${key}, ${version}`,
    },
  ]);
  return Object.fromEntries(files);
}

/** Addresses of the pages as the router of the app has them: `/holdings/$isin`. */
export function pageAddresses(): string[] {
  const router = readFileSync(join(FRONTEND, 'src', 'app', 'router.tsx'), 'utf8');
  const addresses = [...router.matchAll(/^ {2}'(\/[^']*)': \{$/gm)].map(([, address = '']) => address);
  const pages = router.match(/\bload: /g)?.length;
  if (addresses.length !== pages)
    throw new Error('Not every page of the router tells its address as expected.');
  return addresses;
}
