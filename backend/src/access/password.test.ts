import { setTimeout as pause } from 'node:timers/promises';
import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cheapHash, cookieOf, lockedApi, PASSWORD } from '../testing/locked-api.ts';
import { type TestApi, testApi } from '../testing/test-api.ts';
import { putPasswordHash } from './access.repository.ts';
import { hashPassword } from './password-hash.ts';

const NEW = 'another long password';

let api: TestApi;

const ask = async (options: InjectOptions) => await api.app.inject(options);
const logIn = async (password = PASSWORD) =>
  await ask({ method: 'POST', url: '/api/v1/session', payload: { password } });
const change = async (cookie: string, current: string, replacement = NEW) =>
  await ask({
    ...{ method: 'PUT', url: '/api/v1/password', headers: { cookie } },
    payload: { current, replacement },
  });
const statusFor = async (cookie: string) =>
  (await ask({ url: '/api/v1/sessions', headers: { cookie } })).statusCode;

beforeEach(async () => {
  api = await testApi();
  await putPasswordHash(api.database.write, await cheapHash(), '2026-11-01T00:00:00.000000');
});

afterEach(async () => {
  await api.close();
});

describe('the password is changed', () => {
  test('by who knows it: this browser stays in under a new cookie, all others are out', async () => {
    const [mine, other] = [cookieOf(await logIn()), cookieOf(await logIn())];
    const answer = await change(mine, PASSWORD);
    expect([answer.statusCode, answer.json<{ deleted_count: number }>().deleted_count]).toEqual([200, 1]);
    const renewed = cookieOf(answer);
    expect(renewed).not.toBe(mine);
    expect([await statusFor(renewed), await statusFor(mine), await statusFor(other)]).toEqual([
      200, 401, 401,
    ]);
    expect([(await logIn()).statusCode, (await logIn(NEW)).statusCode]).toEqual([401, 200]);
  });

  test('while somebody logs in with the old one: what that begins is over with it', async () => {
    // At its full cost, so that some are looked at while it is replaced.
    await putPasswordHash(api.database.write, await hashPassword(PASSWORD), '2026-11-01T00:00:00.000000');
    const mine = cookieOf(await logIn());
    const changing = change(mine, PASSWORD);
    await pause(50);
    const logIns = Array.from({ length: 3 }, async () => await logIn());
    const answer = await changing;
    expect(answer.statusCode).toBe(200);
    for (const began of await Promise.all(logIns))
      if (began.statusCode === 200) expect(await statusFor(cookieOf(began))).toBe(401);
    expect(await statusFor(cookieOf(answer))).toBe(200);
  });

  test('while API tokens stay good', async () => {
    const cookie = cookieOf(await logIn());
    const url = '/api/v1/api-tokens';
    const payload = { name: 'copies', scope: 'read' };
    const made = await ask({ method: 'POST', url, headers: { cookie }, payload });
    await change(cookie, PASSWORD);
    const authorization = `Bearer ${made.json<{ secret: string }>().secret}`;
    expect((await ask({ url: '/api/v1/transactions', headers: { authorization } })).statusCode).toBe(200);
  });
});

describe('the password stays', () => {
  test('when it is not known, and guessing it is slowed down as at the login', async () => {
    const cookie = cookieOf(await logIn());
    const codes: string[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const answer = await change(cookie, 'not the password');
      codes.push(`${answer.statusCode} ${answer.json<{ code: string }>().code}`);
    }
    // Five are looked at, as in login-throttle.ts.
    expect(codes).toEqual([...Array.from({ length: 5 }, () => '403 password_wrong'), '429 passwords_tried']);
    expect(await statusFor(cookie)).toBe(200);
  });

  test.each([
    ['too short', 'nine char', 'string_too_short'],
    ['too long', 'x'.repeat(257), 'string_too_long'],
  ])('when the new one is %s', async (_what, replacement, type) => {
    const answer = await change(cookieOf(await logIn()), PASSWORD, replacement);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { detail: [{ type, loc: ['body', 'replacement'] }] },
    ]);
    expect((await logIn()).statusCode).toBe(200);
  });

  test('when a stranger or a token asks', async () => {
    expect((await change('', PASSWORD)).statusCode).toBe(401);
    const cookie = cookieOf(await logIn());
    const url = '/api/v1/api-tokens';
    const payload = { name: 'all', scope: 'full' };
    const made = await ask({ method: 'POST', url, headers: { cookie }, payload });
    const authorization = `Bearer ${made.json<{ secret: string }>().secret}`;
    const body = { current: PASSWORD, replacement: NEW };
    const asked = {
      method: 'PUT',
      url: '/api/v1/password',
      headers: { authorization },
      payload: body,
    } as const;
    expect((await ask(asked)).json<{ code: string }>().code).toBe('access_by_session_only');
  });

  test('when the environment holds it, or there is none', async () => {
    const held = await lockedApi();
    const headers = { cookie: await held.cookie() };
    const payload = { current: PASSWORD, replacement: NEW };
    const answer = await held.ask({ method: 'PUT', url: '/api/v1/password', headers, payload });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      409,
      'password_in_environment',
    ]);
    await held.close();
    const open = await testApi();
    expect((await open.call('PUT', '/password', payload)).told.code).toBe('password_not_set');
    await open.close();
  });
});
