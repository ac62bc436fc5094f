import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicWeb } from './web.ts';

let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(301, { Location: 'https://elsewhere.example/' }).end();
    else response.writeHead(200, { 'X-Origin-Seen': request.headers.origin ?? 'none' }).end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('an address answers with its status, its headers and its text', async () => {
  const answer = await publicWeb.get(`http://127.0.0.1:${port}/`, { Origin: 'https://stranger.example' });
  expect([answer?.status, answer?.text]).toEqual([200, 'here']);
  expect(answer?.headers.get('x-origin-seen')).toBe('https://stranger.example');
});

test('a redirect is told, and not followed', async () => {
  const answer = await publicWeb.get(`http://127.0.0.1:${port}/moved`);
  expect([answer?.status, answer?.headers.get('location')]).toEqual([301, 'https://elsewhere.example/']);
});

test('where nothing listens there is no answer and no connection', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port: free } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await publicWeb.get(`http://127.0.0.1:${free}/`)).toBeNull();
  expect(await publicWeb.canConnect('127.0.0.1', free)).toBe(false);
  expect(await publicWeb.canConnect('127.0.0.1', port)).toBe(true);
});
