import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** An AWS of its own on the loopback, as far as moto imitates it. */
export interface Moto {
  /** Calls an action of a service that is asked by forms, and answers its XML. */
  ask(service: 'cloudformation' | 'ec2', parameters: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

const VERSIONS = { cloudformation: '2010-05-15', ec2: '2016-11-15' } as const;
const LONGEST_START_MS = 40_000;

export const isMotoInstalled = (): boolean => spawnSync('moto_server', ['--help']).status === 0;

export async function startMoto(region: string): Promise<Moto> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const address = `http://127.0.0.1:${port}/`;
  const until = Date.now() + LONGEST_START_MS;
  while (!(await answers(address))) {
    if (Date.now() > until) throw new Error('moto_server did not start.');
    await pause(200);
  }
  return {
    ask: async (service, parameters) => {
      // Nobody checks the signature; the scope says which service and region are meant.
      const scope = `test/20260101/${region}/${service}/aws4_request`;
      const answer = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
        },
        body: new URLSearchParams({ Version: VERSIONS[service], ...parameters }),
      });
      const text = await answer.text();
      if (!answer.ok)
        throw new Error(`${parameters['Action'] ?? ''}: ${answer.status} ${text.slice(0, 500)}`);
      return text;
    },
    close: async () => {
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}moto-api/`)).ok;
  } catch {
    return false;
  }
}
