import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { readCredentials } from './config-credentials.ts';
import {
  ConfigError,
  isAddressOrNetwork,
  isNone,
  isOrigin,
  parseAddress,
  parseDatabaseUrl,
  parseOrigins,
  parseS3Place,
  type S3Place,
} from './config-values.ts';

export { ConfigError, type S3Place } from './config-values.ts';

/** Everything that the environment decides, parsed once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the SQLite file. */
  readonly databasePath: string;
  /** Begins with a slash, ends without one; may be empty. */
  readonly apiPrefix: string;
  readonly projectName: string;
  readonly debug: boolean;
  readonly corsOrigins: readonly string[];
  /** Argon2id, of the owner's password; null where the database has it, or nothing. */
  readonly passwordHash: string | null;
  /** Addresses and networks of the proxies whose word about the visitor counts. */
  readonly trustedProxy: readonly string[];
  /** What the proxy sends with every request in `X-Proxy-Secret`; null when nothing is asked for. */
  readonly proxySecret: string | null;
  /** The one origin by which browsers know the app; null when it goes by any. */
  readonly publicOrigin: string | null;
  readonly logLevel: LogLevel;
  readonly logFormat: 'json' | 'text';
  /** When providers are asked: by itself every day, only when the owner says so, or never. */
  readonly priceRefresh: PriceRefresh;
  /** Hosts of this machine or its network that may be asked for prices, each with or without a port. */
  readonly priceHosts: readonly string[];
  /** Without a slash at the end; likewise below. */
  readonly yahooAddress: string;
  readonly ecbAddress: string;
  readonly openFigiAddress: string;
  /** Absolute path of the folder that backups are kept in. */
  readonly backupDir: string;
  /** Where backups are kept beside that; null for nowhere. */
  readonly backupS3: S3Place | null;
  /** Absolute path of the file whose first line is the passphrase of backups; null when they are not encrypted. */
  readonly backupPassphraseFile: string | null;
  /** How often the server makes a backup by itself; `timer`: another program does, daily, and sends every change. */
  readonly backupSchedule: BackupSchedule;
}

export type BackupSchedule = 'hourly' | 'daily' | 'timer' | 'off';

export type PriceRefresh = 'daily' | 'manual' | 'off';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const LOG_LEVELS: Readonly<Record<string, LogLevel>> = {
  DEBUG: 'debug',
  INFO: 'info',
  WARNING: 'warn',
  WARN: 'warn',
  ERROR: 'error',
  CRITICAL: 'error',
};
const TRUE_WORDS = ['1', 'true', 'yes', 'on'];
const FALSE_WORDS = ['0', 'false', 'no', 'off', ''];

