import { AsyncLocalStorage } from 'node:async_hooks';
import type { Config, LogLevel } from './config.ts';

export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log lines: `timestamp`, `level`, `logger`, `message`, the request id when there is one, event fields. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log under another logger name. */
  named(logger: string): Log;
}

/** The id of the request that the running code answers; every line written meanwhile carries it. */
export const requestContext = new AsyncLocalStorage<{ readonly requestId: string }>();

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };
const LEVEL_NAMES: Readonly<Record<LogLevel, string>> = {
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
};

/** Local wall-clock time to the second, `YYYY-MM-DDTHH:MM:SS`. */
function timestamp(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

function asText(line: Record<string, unknown>): string {
  const { timestamp: at, level, logger, message, ...fields } = line;
  const extras = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [at, level, logger, message, ...extras].join(' ');
}

/**
 * @param write  receives each finished line, newline included
 */
export function createLog(
  { logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>,
  write: (line: string) => void = (line) => process.stdout.write(line),
  logger = 'portfolio',
): Log {
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (RANK[level] < RANK[logLevel]) return;
      const requestId = requestContext.getStore()?.requestId;
      const line = {
        timestamp: timestamp(),
        level: LEVEL_NAMES[level],
        logger,
        message,
        ...(requestId === undefined ? {} : { request_id: requestId }),
        ...fields,
      };
      write((logFormat === 'json' ? JSON.stringify(line) : asText(line)) + '\n');
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    named: (name) => createLog({ logLevel, logFormat }, write, name),
  };
}
