import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP_HOST, ORIGIN_SECRET, type ServerOrigin, serverOrigin } from '../testing/server-origin.ts';
import { templates } from '../testing/templates.ts';
import { APP_FILES, pageAddresses, uploadedApp } from '../testing/uploaded-app.ts';
import { bucketOrigin } from './bucket-origin.ts';
import type { EdgeRequest, Origin } from './edge-http.ts';
import { edgeOf } from './edge.ts';

const PARAMETERS = { OriginSecret: ORIGIN_SECRET };
const unreachable: Origin = () => Promise.reject(new Error('connection refused'));

let server: ServerOrigin;
beforeAll(async () => {
  server = await serverOrigin();
});
afterAll(async () => {
  await server.api.close();
});

function edge(more: { server?: Origin; files?: ReturnType<typeof uploadedApp>; clock?: () => number } = {}) {
  const { app } = templates();
  return edgeOf(app, {
    parameters: PARAMETERS,
    origins: {
      app: bucketOrigin(app, 'AppBucket', more.files ?? uploadedApp()),
      server: more.server ?? server.origin,
    },
    ...(more.clock ? { clock: more.clock } : {}),
  });
}

/** As a browser of this app sends it. */
const browser = (headers: Record<string, string> = {}): Pick<EdgeRequest, 'headers'> => ({
  headers: { host: APP_HOST, accept: '*/*', ...headers },
});

