import { afterEach, describe, expect, test } from 'vitest';
import { type LockedApi, lockedApi } from '../testing/locked-api.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';

/** The way that a request came: proxy, name, origin, TLS. */

const SUMMARY = '/api/v1/analytics/portfolio-summary';
let api: TestApi;

afterEach(async () => {
  await api.close();
});

const asked = async (headers: Record<string, string>, method: 'GET' | 'POST' = 'GET') => {
  const url = method === 'GET' ? SUMMARY : '/api/v1/settings/exchange-rate';
  const answer = await api.app.inject({
    method,
    url,
    headers,
    ...(method === 'POST' && { payload: { exchange_rate: '25' } }),
  });
  return answer.statusCode < 400 ? answer.statusCode : answer.json<{ code: string }>().code;
};

describe('a proxy', () => {
  test.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded'])(
    'that nobody named is told from %s, and refused',
    async (name) => {
      api = await testApi();
      expect(await asked({ [name]: '203.0.113.9' })).toBe('proxy_not_trusted');
      expect((await api.app.inject({ url: '/health', headers: { [name]: 'x' } })).statusCode).toBe(200);
    },
  );

  test('that is named is believed about the visitor; one that is not named is not', async () => {
    const locked = await lockedApi({ TRUSTED_PROXY: '127.0.0.1', LOG_LEVEL: 'INFO' });
    api = locked;
    const forwarded = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      host: 'home.example',
    };
    const answer = await locked.logIn(undefined, forwarded);
    const rules = '=.*; HttpOnly; SameSite=Strict; Secure$';
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(`^__Host-portfolio-session${rules}`),
      expect.stringMatching(`^__Host-portfolio-browser${rules}`),
    ]);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(locked.errors.join()).toContain('"client_host":"203.0.113.9"');
    const stranger = await locked.app.inject({
      url: SUMMARY,
      headers: forwarded,
      remoteAddress: '10.1.1.1',
    });
    expect(stranger.headers['strict-transport-security']).toBeUndefined();
    expect(locked.errors.join()).toContain('"client_host":"10.1.1.1"');
  });

  test('must send the secret that is shared with it', async () => {
    api = await testApi(undefined, { PROXY_SECRET: 'sixteen letters or more' });
    expect(await asked({})).toBe('proxy_secret_missing');
    expect(await asked({ 'x-proxy-secret': 'sixteen letters or less' })).toBe('proxy_secret_missing');
    expect(await asked({ 'x-proxy-secret': 'sixteen letters or more' })).toBe(200);
    expect((await api.app.inject('/health')).statusCode).toBe(200);
  });
});

describe('the name that is asked for', () => {
  test('without a password only names of this machine are answered, so that no foreign name leads a page here', async () => {
    api = await testApi();
    for (const host of ['localhost:8000', '127.0.0.1:8000', '[::1]:8000'])
      expect(await asked({ host })).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example:8000', '127.0.0.1.nip.io'])
      expect(await asked({ host })).toBe('host_refused');
  });

  test('with PUBLIC_ORIGIN only that one is', async () => {
    const locked: LockedApi = await lockedApi({ PUBLIC_ORIGIN: 'https://home.example' });
    api = locked;
    expect(await asked({ host: 'home.example' })).toBe('login_required');
    expect(await asked({ host: 'evil.example' })).toBe('host_refused');
    const answer = await locked.logIn(undefined, { host: 'home.example' });
    expect(String(answer.headers['set-cookie'])).toContain('; Secure');
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

describe('the origin of a page that writes', () => {
  test('is ours, or one that is listed; reading is decided by the browser', async () => {
    api = await testApi();
    expect(await asked({}, 'POST')).toBeLessThan(300);
    expect(await asked({ origin: 'http://localhost:80', host: 'localhost' }, 'POST')).toBeLessThan(300);
    expect(await asked({ origin: 'http://localhost:3000' }, 'POST')).toBeLessThan(300);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:666',
      'http://localhost.evil.example',
    ])
      expect(await asked({ origin }, 'POST')).toBe('origin_refused');
    expect(await asked({ 'sec-fetch-site': 'cross-site' }, 'POST')).toBe('origin_refused');
    expect(await asked({ origin: 'https://evil.example' })).toBe(200);
  });

  test('is not ours because neither it nor the name that is asked for is one', async () => {
    const locked = await lockedApi();
    api = locked;
    const headers = { origin: 'null', host: 'a b', cookie: await locked.cookie() };
    expect(await asked(headers, 'POST')).toBe('origin_refused');
  });

  test('a form of a foreign page logs nobody in, out, or anywhere', async () => {
    const locked = await lockedApi();
    api = locked;
    const headers = { origin: 'https://evil.example', cookie: await locked.cookie() };
    for (const method of ['POST', 'DELETE'] as const) {
      const answer = await locked.ask({ method, url: '/api/v1/session', headers, payload: {} });
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
    }
  });
});

test('an answer is kept by no browser and no proxy unless it says so itself', async () => {
  api = await testApi();
  const kept = async (url: string) => (await api.app.inject(url)).headers['cache-control'];
  expect(await kept('/api/v1/transactions')).toBe('no-store');
  expect(await kept('/api/v1/session')).toBe('no-store');
  expect(await kept('/api/v1/nothing')).toBe('no-store');
  expect(await kept(SUMMARY)).toBe('private, no-cache');
});
