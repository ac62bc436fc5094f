import { connect } from 'node:net';

/** What an address answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The public side of the app, as any browser sees it. */
export interface Web {
  /** Follows no redirect. @returns null when nothing answered */
  readonly get: (address: string, headers?: Readonly<Record<string, string>>) => Promise<Answer | null>;
  /** Whether a connection can be opened at all. */
  readonly canConnect: (host: string, port: number) => Promise<boolean>;
}

const PATIENCE_MS = 10_000;

/** The network of this machine. */
export const publicWeb: Web = {
  get: async (address, headers = {}) => {
    try {
      const response = await fetch(address, {
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { Accept: 'text/html,application/json,*/*', ...headers },
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      return null;
    }
  },
  canConnect: async (host, port) => {
    const tried = Promise.withResolvers<boolean>();
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    socket.once('connect', () => {
      tried.resolve(true);
    });
    for (const event of ['error', 'timeout'])
      socket.once(event, () => {
        tried.resolve(false);
      });
    try {
      return await tried.promise;
    } finally {
      socket.destroy();
    }
  },
};
