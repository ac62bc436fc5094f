import { renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { type TestApi, testApi } from './testing/test-api.ts';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  await api.close();
});

test.each(['/health', '/api/v1/health'])('%s answers exactly that the process serves', async (url) => {
  const answer = await api.app.inject(url);
  expect([answer.statusCode, answer.body]).toEqual([200, '{"status":"healthy"}']);
});

test('readiness is a real query and the version of the schema', async () => {
  expect((await api.app.inject('/api/v1/health/ready')).json()).toMatchObject({
    status: 'ready',
    reason: null,
  });
});

test('readiness says why not when the schema is newer than this version', async () => {
  await api.database.write
    .insertInto('schema_migrations')
    .values({ name: '9999-later', applied_at: '' })
    .execute();
  const answer = await api.app.inject('/api/v1/health/ready');
  expect([answer.statusCode, answer.json()]).toEqual([
    503,
    { status: 'not_ready', schema: '9999-later', reason: 'schema is newer: 9999-later' },
  ]);
});

test('readiness says why not when the database does not answer', async () => {
  await api.database.close();
  const answer = await api.app.inject('/api/v1/health/ready');
  expect([answer.statusCode, answer.json<{ status: string }>().status]).toEqual([503, 'not_ready']);
});

test('readiness says why not when what is written would be lost', async () => {
  renameSync(api.path, `${api.path}.away`);
  const answer = await api.app.inject('/api/v1/health/ready');
  renameSync(`${api.path}.away`, api.path);
  expect([answer.statusCode, answer.json()]).toMatchObject([
    503,
    { status: 'not_ready', reason: expect.stringContaining('the database file is gone') as string },
  ]);
});

test('GET / tells programs where the documentation is', async () => {
  const answer = await api.app.inject({ url: '/', headers: { accept: 'application/json' } });
  expect(answer.json()).toMatchObject({ message: 'ETF Portfolio Tracker', docs: '/api/v1/docs' });
});

test.each(['/docs', '/api/v1/docs'])('%s shows interactive documentation', async (url) => {
  const answer = await api.app.inject(url);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('text/html');
  const policy = answer.headers['content-security-policy'];
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/https?:|upgrade-insecure-requests|script-src|\*/);
  const { headers, body } = await api.app.inject(`${url}/static/swagger-initializer.js`);
  expect(headers['content-security-policy']).toBe(policy);
  expect(body).toContain('"validatorUrl":null');
});

test.each(['/openapi.json', '/api/v1/openapi.json'])(
  '%s is OpenAPI 3.1 with every operation',
  async (url) => {
    const document = (await api.app.inject(url)).json<{ openapi: string; paths: Record<string, object> }>();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      path.startsWith('/api/v1/')
        ? Object.keys(methods).map((method) => `${method} ${path.slice('/api/v1'.length)}`)
        : [],
    );
    expect(operations).toEqual(expect.arrayContaining(OPERATIONS));
  },
);

const OPERATIONS = [
  'post /transactions',
  'get /transactions',
  'delete /transactions',
  'get /transactions/{id}',
  'put /transactions/{id}',
  'delete /transactions/{id}',
  'post /transactions/degiro-import-csv-transactions',
  'get /analytics/portfolio-summary',
  'post /position-values',
  'get /position-values',
  'delete /position-values/{id}',
  'post /isin-metadata',
  'get /isin-metadata',
  'get /isin-metadata/{isin}',
  'put /isin-metadata/{isin}',
  'delete /isin-metadata/{isin}',
  'post /other-assets',
  'get /other-assets',
  'delete /other-assets/{asset_type}',
  'get /settings/exchange-rate',
  'post /settings/exchange-rate',
  'post /snapshots',
  'get /snapshots',
  'delete /snapshots',
  'get /snapshots/summary',
  'delete /snapshots/{snapshot_date}',
  'post /snapshots/import-csv',
  'get /changes',
  'post /changes/{id}/undo',
];

