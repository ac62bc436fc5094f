import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVER = join(import.meta.dirname, '..', '..', 'backend', 'dist', 'server.js');
/** As script/lib/server.mjs starts it. */
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4'];

export interface Reply {
  readonly status: number;
  readonly body: Buffer;
  readonly changeId: number | null;
  /** Milliseconds from sending to the last byte. */
  readonly ms: number;
}

/** The built server as a child process with a database of its own, and one connection to it that is kept alive. */
export interface BuiltServer {
  readonly databasePath: string;
  readonly port: number;
  /** Milliseconds from spawning to the first answer of /health. */
  readonly startMs: number;
  send(
    method: string,
    path: string,
    body?: Buffer | object,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  /** Another connection of its own, so that its requests do not wait for those of the first. */
  connection(): BuiltServer['send'];
  /** Resident memory in MB, now. */
  residentMb(): number;
  stop(): Promise<void>;
}

function sender(port: number, agents: Agent[]): BuiltServer['send'] {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return async (method, path, body, headers = {}) => {
    const payload = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const type = body === payload ? {} : { 'content-type': 'application/json' };
    const length = payload ? { 'content-length': String(payload.length) } : {};
    const startedAt = performance.now();
    const sent = request({
      host: '127.0.0.1',
      port,
      method,
      path,
      agent,
      headers: { ...type, ...length, ...headers },
    });
    sent.end(payload);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk as Buffer);
    const ms = performance.now() - startedAt;
    const change = answer.headers['x-change-id'];
    return {
      status: answer.statusCode ?? 0,
      body: Buffer.concat(chunks),
      changeId: change === undefined ? null : Number(change),
      ms,
    };
  };
}

/** The port that the server names when it listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1];
      if (port) resolve(Number(port));
    });
    child.on('exit', () => reject(new Error(`the server did not start: ${printed}`)));
  });
}

/**
 * @param databasePath  of an existing database; a new one in a folder of its own when absent
 * @param options       of the program, such as `--unprepared`
 */
export async function startBuiltServer(
  databasePath?: string,
  options: readonly string[] = [],
): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-bench-'));
  const path = databasePath ?? join(folder, 'portfolio.db');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...MEMORY, SERVER, ...options], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      MALLOC_ARENA_MAX: '2',
      PORT: '0',
      DATABASE_URL: `sqlite:///${path}`,
      PRICE_REFRESH: 'off',
      BACKUP_SCHEDULE: 'off',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const agents: Agent[] = [];
  const port = await portOf(child);
  const connection = () => sender(port, agents);
  const send = connection();
  await send('GET', '/health');
  const startMs = performance.now() - startedAt;
  return {
    databasePath: path,
    port,
    startMs,
    send,
    connection,
    residentMb: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024,
    stop: async () => {
      for (const agent of agents) agent.destroy();
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
