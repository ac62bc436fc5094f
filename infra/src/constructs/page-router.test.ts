import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnRequest } from '../edge/run-function.ts';

const SOURCE = readFileSync(join(import.meta.dirname, 'page-router.js'), 'utf8');

const routed = (uri: string) =>
  runOnRequest(SOURCE, {
    protocol: 'https',
    method: 'GET',
    uri,
    query: '',
    headers: {},
    viewer: '203.0.113.9',
  }).uri;

test.each([
  '/',
  '/holdings',
  '/holdings/IE00BK5BQT80',
  '/holdings/VWCE.DE',
  '/holdings/a.js', // a page below an address, whatever it is called
  '/report/2025',
  '/assets', // no folder, no file
  '/index',
  '/apiary',
  '/holdings/',
])('%s is a page', (uri) => {
  expect(routed(uri)).toBe('/index.html');
});

test.each([
  '/index.html',
  '/service-worker.js',
  '/manifest.webmanifest',
  '/favicon.ico',
  '/icon-192.png',
  '/assets/index-1a2b3c4d.js',
  '/assets/fonts/inter.woff2',
  '/api',
  '/api/v1/health',
  '/.well-known/assetlinks.json',
])('%s is asked for as itself', (uri) => {
  expect(routed(uri)).toBe(uri);
});

test('it is as small as a function of CloudFront may be: 10 kB', () => {
  expect(Buffer.byteLength(SOURCE)).toBeLessThan(10_000);
});
