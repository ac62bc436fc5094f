import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { testDatabase } from '../testing/test-api.ts';
import type { Http } from './create-http.ts';

const PAGE = `<!doctype html><title>Portfolio</title>${'<p>'.repeat(1000)}`;
const SCRIPT = `export const answer = 42;${' '.repeat(2000)}`;

let folder: string;
let app: Http;
let closeDatabase: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web app '));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'boot.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'app-1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'app-1.js.br'), brotliCompressSync(`${SCRIPT}// packed`));
  const { database, close } = await testDatabase();
  closeDatabase = close;
  const { config } = readConfig({ LOG_LEVEL: 'ERROR' }, folder);
  app = await createApp(
    config,
    database,
    createLog(config, () => undefined),
    folder,
  );
});

afterEach(async () => {
  await app.close();
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

const get = async (url: string, headers: Record<string, string> = {}) => await app.inject({ url, headers });
const html = { accept: 'text/html' };

test.each(['/', '/transactions', '/holdings/IE00BK5BQT80'])(
  'a browser gets the page at %s, small when it can',
  async (url) => {
    const plain = await get(url, html);
    expect([plain.statusCode, plain.body]).toEqual([200, PAGE]);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await get(url, { ...html, 'accept-encoding': 'gzip, br' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'no-cache' });
    expect(packed.headers.vary).toBe('Origin, Accept, Accept-Encoding');
    expect(packed.headers['content-security-policy']).toContain("script-src 'self'");
    expect(gunzipSync(packed.rawPayload).toString()).toBe(PAGE);
  },
);

test('the page has its policy by its own name too, as every file has; data are no page at all', async () => {
  const policy = (await get('/', html)).headers['content-security-policy'];
  for (const url of ['/index.html', '/boot.js', '/assets/app-1.js'])
    expect([url, (await get(url)).headers['content-security-policy']]).toEqual([url, policy]);
  for (const url of ['/api/v1/transactions', '/api/v1/none', '/health', '/'])
    expect([url, (await get(url)).headers['content-security-policy']]).toEqual([
      url,
      "default-src 'none';frame-ancestors 'none'",
    ]);
});

test('a file that was packed when the app was built is sent as it was packed, for good', async () => {
  const packed = await get('/assets/app-1.js', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(packed.headers['content-type']).toMatch(/^application\/javascript/);
  expect(packed.headers.vary).toMatch(/accept-encoding/i);
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(`${SCRIPT}// packed`);
  const plain = await get('/assets/app-1.js');
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, SCRIPT]);
});

test('a file that was not is asked for again each time; an address of the API is never a page', async () => {
  const boot = await get('/boot.js', { 'accept-encoding': 'gzip' });
  expect(boot.headers['cache-control']).toBe('no-cache');
  expect(gunzipSync(boot.rawPayload).toString()).toBe(SCRIPT);
  expect((await get('/api/v1/nowhere', html)).statusCode).toBe(404);
});
