import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { cookieOf, type LockedApi, lockedApi, PASSWORD } from '../testing/locked-api.ts';
import { formWithFile, testDatabase } from '../testing/test-api.ts';

/** The table of docs/spec/attacks.md: what is tried, and what comes of it. */

const SUMMARY = '/api/v1/analytics/portfolio-summary';
let api: LockedApi;

beforeEach(async () => {
  api = await lockedApi({ LOG_LEVEL: 'DEBUG' });
});

afterEach(async () => {
  await api.close();
});

const MIB = 1024 * 1024;
const json = { 'content-type': 'application/json' };

test('session fixation: a cookie that was slipped to the browser opens nothing, before or after the login', async () => {
  const slipped = 'portfolio-session=chosen-by-the-attacker';
  const first = await api.logIn(undefined, { cookie: slipped });
  expect(cookieOf(first)).not.toBe(slipped);
  expect((await api.ask({ url: SUMMARY, headers: { cookie: slipped } })).statusCode).toBe(401);
  // Likewise one that is real, of the attacker's own login: it ends.
  const second = await api.logIn(undefined, { cookie: cookieOf(first) });
  expect((await api.ask({ url: SUMMARY, headers: { cookie: cookieOf(first) } })).statusCode).toBe(401);
  expect((await api.ask({ url: SUMMARY, headers: { cookie: cookieOf(second) } })).statusCode).toBe(200);
});

