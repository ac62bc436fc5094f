import { execFile } from 'node:child_process';
import type { Log } from '../log.ts';

/** What a service manager is told of this process; nothing, when none asks. */
export interface Notices {
  /** It answers from now on. Then, where a watchdog is set, it is told again and again that the event loop turns. */
  ready(status: string): void;
  stopping(): void;
}

/** Node has no datagram sockets of the kind that sd_notify(3) needs; systemd brings a program that has. */
const NOTIFIER = 'systemd-notify';
const PATIENCE_MS = 5000;

/** A ping may be late, or lost with the process that was to send it, and the watchdog still be content. */
const PINGS_PER_SPAN = 3;

/** How often the watchdog is told, in milliseconds; null when there is none, or one of another process. */
function pingEvery(environment: Environment, pid: number): number | null {
  const { WATCHDOG_USEC, WATCHDOG_PID } = environment;
  if (WATCHDOG_USEC === undefined || !/^[1-9]\d*$/.test(WATCHDOG_USEC)) return null;
  if (WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(pid)) return null;
  return Math.floor(parseInt(WATCHDOG_USEC, 10) / 1000 / PINGS_PER_SPAN);
}

type Environment = Readonly<Record<string, string | undefined>>;

export function createNotices(environment: Environment, pid: number, log: Log): Notices {
  if (!environment.NOTIFY_SOCKET) return { ready: () => undefined, stopping: () => undefined };
  let hasComplained = false;
  const tell = (...notice: string[]) => {
    execFile(NOTIFIER, notice, { timeout: PATIENCE_MS }, (error) => {
      if (!error || hasComplained) return;
      hasComplained = true;
      log.error('the service manager could not be told', { notice, reason: error.message });
    });
  };
  let pinging: NodeJS.Timeout | undefined;
  return {
    ready: (status) => {
      tell('READY=1', `STATUS=${status}`);
      const everyMs = pingEvery(environment, pid);
      if (everyMs !== null) pinging = setInterval(() => tell('WATCHDOG=1'), everyMs).unref();
    },
    stopping: () => {
      clearInterval(pinging);
      tell('STOPPING=1', 'STATUS=Answering what was asked');
    },
  };
}
