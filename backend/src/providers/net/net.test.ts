import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localNet, type ProviderServer, providerServer } from '../../testing/provider-server.ts';
import type { NetOptions } from './net.ts';

let server: ProviderServer;

beforeEach(async () => {
  server = await providerServer();
});

afterEach(async () => {
  await server.close();
});

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end('no');

/** A whole answer, or the code of the failure. */
async function fetched(path: string, options: Partial<NetOptions> = {}): Promise<string> {
  const result = await localNet([server.host], options).fetchText(server.address + path);
  return 'value' in result ? result.value : `! ${result.failure.code}`;
}

/** Answers with each in turn, the last one for ever. */
function inTurn(...answers: ((response: ServerResponse) => void)[]) {
  let count = 0;
  return (response: ServerResponse) => {
    answers[Math.min(count, answers.length - 1)]?.(response);
    count += 1;
  };
}

const fine = (response: ServerResponse) => response.end('fine');

test('an answer is given as it came, in UTF-8', async () => {
  server.answer('/a', 'čtyři €');
  expect(await fetched('/a?b=c')).toBe('čtyři €');
  expect(server.asked).toEqual(['GET /a?b=c']);
});

test('a question can be sent with a body', async () => {
  server.answer('/a', (response, { headers }) => response.end(headers['content-type']));
  const question = { method: 'POST', body: '[1]', headers: { 'content-type': 'application/json' } } as const;
  expect(await localNet([server.host]).fetchText(`${server.address}/a`, question)).toEqual({
    value: 'application/json',
  });
  expect([server.asked, server.bodies]).toEqual([['POST /a'], ['[1]']]);
});

describe('patience', () => {
  test('an error of the provider is asked again, three times at most', async () => {
    server.answer('/', inTurn(status(500), status(503), fine));
    expect(await fetched('/')).toBe('fine');
    expect(server.asked).toHaveLength(3);
    server.answer('/broken', status(502));
    expect(await fetched('/broken')).toBe('! provider_broken');
    expect(server.asked).toHaveLength(6);
  });

  test('what a provider refuses is not asked again', async () => {
    server.answer('/', status(403));
    expect(await fetched('/')).toBe('! provider_refuses');
    expect(server.asked).toHaveLength(1);
  });

  test('a short wait that is asked for is waited', async () => {
    server.answer('/', inTurn(status(429, { 'retry-after': '0' }), fine));
    expect(await fetched('/', { backOffMs: 60_000 })).toBe('fine');
    server.answer('/date', inTurn(status(429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }), fine));
    expect(await fetched('/date', { backOffMs: 60_000 })).toBe('fine');
  });

  test('without a word about the wait the own one counts', async () => {
    server.answer('/', inTurn(status(429, { 'retry-after': 'soon' }), status(429), fine));
    expect(await fetched('/')).toBe('fine');
  });

  test('a long wait is not waited, and the host is not asked before it is over', async () => {
    server.answer('/', status(429, { 'retry-after': '3600' }));
    const net = localNet([server.host]);
    for (let ask = 0; ask < 3; ask += 1) {
      expect(await net.fetchText(server.address)).toEqual({
        failure: { code: 'rate_limited', values: { host: server.host } },
      });
    }
    expect(server.asked).toHaveLength(1);
  });

  test('too many requests stay too many after three tries', async () => {
    server.answer('/', status(429));
    expect(await fetched('/')).toBe('! rate_limited');
    expect(server.asked).toHaveLength(3);
  });

  test('at most three are asked at once', async () => {
    let open = 0;
    let most = 0;
    server.answer('/', (response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('fine');
      }, 20);
    });
    const net = localNet([server.host]);
    const answers = await Promise.all(
      Array.from({ length: 9 }, async () => await net.fetchText(server.address)),
    );
    expect(answers).toEqual(Array.from({ length: 9 }, () => ({ value: 'fine' })));
    expect(most).toBe(3);
  });
});