const parsers = {
  PORT: (value: string) => {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : -1;
    if (port < 0 || port > 65535) throw new ConfigError('PORT', value, 'a whole number from 0 to 65535');
    return port;
  },
  HOST: (value: string) => {
    if (!/^[\w.:-]+$/.test(value)) throw new ConfigError('HOST', value, 'a host name or an IP address');
    return value;
  },
  DATABASE_URL: (value: string) => parseDatabaseUrl(value),
  API_V1_PREFIX: (value: string) => {
    if (!/^(\/[\w.-]+)+\/?$/.test(value))
      throw new ConfigError('API_V1_PREFIX', value, 'a path such as /api/v1');
    return value.replace(/\/$/, '');
  },
  PROJECT_NAME: (value: string) => {
    if (value.trim() === '') throw new ConfigError('PROJECT_NAME', value, 'a name of one character or more');
    return value;
  },
  DEBUG: (value: string) => {
    if (TRUE_WORDS.includes(value.toLowerCase())) return true;
    if (FALSE_WORDS.includes(value.toLowerCase())) return false;
    throw new ConfigError('DEBUG', value, 'true or false');
  },
  CORS_ORIGINS: (value: string) => parseOrigins(value),
  PASSWORD_HASH: (value: string) => {
    if (value === '' || value === 'none') return null;
    if (!/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{11,}\$[\w+/]{20,}$/.test(value))
      throw new ConfigError('PASSWORD_HASH', '…', 'what `npm run set-password -- --print` prints');
    return value;
  },
  TRUSTED_PROXY: (value: string) => {
    if (value.trim().toLowerCase() === 'none') return [];
    const proxies = value.split(',').map((proxy) => proxy.trim());
    if (!proxies.every(isAddressOrNetwork))
      throw new ConfigError('TRUSTED_PROXY', value, 'none, or addresses and networks such as 10.0.0.0/8');
    return proxies;
  },
  PROXY_SECRET: (value: string) => {
    if (value === '' || value === 'none') return null;
    if (value.length < 16) throw new ConfigError('PROXY_SECRET', '…', '16 characters or more');
    return value;
  },
  PUBLIC_ORIGIN: (value: string) => {
    if (value.trim().toLowerCase() === 'none') return null;
    if (value === '*' || !isOrigin(value) || !/^https?:/.test(value))
      throw new ConfigError(
        'PUBLIC_ORIGIN',
        value,
        'none, or an origin such as https://portfolio.example.org',
      );
    return value;
  },
  LOG_LEVEL: (value: string) => {
    const level = LOG_LEVELS[value.toUpperCase()];
    if (!level) throw new ConfigError('LOG_LEVEL', value, 'DEBUG, INFO, WARNING or ERROR');
    return level;
  },
  LOG_FORMAT: (value: string) => {
    const format = value.toLowerCase();
    if (format !== 'json' && format !== 'text') throw new ConfigError('LOG_FORMAT', value, 'json or text');
    return format;
  },
  PRICE_REFRESH: (value: string) => {
    const when = value.toLowerCase();
    if (when !== 'daily' && when !== 'manual' && when !== 'off')
      throw new ConfigError('PRICE_REFRESH', value, 'daily, manual or off');
    return when;
  },
  PRICE_HOSTS: (value: string) => {
    if (value.trim().toLowerCase() === 'none') return [];
    const hosts = value.split(',').map((host) => host.trim().toLowerCase());
    if (!hosts.every((host) => /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/.test(host)))
      throw new ConfigError('PRICE_HOSTS', value, 'none, or hosts divided by commas, such as nas.local:8080');
    return hosts;
  },
  YAHOO_ADDRESS: (value: string) => parseAddress('YAHOO_ADDRESS', value),
  ECB_ADDRESS: (value: string) => parseAddress('ECB_ADDRESS', value),
  OPENFIGI_ADDRESS: (value: string) => parseAddress('OPENFIGI_ADDRESS', value),
  BACKUP_DIR: (value: string) => value,
  BACKUP_S3_URL: (value: string) => parseS3Place(value),
  BACKUP_PASSPHRASE_FILE: (value: string) => (isNone(value) ? null : resolve(value)),
  BACKUP_SCHEDULE: (value: string) => {
    const when = value.toLowerCase();
    if (when !== 'hourly' && when !== 'daily' && when !== 'timer' && when !== 'off')
      throw new ConfigError('BACKUP_SCHEDULE', value, 'daily, hourly, timer or off');
    return when;
  },
} as const;

const DEFAULTS: Readonly<Record<keyof typeof parsers, string>> = {
  PORT: '8000',
  HOST: '127.0.0.1',
  DATABASE_URL: 'sqlite:///data/portfolio.db',
  API_V1_PREFIX: '/api/v1',
  PROJECT_NAME: 'ETF Portfolio Tracker',
  DEBUG: 'false',
  CORS_ORIGINS: '["http://localhost:3000","http://localhost:8000"]',
  PASSWORD_HASH: 'none',
  TRUSTED_PROXY: 'none',
  PROXY_SECRET: 'none',
  PUBLIC_ORIGIN: 'none',
  LOG_LEVEL: 'INFO',
  LOG_FORMAT: 'json',
  PRICE_REFRESH: 'daily',
  PRICE_HOSTS: 'none',
  YAHOO_ADDRESS: 'https://query2.finance.yahoo.com',
  ECB_ADDRESS: 'https://www.ecb.europa.eu/stats/eurofxref',
  OPENFIGI_ADDRESS: 'https://api.openfigi.com',
  BACKUP_DIR: 'backups',
  BACKUP_S3_URL: 'none',
  BACKUP_PASSPHRASE_FILE: 'none',
  BACKUP_SCHEDULE: 'daily',
};

