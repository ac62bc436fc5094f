import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** A part of a bucket of an S3-compatible store. */
export interface S3Place {
  readonly bucket: string;
  /** Beginning of every name: empty, or with a slash at its end. */
  readonly prefix: string;
  readonly region: string;
  /** Null for Amazon's own. */
  readonly endpoint: string | null;
}

/** A value of the environment that cannot be used; the message names variable, value and what is allowed. */
export class ConfigError extends Error {
  constructor(variable: string, value: string, allowed: string) {
    super(`${variable} is "${value}", but must be ${allowed}.`);
    this.name = 'ConfigError';
  }
}

/** What stands where a file should; null for a file, and for nothing. What cannot be looked at is told by whoever opens it. */
function otherThanFile(path: string): string | null {
  try {
    const there = statSync(path);
    if (there.isFile()) return null;
    return there.isDirectory() ? 'a folder' : 'no file but a device, a socket or a pipe';
  } catch {
    return null;
  }
}

/** @returns the absolute path of a SQLite file, which need not exist; @throws ConfigError */
export function parseDatabaseUrl(value: string): string {
  const path = /^sqlite:\/\/\/(.+)$/.exec(value)?.[1];
  const allowed = 'sqlite:///relative/file.db or sqlite:////absolute/file.db';
  if (!path || path === ':memory:') throw new ConfigError('DATABASE_URL', value, allowed);
  const absolute = resolve(path);
  const other = otherThanFile(absolute);
  if (other !== null)
    throw new ConfigError('DATABASE_URL', value, `the path of a file, and ${absolute} is ${other}`);
  return absolute;
}

/** Whether a variable says that nothing is meant. */
export const isNone = (value: string) => ['', 'none'].includes(value.trim().toLowerCase());

/** `s3://bucket/prefix?region=eu-central-1&endpoint=https://s3.example.org`; all but the bucket may be left out. */
export function parseS3Place(value: string): S3Place | null {
  if (isNone(value)) return null;
  const refusal = new ConfigError(
    'BACKUP_S3_URL',
    value,
    'none, or an address such as s3://bucket/prefix?region=eu-central-1&endpoint=https://s3.example.org',
  );
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlace = url?.protocol === 's3:' && /^[a-z0-9][a-z0-9.-]+$/.test(url.host) && url.username === '';
  if (!isPlace || url.hash !== '') throw refusal;
  const { region = 'us-east-1', endpoint = null, ...unknown } = Object.fromEntries(url.searchParams);
  const isAddress = endpoint === null || (URL.canParse(endpoint) && /^https?:/.test(endpoint));
  if (Object.keys(unknown).length > 0 || !isAddress || !/^[\w-]+$/.test(region)) throw refusal;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname).replaceAll(/^\/+|\/+$/g, '');
  } catch {
    throw refusal;
  }
  return { bucket: url.host, prefix: path && `${path}/`, region, endpoint };
}

/** @returns without a slash at its end; @throws ConfigError */
export function parseAddress(variable: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (!isPlain || !/^https?:$/.test(url.protocol))
    throw new ConfigError(variable, value, 'an address such as https://example.org/path');
  return url.href.replace(/\/+$/, '');
}

/** @throws ConfigError */
export function parseOrigins(value: string): string[] {
  const refusal = new ConfigError(
    'CORS_ORIGINS',
    value,
    'a JSON array of origins such as ["http://localhost:3000"]',
  );
  let origins: unknown;
  try {
    origins = JSON.parse(value);
  } catch {
    throw refusal;
  }
  const valid =
    Array.isArray(origins) && origins.every((origin) => typeof origin === 'string' && isOrigin(origin));
  if (!valid) throw refusal;
  return origins as string[];
}

/** `10.0.0.1`, `10.0.0.0/8` or the same of IPv6. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  const isWidth = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most);
  return isIP(address) !== 0 && isWidth && rest.length === 0;
}

/** A scheme with a host, and nothing behind it; or any. */
export function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}
