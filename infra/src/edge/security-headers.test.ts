import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../backend/src/app.ts';
import { readConfig } from '../../../backend/src/config.ts';
import { createLog } from '../../../backend/src/log.ts';
import { testDatabase } from '../../../backend/src/testing/test-api.ts';
import { APP_HOST, serverOrigin, type ServerOrigin } from '../testing/server-origin.ts';
import { templates } from '../testing/templates.ts';
import { uploadedApp } from '../testing/uploaded-app.ts';
import { bucketOrigin } from './bucket-origin.ts';
import { edgeOf } from './edge.ts';

let server: ServerOrigin;
beforeAll(async () => {
  server = await serverOrigin();
});
afterAll(async () => {
  await server.api.close();
});

function edge() {
  const { app } = templates();
  const origins = { app: bucketOrigin(app, 'AppBucket', uploadedApp()), server: server.origin };
  return edgeOf(app, { parameters: { OriginSecret: 'shown-with-every-request' }, origins });
}

/** What protects a page in a browser; not what describes its body or one answer. */
const isProtection = (name: string) =>
  /^(content-security-policy|strict-transport-security|referrer-policy|origin-agent-cluster|cross-origin-.*|x-(?!request-id|no-compression).*)$/.test(
    name,
  );

const protections = (headers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => isProtection(name)));

/** The headers that the server sends with the page when it serves the app itself, over TLS. */
async function pageOfServer(): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'web-app-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const { database, path, close } = await testDatabase();
  const { config } = readConfig(
    { LOG_LEVEL: 'ERROR', DATABASE_URL: `sqlite:///${path}`, PUBLIC_ORIGIN: `https://${APP_HOST}` },
    folder,
  );
  const app = await createApp(
    config,
    database,
    createLog(config, () => undefined),
    folder,
  );
  try {
    const answer = await app.inject({ url: '/', headers: { host: 'localhost', accept: 'text/html' } });
    expect(answer.statusCode).toBe(200);
    return protections(answer.headers);
  } finally {
    await app.close();
    await close();
    rmSync(folder, { recursive: true });
  }
}

test('a page of CloudFront is protected as a page of the server is', async () => {
  const expected = await pageOfServer();
  expect(Object.keys(expected).length).toBeGreaterThan(10);
  const answer = await edge()({ uri: '/holdings' });
  expect(protections(answer.headers)).toEqual(expected);
});

test('a page runs no inline script or style, and stands in no frame', async () => {
  const { headers } = await edge()({ uri: '/' });
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('a browser asks by TLS for a year from its first visit, missing files and refusals included', async () => {
  for (const request of [{ uri: '/' }, { uri: '/assets/gone.js' }, { uri: '/', method: 'POST' }]) {
    const { headers } = await edge()(request);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  }
});

test('what the server says of its own answers wins', async () => {
  const cookie = await server.api.cookie({ host: APP_HOST, 'x-proxy-secret': 'shown-with-every-request' });
  const docs = await edge()({ uri: '/api/v1/docs/', headers: { host: APP_HOST, cookie } });
  expect(docs.status).toBe(200);
  expect(docs.headers['content-security-policy']).toContain("style-src 'self' 'unsafe-inline'");
});
