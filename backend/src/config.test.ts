import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const S3_EXAMPLE =
  'none, or an address such as s3://bucket/prefix?region=eu-central-1&endpoint=https://s3.example.org';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('defaults', () => {
  test('an empty environment serves on the loopback address, port 8000, from data/portfolio.db', () => {
    const { config, warnings } = readConfig({}, folder);
    expect(config).toEqual({
      passwordHash: null,
      proxySecret: null,
      publicOrigin: null,
      trustedProxy: [],
      port: 8000,
      host: '127.0.0.1',
      databasePath: resolve('data/portfolio.db'),
      apiPrefix: '/api/v1',
      projectName: 'ETF Portfolio Tracker',
      debug: false,
      corsOrigins: ['http://localhost:3000', 'http://localhost:8000'],
      logLevel: 'info',
      logFormat: 'json',
      priceRefresh: 'daily',
      priceHosts: [],
      yahooAddress: 'https://query2.finance.yahoo.com',
      ecbAddress: 'https://www.ecb.europa.eu/stats/eurofxref',
      openFigiAddress: 'https://api.openfigi.com',
      backupDir: resolve('data/backups'),
      backupS3: null,
      backupPassphraseFile: null,
      backupSchedule: 'daily',
    });
    expect(warnings).toEqual([]);
  });
});

describe('values', () => {
  test.each([
    ['sqlite:///portfolio.db', resolve('portfolio.db')],
    ['sqlite:///./data/my portfolio.db', resolve('data/my portfolio.db')],
    ['sqlite:////var/lib/portfolio.db', '/var/lib/portfolio.db'],
  ])('DATABASE_URL %s names the file %s', (url, path) => {
    expect(readConfig({ DATABASE_URL: url }, folder).config.databasePath).toBe(path);
  });

  test.each([
    ['LOG_LEVEL', 'debug', 'logLevel', 'debug'],
    ['LOG_LEVEL', 'WARNING', 'logLevel', 'warn'],
    ['LOG_FORMAT', 'TEXT', 'logFormat', 'text'],
    ['API_V1_PREFIX', '/v1/', 'apiPrefix', '/v1'],
    ['DEBUG', 'True', 'debug', true],
    ['DEBUG', 'off', 'debug', false],
    ['PORT', '0', 'port', 0],
    ['HOST', '::1', 'host', '::1'],
    ['PROJECT_NAME', 'My ETFs', 'projectName', 'My ETFs'],
    ['PRICE_REFRESH', 'Off', 'priceRefresh', 'off'],
    ['PRICE_HOSTS', 'NAS.local:8080, [::1], 10.0.0.1', 'priceHosts', ['nas.local:8080', '[::1]', '10.0.0.1']],
    ['YAHOO_ADDRESS', 'http://127.0.0.1:9000/', 'yahooAddress', 'http://127.0.0.1:9000'],
  ])('%s=%s', (name, value, member, expected) => {
    expect(readConfig({ [name]: value }, folder).config).toHaveProperty(member, expected);
  });

  test.each([
    ['s3://backups', { bucket: 'backups', prefix: '', region: 'us-east-1', endpoint: null }],
    [
      's3://my-bucket/etf/home/?region=eu-central-1&endpoint=http://127.0.0.1:9000',
      {
        ...{ bucket: 'my-bucket', prefix: 'etf/home/' },
        ...{ region: 'eu-central-1', endpoint: 'http://127.0.0.1:9000' },
      },
    ],
  ])('BACKUP_S3_URL %s', (value, place) => {
    expect(readConfig({ BACKUP_S3_URL: value }, folder).config.backupS3).toEqual(place);
  });

  test('BACKUP_DIR begins beside the database', () => {
    const at = { DATABASE_URL: 'sqlite:////var/lib/etf/portfolio.db' };
    expect(readConfig(at, folder).config.backupDir).toBe('/var/lib/etf/backups');
    expect(readConfig({ ...at, BACKUP_DIR: '/mnt/usb' }, folder).config.backupDir).toBe('/mnt/usb');
  });

  test('CORS_ORIGINS is a JSON array', () => {
    const { config } = readConfig(
      { CORS_ORIGINS: '["https://etf.example","http://localhost:5173"]' },
      folder,
    );
    expect(config.corsOrigins).toEqual(['https://etf.example', 'http://localhost:5173']);
  });

  test('names are case-insensitive', () => {
    expect(readConfig({ port: '9000' }, folder).config.port).toBe(9000);
  });
});