describe('bad answers', () => {
  test('one that never comes, and one that never ends, are given up', async () => {
    server.answer('/never', () => undefined);
    expect(await fetched('/never', { timeoutMs: 50 })).toBe('! timed_out');
    server.answer('/drip', (response) => {
      const drip = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await fetched('/drip', { timeoutMs: 80 })).toBe('! timed_out');
    expect(server.asked).toEqual(['GET /never', 'GET /drip']);
  });

  test('a huge one is not read to its end', async () => {
    let sent = 0;
    server.answer('/', (response) => {
      const more = () => {
        sent += 65_536;
        if (!response.destroyed && sent < 100_000_000)
          response.write(Buffer.alloc(65_536), () => setImmediate(more));
      };
      more();
    });
    expect(await fetched('/', { mostBytes: 1_000_000 })).toBe('! answer_too_large');
    expect(sent).toBeLessThan(50_000_000);
  });

  test('one that breaks off is no answer', async () => {
    server.answer('/', (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"half":', () => response.destroy());
    });
    expect(await fetched('/')).toBe('! answer_cut_off');
    expect(server.asked).toHaveLength(3);
  });

  test('a host that does not listen cannot be reached', async () => {
    const closed = await providerServer();
    await closed.close();
    const result = await localNet([closed.host]).fetchText(closed.address);
    expect(result).toEqual({ failure: { code: 'host_unreachable', values: { host: closed.host } } });
  });

  test('what is no address cannot be reached', async () => {
    expect(await localNet([]).fetchText('no address')).toMatchObject({
      failure: { code: 'host_unreachable' },
    });
  });
});

test('a net that is closed ends what it asks, at once and without another try', async () => {
  const closing = new AbortController();
  server.answer('/', () => closing.abort());
  const net = localNet([server.host], { signal: closing.signal, timeoutMs: 60_000, backOffMs: 60_000 });
  await expect(net.fetchText(server.address)).rejects.toThrow('aborted');
  await expect(net.fetchText(server.address)).rejects.toThrow('aborted');
  expect(server.asked).toHaveLength(1);
});

describe('where requests may go', () => {
  test.each([
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://0x7f.1:1/',
    'http://10.0.0.1/',
    'http://localhost:1/',
  ])('%s is not asked unless it is allowed', async (address) => {
    expect(await localNet([]).fetchText(address)).toMatchObject({ failure: { code: 'host_not_allowed' } });
  });

  test.each(['file:///etc/hosts', 'ftp://example.org/', 'data:text/plain,x'])(
    '%s is not asked',
    async (address) => {
      expect(await localNet(['example.org']).fetchText(address)).toMatchObject({
        failure: { code: 'host_not_allowed' },
      });
    },
  );

  test('a host is allowed with or without its port', async () => {
    server.answer('/', 'fine');
    expect(await localNet(['127.0.0.1']).fetchText(server.address)).toEqual({ value: 'fine' });
    expect(await localNet(['127.0.0.1:1']).fetchText(server.address)).toMatchObject({
      failure: { code: 'host_not_allowed' },
    });
  });

  test('a redirect is followed, to a path and to an address', async () => {
    server.answer('/a', status(302, { location: '/b?x=1' }));
    server.answer('/b', (response) => response.writeHead(308, { location: `${server.address}/c` }).end());
    server.answer('/c', 'fine');
    expect(await fetched('/a')).toBe('fine');
    expect(server.asked).toEqual(['GET /a', 'GET /b?x=1', 'GET /c']);
  });

  test('a redirect to a private address is refused before anything is sent there', async () => {
    const secret = await providerServer();
    secret.answer('/', 'secret');
    server.answer('/', status(302, { location: secret.address }));
    expect(await fetched('/')).toBe('! host_not_allowed');
    server.answer('/name', status(301, { location: secret.address.replace('127.0.0.1', 'localhost') }));
    expect(await fetched('/name')).toBe('! host_not_allowed');
    server.answer('/file', status(301, { location: 'file:///etc/hosts' }));
    expect(await fetched('/file')).toBe('! host_not_allowed');
    expect(secret.asked).toEqual([]);
    await secret.close();
  });

  test('redirects without end, and to nowhere, are given up', async () => {
    server.answer('/', status(302, { location: '/again' }));
    expect(await fetched('/')).toBe('! too_many_redirects');
    expect(server.asked).toHaveLength(5);
    server.answer('/nowhere', status(302));
    expect(await fetched('/nowhere')).toBe('! answer_unreadable');
  });
});
