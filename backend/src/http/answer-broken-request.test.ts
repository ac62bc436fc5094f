import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApi, testApi } from '../testing/test-api.ts';

let api: TestApi;

beforeEach(async () => {
  api = await testApi();
});

afterEach(async () => {
  await api.close();
});

/** Listens as the server does, for what only a real connection can try. */
async function listening(): Promise<number> {
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  return (api.app.server.address() as AddressInfo).port;
}

/** Sends a text and waits until it is hung up. @returns what was said */
async function answerTo(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return said;
}

test('slow requests: a head or a body that never ends is cut off, and others are answered meanwhile', async () => {
  api.app.server.headersTimeout = 300;
  api.app.server.requestTimeout = 600;
  const port = await listening();
  const body =
    'POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
  const sockets = [answerTo(port, 'GET / HTTP/1.1\r\nHost: loc'), answerTo(port, body)];
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  for (const said of await Promise.all(sockets)) {
    expect(said).toMatch(/^HTTP\/1.1 408 /);
    expect(said).toContain('"code":"request_refused"');
  }
});

test('what is no request at all is refused in the words of every refusal, and hung up on', async () => {
  const port = await listening();
  const codesOf = async (text: string) => {
    const [head = '', body = ''] = (await answerTo(port, text)).split('\r\n\r\n');
    return [head.split(' ')[1], (JSON.parse(body) as { code: string }).code];
  };
  const long = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`;
  const both =
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n';
  expect(await codesOf('no HTTP\r\n\r\n')).toEqual(['400', 'request_refused']);
  expect(await codesOf(both)).toEqual(['400', 'request_refused']);
  expect(await codesOf(long)).toEqual(['431', 'request_refused']);
});

test('a request without a Host header is refused in the words of every refusal, under its id, wherever it leads', async () => {
  const port = await listening();
  for (const path of ['/health', '/api/v1/transactions', '/api/v1/nothing', '/']) {
    const said = await answerTo(port, `GET ${path} HTTP/1.1\r\nX-Request-ID: mine-1\r\n\r\n`);
    const [head = '', body = ''] = said.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(head.toLowerCase()).toContain('x-request-id: mine-1');
    expect(head.toLowerCase()).toContain('connection: close');
    expect(JSON.parse(body)).toEqual({
      detail:
        'The request has no Host header, which HTTP/1.1 demands: say by which name the app is asked for.',
      code: 'request_refused',
    });
  }
  // HTTP/1.0 knows no such header; whoever asks by no name is still no name of ours.
  const old = await answerTo(port, 'GET /api/v1/transactions HTTP/1.0\r\n\r\n');
  expect(old).toMatch(/^HTTP\/1\.1 403 /);
  expect(old).toContain('"code":"host_refused"');
});
