import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNet, type Net, NET_DEFAULTS, type NetOptions } from '../providers/net/net.ts';

/** What a local provider answers: a text with status 200, or whatever the function does with the response. */
export type ProviderAnswer = string | ((response: ServerResponse, request: IncomingMessage) => void);

/** A server on this machine that stands for a provider. */
export interface ProviderServer {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** What was asked so far: method and path, in order. */
  readonly asked: string[];
  /** Bodies that were sent, one for each request. */
  readonly bodies: string[];
  /** Answers every path that begins so; of several the longest counts. Anything else is 404. */
  answer(path: string, answer: ProviderAnswer): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

export async function providerServer(): Promise<ProviderServer> {
  const answers = new Map<string, ProviderAnswer>();
  const asked: string[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    asked.push(`${method} ${url}`);
    void bodyOf(request).then((body) => {
      bodies.push(body);
      const [path = ''] = [...answers.keys()]
        .filter((start) => url.startsWith(start))
        .sort((left, right) => right.length - left.length);
      const answer = answers.get(path);
      if (answer === undefined) response.writeHead(404).end('nothing here');
      else if (typeof answer === 'string') response.end(answer);
      else answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}`,
    host,
    asked,
    bodies,
    answer: (path, answer) => answers.set(path, answer),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The real net, allowed to ask the given hosts of this machine, in a hurry. */
export function localNet(hosts: readonly string[], options: Partial<NetOptions> = {}): Net {
  return createNet({ ...NET_DEFAULTS, privateHosts: hosts, timeoutMs: 2000, backOffMs: 1, ...options });
}