test('brute force: of 10,000 tries a handful is looked at, and the owner still gets in', async () => {
  const owner = {
    method: 'POST',
    url: '/api/v1/session',
    payload: { password: PASSWORD },
    remoteAddress: '198.51.100.7',
  } as const;
  const cookie = cookieOf(await api.ask(owner));
  const counts = new Map<number, number>();
  for (let batch = 0; batch < 100; batch += 1) {
    const tries = Array.from({ length: 100 }, async (_, index) => {
      const password = `guess number ${batch * 100 + index}`;
      return (await api.logIn(password)).statusCode;
    });
    for (const status of await Promise.all(tries)) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  expect((counts.get(401) ?? 0) + (counts.get(429) ?? 0)).toBe(10_000);
  expect(counts.get(401)).toBeLessThanOrEqual(15);
  // From the attacker's own address even the right password waits; that tells it nothing.
  const told = await api.logIn(PASSWORD);
  expect([told.statusCode, Number(told.headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await api.ask({ url: SUMMARY, headers: { cookie } })).statusCode).toBe(200);
  expect((await api.ask(owner)).statusCode).toBe(200);
}, 120_000);

test('brute force from everywhere: a browser that logged in before does not wait for strangers, wherever it is', async () => {
  const first = await api.logIn();
  const [session = '', mark = ''] = [first.headers['set-cookie']].flat().map((one) => one?.split(';')[0]);
  await api.ask({ method: 'DELETE', url: '/api/v1/session', headers: { cookie: session } });
  const from = async (remoteAddress: string, password: string, cookie = '') => {
    const headers = { cookie };
    return await api.ask({
      ...{ method: 'POST', url: '/api/v1/session', headers, remoteAddress },
      payload: { password },
    });
  };
  for (let tries = 0; tries < 100; tries += 1) await from(`10.0.0.${tries}`, 'guess');
  expect((await from('198.51.100.7', PASSWORD)).statusCode).toBe(429);
  expect((await from('198.51.100.7', PASSWORD, mark)).statusCode).toBe(200);
  // It opens nothing, a made-up one is none, and a stolen one guesses no faster, from however many addresses.
  expect((await api.ask({ url: SUMMARY, headers: { cookie: mark } })).statusCode).toBe(401);
  expect((await from('198.51.100.8', PASSWORD, 'portfolio-browser=me.seal')).statusCode).toBe(429);
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries += 1)
    statuses.push((await from(`10.1.0.${tries}`, 'guess', mark)).statusCode);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test('a token in an address opens nothing, and neither addresses nor log carry a secret', async () => {
  const cookie = await api.cookie();
  const payload = { name: 'x', scope: 'full' };
  const made = await api.ask({ method: 'POST', url: '/api/v1/api-tokens', payload, headers: { cookie } });
  const { secret } = made.json<{ secret: string }>();
  for (const name of ['token', 'access_token', 'api_key', 'session'])
    expect((await api.ask({ url: `${SUMMARY}?${name}=${secret}` })).statusCode).toBe(401);
  await api.ask({ url: SUMMARY, headers: { authorization: `Bearer ${secret}` } });
  await api.logIn('a wrong long password');
  const log = api.errors.join('');
  expect(log).toContain('login refused');
  for (const word of [secret, cookie.split('=')[1] ?? '?', PASSWORD, 'a wrong long password', 'argon2id'])
    expect(log).not.toContain(word);
});

test('a refusal of what holds a password tells nothing of it', async () => {
  const headers = { cookie: await api.cookie() };
  const word = 'hunter2';
  const login = { method: 'POST', url: '/api/v1/session' } as const;
  const change = { method: 'PUT', url: '/api/v1/password' } as const;
  const bodies: [type: string, payload: string][] = [
    ['text/plain', word],
    ['text/plain', JSON.stringify({ password: word })],
    ['application/json', JSON.stringify({ current: word })],
    ['application/json', JSON.stringify({ current: word, replacement: word })],
    ['application/json', JSON.stringify({ password: [word] })],
    ['application/json', JSON.stringify(word)],
    ['application/json', `{"password": ${word}}`],
    ['application/json', `{"password": "${word}`],
  ];
  for (const where of [login, change])
    for (const [type, payload] of bodies) {
      const sent = { ...where, payload, headers: { ...headers, 'content-type': type } };
      const { statusCode, body } = await api.ask(sent);
      expect([payload, statusCode, body.includes(word)]).toEqual([payload, 422, false]);
    }
  expect(api.errors.join('')).not.toContain(word);
});

test('path traversal: nothing outside of the web app is served', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'a web app '));
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  writeFileSync(join(folder, 'dist', 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'dist', 'assets', 'a.js'), 'let a;');
  const { database, close } = await testDatabase();
  const { config } = readConfig({ LOG_LEVEL: 'ERROR', PRICE_REFRESH: 'off' }, folder);
  const app = await createApp(
    config,
    database,
    createLog(config, () => undefined),
    join(folder, 'dist'),
  );
  expect((await app.inject('/assets/a.js')).body).toBe('let a;');
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/assets/....//....//secret.txt',
    '/%00/../secret.txt',
    '//secret.txt',
  ]) {
    const answer = await app.inject(path);
    expect([path, answer.statusCode < 500, answer.body.includes('SECRET')]).toEqual([path, true, false]);
  }
  await app.close();
  await close();
  rmSync(folder, { recursive: true });
});

describe('too much', () => {
  test('a body of more than 1 MiB is refused, a file of more than 50 MiB too', async () => {
    const headers = { cookie: await api.cookie(), ...json };
    const payload = `{"password":"${'x'.repeat(MIB)}"}`;
    expect(
      (await api.ask({ method: 'POST', url: '/api/v1/session', payload, headers: json })).statusCode,
    ).toBe(413);
    const file = formWithFile('a.csv', Buffer.alloc(50 * MIB + 1, 'a'));
    const url = '/api/v1/transactions/degiro-import-csv-transactions';
    const answer = await api.ask({ method: 'POST', url, ...file, headers: { ...headers, ...file.headers } });
    expect(answer.statusCode).toBe(413);
  });

  test('a stranger cannot even begin an upload', async () => {
    const url = '/api/v1/transactions/degiro-import-csv-transactions';
    expect((await api.ask({ method: 'POST', url, ...formWithFile('a.csv', 'a') })).statusCode).toBe(401);
  });

  test('JSON bombs: deep nesting is refused, a small body that unpacks to gigabytes is not unpacked', async () => {
    const headers = { cookie: await api.cookie(), ...json };
    const send = async (payload: string | Buffer, more = {}) =>
      await api.ask({
        method: 'POST',
        url: '/api/v1/transactions',
        payload,
        headers: { ...headers, ...more },
      });
    expect((await send('['.repeat(MIB - 10))).statusCode).toBe(422);
    expect((await send(`{"units":${'9'.repeat(MIB - 100)}}`)).statusCode).toBe(422);
    expect((await send(`{${'"a":1,'.repeat(100_000)}"b":1}`)).statusCode).toBe(422);
    const bomb = gzipSync(Buffer.alloc(100 * MIB, ' '));
    expect((await send(bomb, { 'content-encoding': 'gzip' })).statusCode).toBeLessThan(500);
  });

  test('CSV bombs: a line of a million columns, a quote without end, a million empty lines', async () => {
    const cookie = await api.cookie();
    for (const text of [','.repeat(MIB), `"${'x'.repeat(MIB)}`, '\n'.repeat(MIB), '"'.repeat(MIB)]) {
      const form = formWithFile('a.csv', text);
      const url = '/api/v1/transactions/degiro-import-csv-transactions';
      const answer = await api.ask({ method: 'POST', url, ...form, headers: { ...form.headers, cookie } });
      expect(answer.statusCode).toBe(400);
    }
  });
});

