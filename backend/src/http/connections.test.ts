import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testApi, type TestApi } from '../testing/test-api.ts';

/** What only a real connection shows. */

let api: TestApi;
let socket: Socket;

beforeEach(async () => {
  api = await testApi();
  await api.app.listen({ port: 0, host: '127.0.0.1' });
  socket = connect((api.app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
});

afterEach(async () => {
  socket.destroy();
  await api.close();
});

/** What has arrived once it contains the given text. */
async function arrived(text: string): Promise<string> {
  let read = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    read += String(chunk);
    if (read.includes(text)) break;
  }
  return read;
}

function send(...lines: string[]): void {
  socket.write([...lines, 'Host: localhost', '', ''].join('\r\n'));
}

test('a body that is too long is read to its end, so that whoever is still sending it gets the answer', async () => {
  const length = 20_000_000;
  send('POST /api/v1/transactions HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${length}`);
  expect(await arrived('body_too_large')).toMatch(/^HTTP\/1\.1 413 /);
  socket.write('a'.repeat(length));
  send('GET /health HTTP/1.1');
  expect(await arrived('healthy')).toMatch(/^HTTP\/1\.1 200 /);
});
