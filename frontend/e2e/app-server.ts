import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..', '..');

/** A built program, or its source where nothing is built. */
const program = (built: string, source: string) =>
  [`backend/dist/${built}`, `backend/${source}`].map((path) => join(root, path)).find(existsSync) ?? '';

/** Makes it the evening of the pictures for a Node program. */
const STOPPED_CLOCK = ['--import', pathToFileURL(join(import.meta.dirname, 'stopped-clock.mjs')).href];

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
  readonly #isDemo: boolean;
  readonly #hostName: string;

  /**
   * @param isDemo    with the demo portfolio, on the evening of the pictures
   * @param hostName  by which it is reached; passkeys need a name
   */
  constructor(isDemo = false, hostName = '127.0.0.1') {
    this.#isDemo = isDemo;
    this.#hostName = hostName;
  }

  get origin(): string {
    return `http://${this.#hostName}:${String(this.#port)}`;
  }

  /** For a story that needs more rows than the API takes in a moment; only while the server is stopped. */
  get databasePath(): string {
    return join(this.#folder, 'portfolio.db');
  }

  async start(): Promise<void> {
    if (this.#isDemo && this.#port === 0) await this.#makeDemo();
    this.#port ||= await freePort();
    this.#process = spawn(process.execPath, [...this.#options, program('server.js', 'src/server.ts')], {
      cwd: this.#folder,
      env: {
        ...process.env,
        PORT: String(this.#port),
        DATABASE_URL: 'sqlite:///portfolio.db',
        LOG_LEVEL: 'warning',
        PRICE_REFRESH: 'off',
        BACKUP_SCHEDULE: 'off',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    this.#process.stderr?.on('data', (text: Buffer) => (said += text.toString()));
    for (const deadline = Date.now() + 40_000; Date.now() < deadline;) {
      const isUp = await fetch(`${this.origin}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server did not start: ${said}`);
  }

  get #options(): readonly string[] {
    return this.#isDemo ? STOPPED_CLOCK : [];
  }

  async #makeDemo(): Promise<void> {
    const args = [...this.#options, program('demo.js', 'commands/demo.ts'), 'portfolio.db'];
    await promisify(execFile)(process.execPath, args, { cwd: this.#folder });
  }

  /** As the owner does at the terminal, whether the server runs or not. */
  async setPassword(password: string): Promise<void> {
    const env = { ...process.env, DATABASE_URL: 'sqlite:///portfolio.db' };
    const command = program('set-password.js', 'commands/set-password.ts');
    const running = promisify(execFile)(process.execPath, [command], { cwd: this.#folder, env });
    running.child.stdin?.end(`${password}\n`);
    await running;
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