describe('the app', () => {
  const filled = pageAddresses().map((address) =>
    address.replace('$isin', 'IE00BK5BQT80').replace('$year', '2025'),
  );
  const others = [
    '/holdings/VWCE.DE',
    '/prices/BRK.B',
    '/transactions/42',
    '/holdings/IE00BK5BQT80/',
    '/index',
    '/no-such-page',
    '/apiary',
    '/healthy',
  ];

  test.each([...filled, ...others])('%s opens the app', async (uri) => {
    const answer = await edge()({ uri, ...browser() });
    expect(answer).toMatchObject({
      status: 200,
      from: 'app',
      asked: '/index.html',
      body: 'index.html, first',
    });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  test('a deep link keeps its query for the app alone: the bucket is not asked by it', async () => {
    const answer = await edge()({ uri: '/transactions', query: 'trade=new', ...browser() });
    expect(answer).toMatchObject({ status: 200, asked: '/index.html' });
  });

  test.each(APP_FILES)('the file %s is itself', async (key) => {
    const answer = await edge()({ uri: `/${key}`, ...browser() });
    expect(answer).toMatchObject({ status: 200, from: 'app', asked: `/${key}`, body: `${key}, first` });
  });

  test('hashed files are kept for a year, the page and all others for a second at most', async () => {
    const kept = await Promise.all(
      APP_FILES.map(async (key) => [key, (await edge()({ uri: `/${key}`, ...browser() })).keptForS]),
    );
    // 365 × 24 × 3600; one second is the least of the managed policy.
    expect(kept).toEqual(APP_FILES.map((key) => [key, key.startsWith('assets/') ? 31_536_000 : 1]));
  });

  test.each([
    '/assets/index-OLD12345.js',
    '/assets/',
    '/assets/nested/logo-ghi789.png',
    '/vite.svg',
    '/favicon.ico',
    '/robots.txt',
    '/wp-login.html',
    '/.well-known/security.txt',
    '/.well-known/change-password',
    '/api',
  ])('%s is missing, and no page stands in for it', async (uri) => {
    const answer = await edge()({ uri, ...browser({ accept: 'text/html' }) });
    expect(answer).toMatchObject({ status: 404, from: 'app', keptForS: 0 });
    expect(answer.headers['content-type']).toBe('application/xml');
  });

  test('a new release is seen a second later at the latest', async () => {
    let now = 0;
    const files = uploadedApp('first');
    const ask = edge({ files, clock: () => now });
    expect((await ask({ uri: '/', ...browser() })).body).toBe('index.html, first');
    Object.assign(files, uploadedApp('second'));
    now = 1;
    expect((await ask({ uri: '/holdings', ...browser() })).body).toBe('index.html, second');
  });

  test('a file that was missing is there as soon as it is uploaded', async () => {
    const files = uploadedApp();
    const ask = edge({ files });
    expect(await ask({ uri: '/assets/new-12345678.js' })).toMatchObject({ status: 404 });
    files['assets/new-12345678.js'] = { type: 'text/javascript', cacheControl: 'no-cache', body: 'new' };
    expect(await ask({ uri: '/assets/new-12345678.js' })).toMatchObject({ status: 200, body: 'new' });
  });

  test('nothing is written to a page', async () => {
    expect(await edge()({ uri: '/transactions', method: 'POST' })).toMatchObject({
      status: 403,
      from: 'edge',
    });
  });

  test('http leads to https', async () => {
    const answer = await edge()({ uri: '/holdings', query: 'q=1', protocol: 'http', ...browser() });
    expect(answer).toMatchObject({ status: 301, from: 'edge' });
    expect(answer.headers['location']).toBe(`https://${APP_HOST}/holdings?q=1`);
  });

  test('the app opens while its server is down', async () => {
    expect(await edge({ server: unreachable })({ uri: '/holdings' })).toMatchObject({ status: 200 });
  });
});

describe('the API', () => {
  const logIn = async (headers: Record<string, string> = {}, viewer = '203.0.113.9') =>
    await edge()({
      uri: '/api/v1/session',
      method: 'POST',
      body: JSON.stringify({ password: 'a rather long password' }),
      viewer,
      ...browser({ 'content-type': 'application/json', origin: `https://${APP_HOST}`, ...headers }),
    });

  test.each(['/api/v1/health', '/health'])('%s says whether the server serves, uncached', async (uri) => {
    const answer = await edge()({ uri, ...browser() });
    expect(answer).toMatchObject({ status: 200, from: 'server', body: '{"status":"healthy"}', keptForS: 0 });
  });

  test.each([
    ['/api/v1/analytics/portfolio-summary', 401],
    ['/api/v1/docs', 401],
    ['/api/v1/transactions', 401],
  ])('%s answers %d to a stranger, in its own words', async (uri, status) => {
    const answer = await edge()({ uri, ...browser() });
    expect(answer).toMatchObject({ status, from: 'server', asked: uri, keptForS: 0 });
    expect(answer.headers['content-type']).toContain('json');
  });

  test('the owner logs in, gets a cookie for TLS only, and reads', async () => {
    const answer = await logIn();
    expect(answer).toMatchObject({ status: 200, from: 'server', keptForS: 0 });
    const cookie = answer.headers['set-cookie'] ?? '';
    expect(cookie).toMatch(/^__Host-.*; Secure/);
    const page = await edge()({
      uri: '/api/v1/transactions',
      query: 'skip=0&limit=5',
      ...browser({ cookie: cookie.split(';')[0] ?? '' }),
    });
    expect(page).toMatchObject({ status: 200, from: 'server', keptForS: 0 });
    expect(JSON.parse(page.body)).toMatchObject({ transactions: [], limit: 5 });
  });

  test.each([
    ['/api/v1/no-such-thing', 404],
    ['/api/v1/isin-metadata/IE00B4L5Y983', 404],
    ['/api/v1/transactions/999', 404],
  ])('%s stays %d for the owner, and is not remembered', async (uri, status) => {
    const cookie = ((await logIn()).headers['set-cookie'] ?? '').split(';')[0] ?? '';
    const answer = await edge()({ uri, ...browser({ cookie, accept: 'text/html' }) });
    expect(answer).toMatchObject({ status, from: 'server', keptForS: 0 });
    expect(answer.headers['content-type']).toContain('application/json');
  });

  test('403 stays 403: a page of another origin may not write', async () => {
    const answer = await logIn({ origin: 'https://evil.example' });
    expect(answer).toMatchObject({ status: 403, from: 'server', keptForS: 0 });
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'origin_refused' });
  });

  test.each([500, 503])('%d stays %d, with the words of the server', async (status) => {
    const broken: Origin = () =>
      Promise.resolve({ status, headers: { 'content-type': 'application/json' }, body: '{"detail":"…"}' });
    const answer = await edge({ server: broken })({ uri: '/api/v1/transactions' });
    expect(answer).toMatchObject({ status, from: 'server', body: '{"detail":"…"}', keptForS: 0 });
  });

  test('a server that is down is no page, and is asked again at once', async () => {
    const answer = await edge({ server: unreachable })({ uri: '/api/v1/transactions' });
    expect(answer).toMatchObject({ status: 502, keptForS: 0 });
    expect(answer.body).not.toContain('index.html');
  });

  test.each(['PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS', 'HEAD'])(
    '%s reaches the server',
    async (method) => {
      expect(await edge()({ uri: '/api/v1/transactions/1', method, ...browser() })).toMatchObject({
        from: 'server',
      });
    },
  );

  test('nothing comes over http', async () => {
    expect(await edge()({ uri: '/api/v1/health', protocol: 'http' })).toMatchObject({
      status: 403,
      from: 'edge',
    });
  });

  test('who reaches the server otherwise than through CloudFront is refused', async () => {
    const direct = await server.api.app.inject({ url: '/api/v1/transactions', headers: { host: APP_HOST } });
    expect(direct.statusCode).toBe(403);
    expect(direct.json()).toMatchObject({ code: 'proxy_secret_missing' });
  });

  test('the secret is CloudFront’s word, whatever a visitor sends', async () => {
    const answer = await edge()({
      uri: '/api/v1/transactions',
      ...browser({ 'x-proxy-secret': 'guessed', 'x-forwarded-proto': 'http' }),
    });
    expect(answer.status).toBe(401);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  test('an address that a visitor makes up is not believed: guessing is slowed down all the same', async () => {
    const guess = async (forged: string) =>
      await edge()({
        uri: '/api/v1/session',
        method: 'POST',
        body: '{"password":"wrong password"}',
        viewer: '198.51.100.7',
        ...browser({ 'content-type': 'application/json', 'x-forwarded-for': forged }),
      });
    const statuses: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1) statuses.push((await guess(`192.0.2.${tries}`)).status);
    // Five are free for each address; to the server it is one.
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});
