import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { setPassword } from '../../commands/set-password.ts';
import { runCommand } from './run-command.ts';

/** The name that the examples in `proxy/` are written for. */
export const SITE = 'portfolio.example.org';
export const PASSWORD = 'correct horse battery staple';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SECRET = 'known-to-proxy-and-app-alone';

export type ProxyName = 'nginx' | 'caddy';

/** The server behind a real proxy that runs on the example of `proxy/`. */
export interface ProxyTrial {
  /** What the proxy answers to a browser that asks for a path of SITE over TLS. */
  ask(path: string, options?: Asked): Promise<Answered>;
  /** Where the app itself listens, and where the proxy listens without TLS. */
  readonly appAddress: string;
  readonly plainAddress: string;
  close(): Promise<void>;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer | string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Whether the program is on this machine. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync(program, [program === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(
    servers.map(async (server) => {
      await once(server, 'listening');
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  for (const server of servers) server.close();
  return ports;
}

interface Ports {
  readonly app: number;
  readonly plain: number;
  readonly tls: number;
}

const example = (name: string) => readFileSync(join(ROOT, 'proxy', name), 'utf8');

/** The example as it is, but for its ports, its secret and a certificate that is made here. */
function startNginx(folder: string, ports: Ports): ChildProcess {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${SITE}`];
  execFileSync('openssl', [...made, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  const site = example('nginx.conf')
    .replaceAll(/\n *listen \[::\][^;]*;/g, '')
    .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
    .replace('listen 443', `listen 127.0.0.1:${ports.tls}`)
    .replace('127.0.0.1:8000', `127.0.0.1:${ports.app}`)
    .replace(/ssl_certificate [^;]*/, `ssl_certificate "${certificate}"`)
    .replace(/ssl_certificate_key [^;]*/, `ssl_certificate_key "${key}"`)
    .replace('PUT-YOUR-PROXY_SECRET-HERE', SECRET);
  writeFileSync(join(folder, 'site.conf'), site);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `user ${userInfo().username}; daemon off; pid nginx.pid; error_log stderr; events {} http { access_log off; ${paths.join(' ')} include site.conf; }`,
  );
  return spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: 'pipe' });
}

/** The example as it is, but for its ports and a certificate that is made here. */
function startCaddy(folder: string, ports: Ports): ChildProcess {
  const options = `admin off\nskip_install_trust\nlocal_certs\nhttp_port ${ports.plain}\nhttps_port ${ports.tls}`;
  writeFileSync(
    join(folder, 'Caddyfile'),
    `{\n${options}\n}\nimport "${join(ROOT, 'proxy', 'Caddyfile')}"\n`,
  );
  return spawn('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    stdio: 'pipe',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      DOMAIN: SITE,
      UPSTREAM: `127.0.0.1:${ports.app}`,
      PROXY_SECRET: SECRET,
    },
  });
}

function startApp(folder: string, port: number): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'backend', 'src', 'server.ts')], {
    cwd: folder,
    stdio: 'pipe',
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_ORIGIN: `https://${SITE}`,
      TRUSTED_PROXY: '127.0.0.1',
      PROXY_SECRET: SECRET,
      PRICE_REFRESH: 'off',
      BACKUP_SCHEDULE: 'off',
    },
  });
}

async function askThere(
  port: number,
  path: string,
  { method = 'GET', headers, body }: Asked,
): Promise<Answered> {
  return await new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, path, method, servername: SITE, rejectUnauthorized: false },
        headers: { host: SITE, ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) },
      },
      (answer) => {
        buffer(answer).then((bytes) => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: bytes.toString() });
        }, reject);
      },
    );
    // A proxy that refuses a long body answers before it has read it.
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Until the proxy passes on, and the app answers. @throws what was printed, when it does not within ten seconds */
async function untilItAnswers(ask: () => Promise<Answered>, printed: () => string): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const status = await ask().then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(100);
  }
  throw new Error(`Nothing answers: ${printed()}`);
}

export async function proxyTrial(name: ProxyName): Promise<ProxyTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'a proxy '));
  mkdirSync(join(folder, 'data'));
  await runCommand(setPassword, [], folder, {}, [PASSWORD, PASSWORD]);
  const [app = 0, plain = 0, tls = 0] = await freePorts(3);
  const start = name === 'nginx' ? startNginx : startCaddy;
  const children = [startApp(folder, app), start(folder, { app, plain, tls })];
  let printed = '';
  for (const child of children) {
    child.stdout?.on('data', () => undefined);
    child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  }
  const close = async () => {
    for (const child of children) {
      if (child.exitCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true });
  };
  const ask = async (path: string, asked: Asked = {}) => await askThere(tls, path, asked);
  try {
    await untilItAnswers(
      async () => await ask('/health'),
      () => printed,
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { ask, appAddress: `http://127.0.0.1:${app}`, plainAddress: `http://127.0.0.1:${plain}`, close };
}