describe('a wrong value stops with one sentence that names variable, value and what is allowed', () => {
  test.each([
    ['PORT', '80000', 'a whole number from 0 to 65535'],
    ['PORT', 'eighty', 'a whole number from 0 to 65535'],
    ['HOST', 'my host', 'a host name or an IP address'],
    ['DATABASE_URL', 'postgres://localhost/db', 'sqlite:///relative/file.db or sqlite:////absolute/file.db'],
    ['DATABASE_URL', 'sqlite:///:memory:', 'sqlite:///relative/file.db or sqlite:////absolute/file.db'],
    ['DATABASE_URL', `sqlite:///${tmpdir()}`, `the path of a file, and ${tmpdir()} is a folder`],
    ['PROJECT_NAME', ' ', 'a name of one character or more'],
    ['API_V1_PREFIX', 'api', 'a path such as /api/v1'],
    ['DEBUG', 'maybe', 'true or false'],
    ['CORS_ORIGINS', 'http://localhost:3000', 'a JSON array of origins such as ["http://localhost:3000"]'],
    ['CORS_ORIGINS', '["not an origin"]', 'a JSON array of origins such as ["http://localhost:3000"]'],
    ['CORS_ORIGINS', '{}', 'a JSON array of origins such as ["http://localhost:3000"]'],
    ['LOG_LEVEL', 'LOUD', 'DEBUG, INFO, WARNING or ERROR'],
    ['LOG_FORMAT', 'xml', 'json or text'],
    ['BACKUP_SCHEDULE', 'weekly', 'daily, hourly, timer or off'],
    ['BACKUP_S3_URL', 'https://bucket', S3_EXAMPLE],
    ['BACKUP_S3_URL', 's3://bucket?colour=red', S3_EXAMPLE],
    ['BACKUP_S3_URL', 's3://key:secret@bucket', S3_EXAMPLE],
    ['BACKUP_S3_URL', 's3://bucket?endpoint=nas', S3_EXAMPLE],
    ['BACKUP_S3_URL', 's3://bucket/%E0%A4', S3_EXAMPLE],
  ])('%s=%s', (name, value, allowed) => {
    expect(() => readConfig({ [name]: value }, folder)).toThrow(
      `${name} is "${value}", but must be ${allowed}.`,
    );
  });
});

describe('.env', () => {
  test('gives values, and the environment wins over it', () => {
    writeFileSync(join(folder, '.env'), 'PORT=9001\nLOG_FORMAT="text" # quiet\n');
    const { config } = readConfig({ PORT: '9002' }, folder);
    expect(config.port).toBe(9002);
    expect(config.logFormat).toBe('text');
  });

  test('a key that is no setting is a warning, not a stop', () => {
    writeFileSync(join(folder, '.env'), 'S3_BUCKET_BACKUPS=my-bucket\nPORT=9001\n');
    const { config, warnings } = readConfig({}, folder);
    expect(config.port).toBe(9001);
    expect(warnings).toEqual([
      '.env names S3_BUCKET_BACKUPS, which is not a setting of this version; it is ignored.',
    ]);
  });
});

describe('credentials of the service manager', () => {
  test('are settings, one file each; the environment wins over them, and they over the file .env', () => {
    const credentials = mkdtempSync(join(tmpdir(), 'credentials-'));
    writeFileSync(join(credentials, 'settings_proxy-secret'), 'handed over by systemd\n');
    writeFileSync(join(credentials, 'settings_log-level'), 'ERROR');
    writeFileSync(join(credentials, 'public-origin'), 'https://portfolio.example.org');
    writeFileSync(join(credentials, 'settings_backup-passphrase'), 'correct horse');
    writeFileSync(join(folder, '.env'), 'PUBLIC_ORIGIN=https://other.example.org');
    const environment = { CREDENTIALS_DIRECTORY: credentials, LOG_LEVEL: 'DEBUG' };
    expect(readConfig(environment, folder).config).toMatchObject({
      proxySecret: 'handed over by systemd',
      logLevel: 'debug',
      publicOrigin: 'https://portfolio.example.org',
      // The setting names a file: here the credential itself, which no other user may read.
      backupPassphraseFile: join(credentials, 'settings_backup-passphrase'),
    });
    rmSync(credentials, { recursive: true });
  });
});
