import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'rolldown';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, '..', 'service-worker', 'service-worker.ts');

/** Fonts of alphabets that are seldom needed are loaded when they are; maps are for developers, packed files for the server. */
const LEFT_OUT = /\.(?:map|br|gz)$|further-|service-worker\.js$/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Every file of the built app by its address; what carries no hash in its name is known by one of its content. */
function appFiles(folder: string): { url: string; revision: string | null }[] {
  return filesBelow(folder)
    .map((path) => ({ path, url: `/${relative(folder, path).split(sep).join('/')}` }))
    .filter(({ url }) => !LEFT_OUT.test(url))
    .map(({ path, url }) => ({
      url,
      revision: url.startsWith('/assets/')
        ? null
        : createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16),
    }))
    .sort((left, right) => (left.url < right.url ? -1 : 1));
}

/** Builds the service worker after the app, with the list of the app's files in it. */
export function offline(): Plugin {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async writeBundle() {
      await build({
        input: SOURCE,
        platform: 'browser',
        transform: {
          define: { APP_FILES: JSON.stringify(appFiles(folder)), 'process.env.NODE_ENV': '"production"' },
        },
        output: { file: join(folder, 'service-worker.js'), format: 'iife', minify: true },
      });
    },
  };
}
