import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { handedSocket } from './supervisor/handed-socket.ts';
import { type ServiceManager, serviceManager } from './testing/service-manager.ts';

const HASH = '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$Q3O0rS8UvJ1vJd8iQGkz0n6Yx2mZ2p9wq8hXr1sT3uE';
const WITH_PASSWORD = { PASSWORD_HASH: HASH };

let folder: string;
let manager: ServiceManager;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a host '));
  manager = serviceManager(folder);
});

afterEach(async () => {
  await manager.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly connection: string | undefined;
}

/** One request without second attempts: whatever the connection does is seen. */
async function ask(agent: Agent, path = '/health'): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const asked = request(`${manager.address}${path}`, { agent }, (answer) => {
      answer.resume().on('end', () => {
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, connection: headers.connection });
      });
      answer.on('error', reject);
    });
    asked.on('error', reject).end();
  });
}

/** Asks on and on until told to end. @returns how often it was answered, and what failed */
function visitor(agent: Agent) {
  const ending = new AbortController();
  const failures: string[] = [];
  let answered = 0;
  const asking = (async () => {
    while (!ending.signal.aborted) {
      try {
        const { status } = await ask(agent);
        if (status === 200) answered += 1;
        else failures.push(String(status));
      } catch (error) {
        failures.push(String(error));
      }
    }
  })();
  return {
    end: async () => {
      ending.abort();
      await asking;
      return { answered, failures };
    },
  };
}

test('two restarts under load on a socket that outlives the server: no request fails', async () => {
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: false })];
  let server = manager.start(WITH_PASSWORD);
  await manager.untilTold('READY=1');
  const visitors = Array.from({ length: 8 }, (_, index) => visitor(agents[index % 2] as Agent));
  for (const restart of [1, 2]) {
    await manager.untilTold('READY=1', restart);
    await pause(300);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
    server = manager.start(WITH_PASSWORD);
  }
  await manager.untilTold('READY=1', 3);
  await pause(300);
  const ended = await Promise.all(visitors.map(async (each) => await each.end()));
  expect(ended.flatMap(({ failures }) => failures)).toEqual([]);
  // Each was answered by all three servers, and not only waited.
  for (const { answered } of ended) expect(answered).toBeGreaterThan(3);
  for (const agent of agents) agent.destroy();
});

test('a connection that is kept alive is answered once more during a stop, and told that it ends', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const server = manager.start(WITH_PASSWORD);
  await manager.untilTold('READY=1');
  expect(await ask(agent)).toEqual({ status: 200, connection: 'keep-alive' });
  server.kill('SIGTERM');
  await manager.untilTold('STOPPING=1');
  expect(await ask(agent)).toEqual({ status: 200, connection: 'close' });
  expect(await once(server, 'exit')).toEqual([0, null]);
});

test('a connection on which nothing was ever asked does not hold up a stop', async () => {
  const server = manager.start(WITH_PASSWORD);
  await manager.untilTold('READY=1');
  const silent = connect(Number(new URL(manager.address).port), '127.0.0.1');
  await once(silent, 'connect');
  await pause(100);
  const closed = once(silent, 'close');
  server.kill('SIGTERM');
  await closed;
  expect(await once(server, 'exit')).toEqual([0, null]);
});

test('the service manager is told when it answers, that it lives, and that it stops', async () => {
  // A watchdog of 0.3 s is told every 0.1 s.
  const server = manager.start({ ...WITH_PASSWORD, WATCHDOG_USEC: '300000' });
  await manager.untilTold('WATCHDOG=1', 3);
  server.kill('SIGTERM');
  await once(server, 'exit');
  const told = manager.told();
  expect(told.slice(0, 2)).toEqual([
    'READY=1',
    `STATUS=Answering at ${manager.address.replace('127.0.0.1', 'localhost')}`,
  ]);
  expect(told).toContain('STOPPING=1');
});

test('an event loop that stands still tells nothing', async () => {
  const server = manager.start({ ...WITH_PASSWORD, WATCHDOG_USEC: '300000' });
  await manager.untilTold('WATCHDOG=1', 2);
  server.kill('SIGSTOP');
  await pause(200);
  const before = manager.told().length;
  await pause(500);
  expect(manager.told().length).toBe(before);
  server.kill('SIGCONT');
  await manager.untilTold('WATCHDOG=1', before);
});

test('a socket that was handed over asks for a password, as other machines may reach it', async () => {
  const server = manager.start();
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await once(server, 'exit')).toEqual([1, null]);
  expect(said).toContain('no password is set');
});

test('several sockets are refused, and what was handed to another process is not taken', async () => {
  expect(handedSocket({ LISTEN_PID: '41', LISTEN_FDS: '1' }, 42)).toBeNull();
  const several = manager.start({ ...WITH_PASSWORD, LISTEN_FDS: '2' });
  let said = '';
  several.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect(await once(several, 'exit')).toEqual([1, null]);
  expect(said).toContain('must have one ListenStream');
});
