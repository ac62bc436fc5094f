import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Api, apiAt, toldBy } from './api.ts';

const DIST = join(import.meta.dirname, '..', '..', 'backend', 'dist');
/** As script/lib/server.mjs starts it. */
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4'];

const LONGEST_START_MS = 60_000;
/** How long what a killed server had begun may go on. */
const LONGEST_ORPHAN_MS = 20_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

const living = new Set<ChildProcess>();

/** To a program and all that it has started. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** Whatever a trial has left running. */
export function endAll(): void {
  for (const child of living) signalGroup(child, 'SIGKILL');
  living.clear();
}

process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** A program of the build, in a group of its own, with everything that it prints. */
export function startProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
) {
  const child = spawn(process.execPath, [...MEMORY, join(DIST, `${program}.js`), ...args], {
    detached: true,
    cwd: DIST,
    env: { PATH: process.env.PATH, PRICE_REFRESH: 'off', BACKUP_SCHEDULE: 'off', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out = (out + chunk.toString()).slice(-100_000)));
  child.stderr.on('data', (chunk: Buffer) => (err = (err + chunk.toString()).slice(-100_000)));
  const ended = once(child, 'exit').then(async ([code, signal]): Promise<Ended> => {
    // What was printed last may still be on its way.
    await Promise.race([once(child, 'close'), pause(50)]);
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, out, err };
  });
  return { child, ended, printed: () => ({ out, err }) };
}

/** Runs a command of the build to its end. */
export async function runProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const { child, ended } = startProgram(program, args, environment);
  const end = await ended;
  living.delete(child);
  return end;
}

export interface RunningServer {
  readonly api: Api;
  readonly pid: number;
  /** Milliseconds from its start to its first answer with data. */
  readonly startMs: number;
  readonly ended: Promise<Ended>;
  printed(): { out: string; err: string };
  /** `alone` leaves a running import without its server; `all` is the power switch. */
  kill(whom: 'alone' | 'all'): Promise<void>;
  stop(): Promise<Ended>;
}

/** A server that did not come to listen, with what it said. */
export class NotStarted extends Error {
  readonly end: Ended;

  constructor(end: Ended) {
    super(`The server did not start: ${end.err}`);
    this.end = end;
  }
}

/** Waits until nothing is left of what a program has started. */
async function groupGone(child: ChildProcess): Promise<void> {
  const patience = performance.now() + LONGEST_ORPHAN_MS;
  while (signalGroup(child, 0)) {
    if (performance.now() > patience) throw new Error('An import outlived its server.');
    await pause(10);
  }
  living.delete(child);
}

async function portOf({ ended, printed }: ReturnType<typeof startProgram>): Promise<number> {
  const ends: Ended[] = [];
  void ended.then((end) => ends.push(end));
  const patience = performance.now() + LONGEST_START_MS;
  for (;;) {
    const port = /http:\/\/localhost:(\d+)/.exec(printed().err)?.[1];
    if (port !== undefined) return Number(port);
    const [end] = ends;
    if (end) throw new NotStarted(end);
    if (performance.now() > patience) throw new Error(`The server does not listen: ${printed().err}`);
    await pause(5);
  }
}

/**
 * The built server, listening.
 *
 * @param killAfter milliseconds after its start that it is killed, unless it listens by then
 * @throws NotStarted with its exit code and what it printed
 */
export async function startServer(
  environment: Readonly<Record<string, string>>,
  killAfter: number | null = null,
): Promise<RunningServer> {
  const startedAt = performance.now();
  const program = startProgram('server', [], environment);
  const { child, ended, printed } = program;
  const timer = killAfter === null ? null : setTimeout(() => signalGroup(child, 'SIGKILL'), killAfter);
  try {
    const api = apiAt(await portOf(program));
    // Behind a password it answers, too: that nobody is logged in.
    const first = await api.ask('GET', '/transactions?limit=1');
    if (first.status !== 200 && first.status !== 401) throw new Error(`The server answers ${toldBy(first)}`);
    return {
      api,
      pid: child.pid ?? 0,
      startMs: performance.now() - startedAt,
      ended,
      printed,
      kill: async (whom) => {
        if (whom === 'all') signalGroup(child, 'SIGKILL');
        else child.kill('SIGKILL');
        await ended;
        await groupGone(child);
      },
      stop: async () => {
        child.kill('SIGTERM');
        const end = await ended;
        await groupGone(child);
        return end;
      },
    };
  } catch (error) {
    signalGroup(child, 'SIGKILL');
    await ended;
    throw error;
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}