/** Keys of a `.env` file in upper case; names are case-insensitive. */
function readEnvFile(directory: string): Record<string, string> {
  const file = resolve(directory, '.env');
  if (!existsSync(file)) return {};
  const entries = Object.entries(parseEnv(readFileSync(file, 'utf8')));
  return Object.fromEntries(entries.map(([name, value]) => [name.toUpperCase(), value ?? '']));
}

/**
 * The configuration from the environment, or else the service manager's credentials, or else a `.env` file, or else the
 * defaults.
 *
 * @param environment  wins over the file; names are case-insensitive
 * @param directory    where `.env` is looked for
 * @returns the configuration and a warning for each key of the file that means nothing here
 * @throws ConfigError for the first value that cannot be used
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  directory: string,
): { config: Config; warnings: string[] } {
  const fromFile = readEnvFile(directory);
  const fromEnvironment = Object.fromEntries(
    Object.entries(environment)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toUpperCase(), value]),
  );
  const fromCredentials = readCredentials(fromEnvironment.CREDENTIALS_DIRECTORY);
  const raw = (name: keyof typeof parsers) =>
    fromEnvironment[name] ?? fromCredentials[name] ?? fromFile[name] ?? DEFAULTS[name];
  const warnings = Object.keys(fromFile)
    .filter((name) => !(name in parsers))
    .map((name) => `.env names ${name}, which is not a setting of this version; it is ignored.`);
  const databasePath = parsers.DATABASE_URL(raw('DATABASE_URL'));
  const config: Config = {
    port: parsers.PORT(raw('PORT')),
    host: parsers.HOST(raw('HOST')),
    databasePath,
    apiPrefix: parsers.API_V1_PREFIX(raw('API_V1_PREFIX')),
    projectName: parsers.PROJECT_NAME(raw('PROJECT_NAME')),
    debug: parsers.DEBUG(raw('DEBUG')),
    corsOrigins: parsers.CORS_ORIGINS(raw('CORS_ORIGINS')),
    passwordHash: parsers.PASSWORD_HASH(raw('PASSWORD_HASH')),
    trustedProxy: parsers.TRUSTED_PROXY(raw('TRUSTED_PROXY')),
    proxySecret: parsers.PROXY_SECRET(raw('PROXY_SECRET')),
    publicOrigin: parsers.PUBLIC_ORIGIN(raw('PUBLIC_ORIGIN')),
    logLevel: parsers.LOG_LEVEL(raw('LOG_LEVEL')),
    logFormat: parsers.LOG_FORMAT(raw('LOG_FORMAT')),
    priceRefresh: parsers.PRICE_REFRESH(raw('PRICE_REFRESH')),
    priceHosts: parsers.PRICE_HOSTS(raw('PRICE_HOSTS')),
    yahooAddress: parsers.YAHOO_ADDRESS(raw('YAHOO_ADDRESS')),
    ecbAddress: parsers.ECB_ADDRESS(raw('ECB_ADDRESS')),
    openFigiAddress: parsers.OPENFIGI_ADDRESS(raw('OPENFIGI_ADDRESS')),
    backupDir: resolve(dirname(databasePath), parsers.BACKUP_DIR(raw('BACKUP_DIR'))),
    backupS3: parsers.BACKUP_S3_URL(raw('BACKUP_S3_URL')),
    backupPassphraseFile: parsers.BACKUP_PASSPHRASE_FILE(raw('BACKUP_PASSPHRASE_FILE')),
    backupSchedule: parsers.BACKUP_SCHEDULE(raw('BACKUP_SCHEDULE')),
  };
  return { config, warnings };
}
