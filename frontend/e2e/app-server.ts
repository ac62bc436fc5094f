import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The built server, or its source where nothing is built. */
const entry =
  ['backend/dist/server.js', 'backend/src/server.ts'].map((path) => join(root, path)).find(existsSync) ?? '';

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

/** The real server on a port and a database of its own. */
export class AppServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'portfolio-e2e-'));
  #port = 0;
  #process: ChildProcess | null = null;

  get origin(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  /** For a story that needs more rows than the API takes in a moment; only while the server is stopped. */
  get databasePath(): string {
    return join(this.#folder, 'portfolio.db');
  }

  async start(): Promise<void> {
    this.#port ||= await freePort();
    this.#process = spawn(process.execPath, [entry], {
      cwd: this.#folder,
      env: {
        ...process.env,
        PORT: String(this.#port),
        DATABASE_URL: 'sqlite:///portfolio.db',
        LOG_LEVEL: 'warning',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    this.#process.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
      const isUp = await fetch(`${this.origin}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server did not start: ${said}`);
  }

  async stop(): Promise<void> {
    const running = this.#process;
    if (running?.exitCode === null) {
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      await ended;
    }
    this.#process = null;
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Writes through the API, to have something to look at. */
  async post(path: string, body: object): Promise<void> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  }
}