test('ReDoS: no text makes a pattern run on', async () => {
  const headers = { cookie: await api.cookie(), ...json };
  // A pattern that backtracks takes minutes and more at this length: the test would not end in its time.
  const bytes = 100_000;
  const texts = ['a', '0', ' ', '-', '.', '1.', ':', 'é', '/', '%25', '\\', '{', 'a,', '=', '1e'].map(
    (text) => text.repeat(bytes / (Buffer.byteLength(JSON.stringify(text)) - 2)) + '!',
  );
  for (const text of texts) {
    const trade = {
      date: text,
      isin: text,
      broker: text,
      units: text,
      price_per_unit: text,
      transaction_type: text,
      currency: text,
      time: text,
    };
    const payload = JSON.stringify(trade);
    const wrote = await api.ask({ method: 'POST', url: '/api/v1/transactions', payload, headers });
    expect(wrote.statusCode).toBe(422);
    const filter = encodeURIComponent(text.slice(0, 5000));
    const read = await api.ask({
      url: `/api/v1/transactions?isin=${filter}&start_date=${filter}&broker=${filter}`,
      headers,
    });
    expect(read.statusCode).toBeLessThan(500);
    const strange = {
      ...headers,
      'user-agent': text.slice(0, 5000),
      authorization: `Bearer ${' '.repeat(5000)}`,
      origin: 'x'.repeat(5000),
    };
    expect(
      (await api.ask({ method: 'POST', url: '/api/v1/session', payload: '{}', headers: strange })).statusCode,
    ).toBeLessThan(500);
  }
}, 30_000);

test('prototype pollution: no member of a body or an address reaches what all objects share', async () => {
  const headers = { cookie: await api.cookie(), ...json };
  const payload =
    '{"name":"x","scope":"read","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const made = await api.ask({ method: 'POST', url: '/api/v1/api-tokens', payload, headers });
  expect(made.statusCode).toBe(201);
  await api.ask({
    url: '/api/v1/transactions?__proto__[polluted]=1&constructor.prototype.polluted=1',
    headers,
  });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const scope = '{"name":"x","scope":"__proto__"}';
  expect(
    (await api.ask({ method: 'POST', url: '/api/v1/api-tokens', payload: scope, headers })).statusCode,
  ).toBe(422);
});

test('a failure tells nobody where in the program it was; DEBUG does', async () => {
  const headers = { cookie: await api.cookie() };
  const { database } = api;
  await database.write.schema.dropView('notes').execute();
  const answer = await api.ask({ url: '/api/v1/notes/IE00BK5BQT80', headers });
  expect(answer.statusCode).toBe(500);
  expect(Object.keys(answer.json()).sort()).toEqual(['code', 'detail', 'request_id']);
  expect(answer.body).not.toMatch(/\bat |node_modules|\.ts|SQLITE|notes/);
});
