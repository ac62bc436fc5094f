import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { earlyParts } from './build/early-parts.ts';
import { fonts } from './build/fonts.ts';
import { entryOf, firstVisit } from './build/first-visit.ts';
import { messages } from './build/messages.ts';
import { offline } from './build/offline.ts';
import { precompressed } from './build/precompressed.ts';

/** Asks for the Latin font with the page itself, so that figures do not change shape after the first paint. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /latin-.*\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head',
          })),
    },
  };
}

/** Half of all that a first visit loads, and the same from one release to the next: a browser keeps it. */
const REACT = {
  name: 'react',
  test: /rolldown\/runtime|node_modules\/(?:react|react-dom|scheduler)\//,
  priority: 1,
};

/** Half a kilobyte each, and every further page needs most of them. */
const CONTROLS = {
  name: 'controls',
  test: /src\/(?:ui\/(?!charts)|format|keyboard|i18n|api\/base|features\/.*-words|app\/routes\/.*\.css)/,
  minShareCount: 2,
};

/** What several pages with figures over time need, beside the controls. */
const CHARTS = {
  name: 'charts',
  test: /src\/(?:ui\/charts|features\/(?:performance|holding)\/)/,
  minShareCount: 2,
};

const API = process.env.API_ORIGIN ?? 'http://127.0.0.1:8000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), messages(), fonts(), preloadFont(), earlyParts(), offline(), precompressed()],
  // wouter brings a store for Reacts that have none.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // One file of 11 kB: a style that comes later has the whole page reckoned anew, and each is a question of its own.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: { groups: [REACT, firstVisit(entryOf(import.meta.dirname)), CONTROLS, CHARTS] },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // The API takes writes from its own pages only: to it, the page comes from where it is.
    proxy: { '/api': { target: API, changeOrigin: true, headers: { origin: API } } },
  },
  test: {
    name: 'frontend',
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:3000' } },
    include: ['src/**/*.test.{ts,tsx}', 'service-worker/*.test.ts'],
    setupFiles: ['../script/lib/property-seed.mjs', 'src/testing/setup.ts'],
    css: { include: /.+/, modules: { classNameStrategy: 'non-scoped' } },
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', 'src/testing/**', 'src/api/schema.ts', 'src/main.tsx'],
      thresholds: {
        'src/format/**': { lines: 90 },
        'src/keyboard/**': { lines: 90 },
        'src/router/**': { lines: 90 },
        'src/ui/**': { lines: 90 },
      },
    },
  },
});
