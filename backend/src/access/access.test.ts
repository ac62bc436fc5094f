import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf, type LockedApi, lockedApi, PASSWORD } from '../testing/locked-api.ts';
import { testApi } from '../testing/test-api.ts';

let api: LockedApi;

beforeEach(async () => {
  api = await lockedApi();
});

afterEach(async () => {
  await api.close();
});

const SUMMARY = '/api/v1/analytics/portfolio-summary';
const statusOf = async (options: Parameters<LockedApi['ask']>[0]) => (await api.ask(options)).statusCode;

describe('without a password', () => {
  test('the app on a loopback address is open, and there is nothing to log in to', async () => {
    const open = await testApi();
    expect((await open.call('GET', '/analytics/portfolio-summary')).status).toBe(200);
    expect((await open.app.inject('/api/v1/session')).json()).toEqual({
      password_set: false,
      logged_in: true,
      passkeys: false,
    });
    expect((await open.call('POST', '/session', { password: 'x' })).told.code).toBe('password_not_set');
    await open.close();
  });
});

describe('with a password', () => {
  test('nothing of the API, its documentation included, answers a stranger', async () => {
    for (const url of [SUMMARY, '/api/v1/transactions', '/docs', '/api/v1/docs', '/openapi.json', '/redoc']) {
      const answer = await api.ask({ url });
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        url,
        401,
        'login_required',
      ]);
    }
    const write = await api.ask({ method: 'DELETE', url: '/api/v1/transactions' });
    expect(write.statusCode).toBe(401);
  });

  test('every path of the document is shut, in all its methods', async () => {
    const open = ['/health', '/api/v1/health', '/api/v1/health/ready', '/api/v1/session'];
    const headers = { cookie: await api.cookie() };
    const { paths } = (await api.ask({ url: '/openapi.json', headers })).json<{
      paths: Record<string, object>;
    }>();
    const shut = Object.entries(paths).filter(
      ([path]) => !open.includes(path) && !path.includes('/session/'),
    );
    expect(shut.length).toBeGreaterThan(50);
    for (const [path, methods] of shut) {
      for (const method of Object.keys(methods)) {
        const url = path.replace(/\{[^}]+\}/g, '1');
        expect([method, path, await statusOf({ method: method, url })]).toEqual([method, path, 401]);
      }
    }
  });

  test('health answers anybody', async () => {
    for (const url of ['/health', '/api/v1/health', '/api/v1/health/ready'])
      expect(await statusOf({ url })).toBe(200);
  });

  test('the password opens it, in a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await api.logIn();
    expect(answer.json()).toEqual({ logged_in: true });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^portfolio-session=[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict$/,
      ),
      expect.stringMatching(
        /^portfolio-browser=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    const headers = { cookie: cookieOf(answer) };
    const summary = await api.ask({ url: SUMMARY, headers });
    expect([summary.statusCode, summary.headers['cache-control']]).toEqual([200, 'no-store']);
    expect((await api.ask({ url: '/api/v1/session', headers })).json()).toMatchObject({ logged_in: true });
    expect((await api.ask({ url: '/api/v1/session' })).json()).toMatchObject({ logged_in: false });
  });

  test('a wrong password is told, and nothing is given', async () => {
    const answer = await api.logIn('another long password');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'password_wrong']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('only the hash of a session is kept', async () => {
    const secret = (await api.cookie()).split('=')[1] ?? '';
    const database = new SQLite(api.path, { readonly: true });
    const rows = database.prepare('SELECT * FROM sessions').all();
    database.close();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('logging out ends the session and not only its cookie', async () => {
    const headers = { cookie: await api.cookie() };
    const out = await api.ask({ method: 'DELETE', url: '/api/v1/session', headers });
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
    expect(out.headers['clear-site-data']).toBe('"cache"');
    expect(await statusOf({ url: SUMMARY, headers })).toBe(401);
  });

  test('sessions are listed and ended one by one, or all but this one', async () => {
    const [mine, second, third] = [
      await api.cookie(),
      await api.cookie({ 'user-agent': 'Phone' }),
      await api.cookie(),
    ];
    const headers = { cookie: mine };
    const list = async () =>
      (await api.ask({ url: '/api/v1/sessions', headers })).json<{
        sessions: { id: number; browser: string; is_this: boolean }[];
      }>().sessions;
    expect((await list()).map((one) => one.is_this)).toEqual([false, false, true]);
    const phone = (await list()).find(({ browser }) => browser === 'Phone');
    const url = `/api/v1/sessions/${phone?.id ?? 0}`;
    expect(await statusOf({ method: 'DELETE', url, headers })).toBe(204);
    expect(await statusOf({ method: 'DELETE', url, headers })).toBe(404);
    expect(await statusOf({ url: SUMMARY, headers: { cookie: second } })).toBe(401);
    expect((await api.ask({ method: 'DELETE', url: '/api/v1/sessions', headers })).json()).toMatchObject({
      deleted_count: 1,
    });
    expect(await statusOf({ url: SUMMARY, headers: { cookie: third } })).toBe(401);
    expect(await statusOf({ url: SUMMARY, headers })).toBe(200);
  });

  test.each([
    ['seen_at', '30 days after it was last seen'],
    ['created_at', '180 days after it began'],
  ])('a session ends by itself: %s, %s', async (column) => {
    const headers = { cookie: await api.cookie() };
    const database = new SQLite(api.path);
    const day = 86_400_000;
    const at = (days: number) => `${new Date(Date.now() - days * day).toISOString().slice(0, 23)}000`;
    const limit = column === 'seen_at' ? 30 : 180;
    database.prepare(`UPDATE sessions SET ${column} = ?`).run(at(limit - 0.01));
    expect(await statusOf({ url: SUMMARY, headers })).toBe(200);
    database.prepare(`UPDATE sessions SET ${column} = ?`).run(at(limit + 0.01));
    database.close();
    expect(await statusOf({ url: SUMMARY, headers })).toBe(401);
  });

  test('a session that was last seen by a clock that was set back since is seen anew, so that it ends in time', async () => {
    const headers = { cookie: await api.cookie() };
    const database = new SQLite(api.path);
    database.prepare("UPDATE sessions SET seen_at = '2099-01-01T00:00:00.000000'").run();
    expect(await statusOf({ url: SUMMARY, headers })).toBe(200);
    const seen = database.prepare('SELECT seen_at FROM sessions').pluck().get() as string;
    database.close();
    expect(seen < '2099').toBe(true);
  });

  test('nothing of it is in History, nor can be undone', async () => {
    const headers = { cookie: await api.cookie() };
    const payload = { name: 'a script', scope: 'full' };
    await api.ask({ method: 'POST', url: '/api/v1/api-tokens', payload, headers });
    expect((await api.ask({ url: '/api/v1/changes', headers })).json()).toMatchObject({ changes: [] });
  });
});

describe('API tokens', () => {
  const make = async (scope: string, cookie: string) =>
    (
      await api.ask({
        method: 'POST',
        url: '/api/v1/api-tokens',
        payload: { name: 'backup', scope },
        headers: { cookie },
      })
    ).json<{ id: number; secret: string }>();
  const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });

  test('one that reads may change nothing', async () => {
    const { secret } = await make('read', await api.cookie());
    const headers = bearing(secret);
    expect(await statusOf({ url: SUMMARY, headers })).toBe(200);
    const write = await api.ask({ method: 'DELETE', url: '/api/v1/transactions', headers });
    expect([write.statusCode, write.json<{ code: string }>().code]).toEqual([403, 'api_token_read_only']);
  });

  test('a full one may, but does not decide who gets in', async () => {
    const { secret } = await make('full', await api.cookie());
    const headers = bearing(secret);
    const url = '/api/v1/transactions?confirm=true';
    expect(await statusOf({ method: 'DELETE', url, headers })).toBeLessThan(300);
    for (const path of ['/api/v1/api-tokens', '/api/v1/sessions']) {
      const answer = await api.ask({ url: path, headers });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        403,
        'access_by_session_only',
      ]);
    }
  });

  test('its secret is shown once and kept as its hash; revoked, it opens nothing', async () => {
    const cookie = await api.cookie();
    const { id, secret } = await make('full', cookie);
    expect(secret).toMatch(/^etfp_[\w-]{43}$/);
    await api.ask({ url: SUMMARY, headers: bearing(secret) });
    const list = await api.ask({ url: '/api/v1/api-tokens', headers: { cookie } });
    expect(list.json()).toMatchObject({ tokens: [{ id, name: 'backup', scope: 'full' }] });
    expect(list.json<{ tokens: { used_at: string }[] }>().tokens[0]?.used_at).toMatch(/^\d{4}-/);
    expect(list.body).not.toContain(secret);
    const database = new SQLite(api.path, { readonly: true });
    expect(JSON.stringify(database.prepare('SELECT * FROM api_tokens').all())).not.toContain(secret.slice(5));
    database.close();
    const url = `/api/v1/api-tokens/${id}`;
    expect(await statusOf({ method: 'DELETE', url, headers: { cookie } })).toBe(204);
    expect(await statusOf({ method: 'DELETE', url, headers: { cookie } })).toBe(404);
    const after = await api.ask({ url: SUMMARY, headers: bearing(secret) });
    expect([after.statusCode, after.json<{ code: string }>().code]).toEqual([401, 'api_token_invalid']);
  });

  test('a token that is wrong is not made good by a cookie', async () => {
    const headers = { cookie: await api.cookie(), ...bearing('etfp_wrong') };
    expect(await statusOf({ url: SUMMARY, headers })).toBe(401);
  });
});

test('another password ends every session, at once and in a server that runs', async () => {
  const open = await testApi();
  const { cheapHash } = await import('../testing/locked-api.ts');
  const database = new SQLite(open.path);
  const set = async (password: string) =>
    database
      .prepare("INSERT OR REPLACE INTO owner_password VALUES (1, ?, '2026-01-01T00:00:00.000000')")
      .run(await cheapHash(password));
  expect((await open.app.inject(SUMMARY)).statusCode).toBe(200);
  await set(PASSWORD);
  expect((await open.app.inject(SUMMARY)).statusCode).toBe(401);
  const payload = { password: PASSWORD };
  const cookie = cookieOf(await open.app.inject({ method: 'POST', url: '/api/v1/session', payload }));
  expect((await open.app.inject({ url: SUMMARY, headers: { cookie } })).statusCode).toBe(200);
  await set('quite another password');
  expect((await open.app.inject({ url: SUMMARY, headers: { cookie } })).statusCode).toBe(401);
  database.close();
  await open.close();
});