describe('addresses and methods', () => {
  test('an unknown path is 404 in the contract’s words, with a code beside them', async () => {
    const answer = await api.app.inject('/api/v1/nothing');
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'Not Found', code: 'not_found' }]);
  });

  test('a known path asked the wrong way is 405 with the ways that it has', async () => {
    const answer = await api.app.inject({ method: 'PUT', url: '/api/v1/settings/exchange-rate' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
    expect(answer.json()).toEqual({ detail: 'Method Not Allowed', code: 'method_not_allowed' });
    const withBody = { method: 'PUT', url: '/api/v1/settings/exchange-rate', payload: '<x/>' } as const;
    expect((await api.app.inject(withBody)).statusCode).toBe(405);
  });

  test.each(['PROPFIND', 'LINK', 'QUERY', 'PURGE', 'M-SEARCH'])(
    '%s is a wrong method on a known path, with or without a body, and an unknown path stays unknown',
    async (method) => {
      const asked = async (url: string, payload?: string) =>
        await api.app.inject({ method: method as 'GET', url, ...(payload !== undefined && { payload }) });
      for (const payload of [undefined, '<x/>']) {
        const known = await asked('/api/v1/settings/exchange-rate/?a=/b', payload);
        expect([known.statusCode, known.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
        expect(known.json()).toEqual({ detail: 'Method Not Allowed', code: 'method_not_allowed' });
        expect(known.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      }
      const one = await asked('/api/v1/transactions/12');
      expect([one.statusCode, one.headers.allow]).toEqual([405, 'GET, HEAD, PUT, DELETE']);
      expect((await asked('/api/v1/nothing')).json()).toEqual({ detail: 'Not Found', code: 'not_found' });
    },
  );

  test('OPTIONS that is no preflight is a wrong method too; an unknown path stays unknown', async () => {
    const asked = async (url: string) => await api.app.inject({ method: 'OPTIONS', url });
    const known = await asked('/api/v1/transactions');
    expect([known.statusCode, known.headers.allow]).toEqual([405, 'GET, HEAD, POST, DELETE']);
    expect((await asked('/api/v1/nothing')).json()).toEqual({ detail: 'Not Found', code: 'not_found' });
  });

  test('/redoc leads to the documentation', async () => {
    const answer = await api.app.inject('/redoc');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/docs']);
  });

  test('HEAD answers like GET, without a body', async () => {
    const answer = await api.app.inject({ method: 'HEAD', url: '/api/v1/transactions' });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });

  test('a trailing slash is served, not redirected', async () => {
    expect((await api.app.inject('/api/v1/transactions/')).statusCode).toBe(200);
  });
});

describe('headers', () => {
  test('every answer carries an id; a well-formed one of the caller is kept, any other is replaced', async () => {
    const idFor = async (given?: string) =>
      (
        await api.app.inject({
          url: '/health',
          headers: given === undefined ? {} : { 'x-request-id': given },
        })
      ).headers['x-request-id'];
    expect(await idFor()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor('my.id-1')).toBe('my.id-1');
    expect(await idFor('bad id\t')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('an allowed origin is named, another is not', async () => {
    const headersFor = async (origin: string) =>
      (await api.app.inject({ url: '/health', headers: { origin } })).headers;
    expect(await headersFor('http://localhost:3000')).toMatchObject({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-allow-credentials': 'true',
    });
    expect(await headersFor('https://evil.example')).not.toHaveProperty('access-control-allow-origin');
  });

  test('a preflight is OK for an allowed origin, with any header, and 400 for another', async () => {
    const preflight = async (origin: string) =>
      await api.app.inject({
        method: 'OPTIONS',
        url: '/api/v1/transactions/1',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type, x-mine',
        },
      });
    const allowed = await preflight('http://localhost:3000');
    expect([allowed.statusCode, allowed.body]).toEqual([200, 'OK']);
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': expect.stringContaining('PUT') as string,
      'access-control-allow-headers': 'content-type, x-mine',
      'access-control-max-age': '600',
    });
    const refused = await preflight('https://evil.example');
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

test('path, query and body that are wrong are all reported at once, in this order', async () => {
  const locations = async (method: 'PUT' | 'DELETE', url: string, payload?: object) => {
    const answer = await api.app.inject({ method, url: `/api/v1${url}`, ...(payload && { payload }) });
    expect(answer.statusCode).toBe(422);
    return answer.json<{ detail: { loc: string[] }[] }>().detail.map(({ loc }) => loc.join('.'));
  };
  expect(await locations('PUT', '/transactions/x', { units: 0, fee: -1 })).toEqual([
    'path.id',
    'body.fee',
    'body.units',
  ]);
  expect(await locations('PUT', '/transactions/x')).toEqual(['path.id', 'body']);
  const long = 'x'.repeat(101);
  expect(await locations('DELETE', `/other-assets/${long}?asset_detail=${long}`)).toEqual([
    'path.asset_type',
    'query.asset_detail',
  ]);
  expect(await locations('PUT', '/transactions/1', { fee: -1 })).toEqual(['body.fee']);
});

test('members that mean nothing are ignored, and named in the log at DEBUG; no amount is in the access log', async () => {
  const lines: string[] = [];
  const { config } = readConfig({ LOG_LEVEL: 'DEBUG' }, tmpdir());
  const app = await createApp(
    config,
    api.database,
    createLog(config, (line) => lines.push(line)),
  );
  const payload = { isin: 'IE00BK5BQT80', current_value: '98765.43', colour: 'blue', id: 7 };
  const url = '/api/v1/position-values?current_value=98765.43';
  expect((await app.inject({ method: 'POST', url, payload })).statusCode).toBe(200);
  await app.inject('/api/v1/changes?limit=7&current_value=98765.43');
  // How much is to be invested is an amount, though the operation asks for it.
  await app.inject('/api/v1/analytics/why?figure=order_amount&amount=98765.43&minimum_order=98765.43');
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told).toContainEqual(expect.objectContaining({ level: 'DEBUG', members: ['colour', 'id'] }));
  const accessLines = told.filter((line) => line.logger === 'portfolio.access');
  expect(accessLines).toHaveLength(6);
  expect(accessLines[2]).toMatchObject({ path: '/api/v1/changes', query_params: { limit: '7' } });
  expect(accessLines[4]).toMatchObject({ query_params: { figure: 'order_amount' } });
  expect(JSON.stringify(accessLines)).not.toContain('98765');
  await app.close();
});
