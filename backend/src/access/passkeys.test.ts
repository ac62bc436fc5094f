import { afterEach, beforeEach, expect, test } from 'vitest';
import { cookieOf, type LockedApi, lockedApi } from '../testing/locked-api.ts';
import { softPasskey, type SoftPasskey } from '../testing/soft-passkey.ts';
import { passkeyChallenges } from './passkey-challenges.ts';

const ORIGIN = 'http://localhost:80';
let api: LockedApi;

beforeEach(async () => {
  api = await lockedApi();
});

afterEach(async () => {
  await api.close();
});

const post = async (url: string, payload: object = {}, cookie = '') =>
  await api.ask({ method: 'POST', url: `/api/v1${url}`, payload, headers: { cookie } });
const optionsOf = async (url: string, cookie = '') =>
  (await post(url, {}, cookie)).json<{ options: Record<string, unknown> }>().options;

async function made(
  origin = 'http://localhost',
): Promise<{ key: SoftPasskey; cookie: string; status: number }> {
  const cookie = await api.cookie();
  const key = softPasskey(origin, 'localhost');
  const response = key.make(await optionsOf('/passkeys/options', cookie));
  const answer = await post('/passkeys', { name: 'phone', response }, cookie);
  return { key, cookie, status: answer.statusCode };
}

test('a passkey that was made logs in without the password', async () => {
  const { key, cookie, status } = await made();
  expect(status).toBe(201);
  expect((await api.ask({ url: '/api/v1/session' })).json()).toMatchObject({
    logged_in: false,
    passkeys: true,
  });
  const answer = await post('/session/passkey', {
    response: key.use(await optionsOf('/session/passkey/options')),
  });
  expect(answer.statusCode).toBe(200);
  const headers = { cookie: cookieOf(answer) };
  expect((await api.ask({ url: '/api/v1/transactions', headers })).statusCode).toBe(200);
  const { sessions } = (await api.ask({ url: '/api/v1/sessions', headers })).json<{ sessions: object[] }>();
  expect(sessions[0]).toMatchObject({ method: 'passkey', is_this: true });
  const { passkeys } = (await api.ask({ url: '/api/v1/passkeys', headers: { cookie } })).json<{
    passkeys: { used_at: string | null }[];
  }>();
  expect(passkeys).toMatchObject([{ name: 'phone', site: 'localhost' }]);
  expect(passkeys[0]?.used_at).not.toBeNull();
});

test('an answer that was seen on the way opens nothing a second time', async () => {
  const { key } = await made();
  const response = key.use(await optionsOf('/session/passkey/options'));
  expect((await post('/session/passkey', { response })).statusCode).toBe(200);
  const again = await post('/session/passkey', { response });
  expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([401, 'passkey_refused']);
});

test('a challenge that nobody gave, or that was for making one, is refused', async () => {
  const { key, cookie } = await made();
  const challenges = [{ challenge: 'invented' }, await optionsOf('/passkeys/options', cookie)];
  for (const options of challenges)
    expect((await post('/session/passkey', { response: key.use(options) })).statusCode).toBe(401);
});

test('a page of another origin gets nothing signed that counts here', async () => {
  expect((await made('https://evil.example')).status).toBe(401);
});

test('another key, nonsense, and a passkey that was removed are refused alike', async () => {
  const { key, cookie } = await made();
  const other = softPasskey(ORIGIN, 'localhost');
  const use = async (one: SoftPasskey) =>
    (await post('/session/passkey', { response: one.use(await optionsOf('/session/passkey/options')) }))
      .statusCode;
  expect(await use(other)).toBe(401);
  for (const response of [{}, { id: 7 }, { id: 'x', response: null }])
    expect((await post('/session/passkey', { response })).statusCode).toBe(401);
  const { id } = key.use({});
  expect((await post('/session/passkey', { response: { id } })).statusCode).toBe(401);
  expect(await api.ask({ method: 'DELETE', url: '/api/v1/passkeys/1', headers: { cookie } })).toMatchObject({
    statusCode: 204,
  });
  expect(await use(key)).toBe(401);
  expect(
    (await api.ask({ method: 'DELETE', url: '/api/v1/passkeys/1', headers: { cookie } })).statusCode,
  ).toBe(404);
});

test('a stranger makes none', async () => {
  expect((await post('/passkeys/options')).statusCode).toBe(401);
  expect((await post('/passkeys', { name: 'x', response: {} })).statusCode).toBe(401);
});

test('of an answer that is sent twice at once one counts', async () => {
  const { key } = await made();
  const response = key.use(await optionsOf('/session/passkey/options'));
  const answers = await Promise.all([1, 2].map(async () => await post('/session/passkey', { response })));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
});

test('a challenge is good for five minutes, for what it was given, and once, however many strangers ask for one', () => {
  let now = 0;
  const challenges = passkeyChallenges(() => now);
  const textOf = (purpose: 'make' | 'use') => Buffer.from(challenges.create(purpose)).toString('base64url');
  const owner = textOf('use');
  expect(challenges.isOpen(owner, 'make')).toBe(false);
  for (let count = 0; count < 10_000; count += 1) challenges.create('use');
  now = 299;
  expect(challenges.isOpen(owner, 'use')).toBe(true);
  expect([challenges.spend(owner), challenges.spend(owner)]).toEqual([true, false]);
  expect(challenges.isOpen(owner, 'use')).toBe(false);
  const late = textOf('use');
  now += 300;
  expect(challenges.isOpen(late, 'use')).toBe(false);
  expect(challenges.spend(textOf('use'))).toBe(true);
  // Neither a later time nor the seal of another process makes one.
  const bytes = Buffer.from(challenges.create('use'));
  bytes.writeDoubleBE(1e9, 24);
  expect(challenges.isOpen(bytes.toString('base64url'), 'use')).toBe(false);
  const other = Buffer.from(passkeyChallenges(() => now).create('use')).toString('base64url');
  expect([challenges.isOpen(other, 'use'), challenges.isOpen('invented', 'use')]).toEqual([false, false]);
});
