import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url));

/** A socket that is bound and that this process never accepts from, as a service manager keeps it; Node's cluster makes one so. */
interface BoundSocket {
  readonly fd: number;
  getsockname(out: { port?: number }): number;
  close(): void;
}

interface Net {
  _createServerHandle(host: string, port: number, type: 4): BoundSocket;
}

const bind = (host: string) => (net as unknown as Net)._createServerHandle(host, 0, 4);

/** Starts servers as systemd does: on a socket that outlives them, and told what they say. */
export interface ServiceManager {
  readonly address: string;
  start(environment?: Record<string, string>): ChildProcess;
  /** What the servers told, a line each. */
  told(): string[];
  /** @throws when it is not told within half a minute */
  untilTold(line: string | RegExp, times?: number): Promise<void>;
  close(): Promise<void>;
}

/** The shell becomes the server, so that the number of its process is known before it starts. */
const LAUNCH = 'LISTEN_PID=$$ WATCHDOG_PID=$$; export LISTEN_PID WATCHDOG_PID; exec "$0" "$@"';

/**
 * @param folder  of the database and of all else that is left behind
 */
export function serviceManager(folder: string): ServiceManager {
  const socket = bind('127.0.0.1');
  const name: { port?: number } = {};
  socket.getsockname(name);
  const notices = join(folder, 'notices.txt');
  // What systemd-notify sends goes into a file: Node cannot receive it.
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${notices}'\n`);
  chmodSync(join(folder, 'systemd-notify'), 0o755);
  const children: ChildProcess[] = [];
  const told = () => (existsSync(notices) ? readFileSync(notices, 'utf8').trim().split('\n') : []);
  return {
    address: `http://127.0.0.1:${String(name.port)}`,
    told,
    start: (environment = {}) => {
      const child = spawn('sh', ['-c', LAUNCH, process.execPath, SERVER], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe', socket.fd],
        env: {
          PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`,
          DATABASE_URL: 'sqlite:///data/portfolio.db',
          PRICE_REFRESH: 'off',
          BACKUP_SCHEDULE: 'off',
          LISTEN_FDS: '1',
          NOTIFY_SOCKET: join(folder, 'notify'),
          ...environment,
        },
      });
      children.push(child);
      return child;
    },
    untilTold: async (line, times = 1) => {
      const isIt = (one: string) => (typeof line === 'string' ? one === line : line.test(one));
      for (let left = 3000; told().filter(isIt).length < times; left -= 1) {
        if (left === 0) throw new Error(`told only: ${told().join(', ')}`);
        await pause(10);
      }
    },
    close: async () => {
      for (const child of children) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      socket.close();
    },
  };
}
