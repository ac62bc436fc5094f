import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { areKept, keepCredentials } from './keep-credentials.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'credentials-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('each value becomes a file that its owner alone can read, under the name that the server knows', () => {
  const values = new Map([
    ['password-hash', '$argon2id$…'],
    ['origin-secret', 'shared with CloudFront'],
  ]);
  expect(keepCredentials(folder, values)).toEqual(['password-hash', 'proxy-secret']);
  expect(readFileSync(join(folder, 'proxy-secret'), 'utf8')).toBe('shared with CloudFront');
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('it is known whether a folder holds these very values', () => {
  const values = new Map([['origin-secret', 'shared with CloudFront']]);
  expect(areKept(folder, values)).toBe(false);
  keepCredentials(folder, values);
  expect(areKept(folder, values)).toBe(true);
  expect(areKept(folder, new Map([...values, ['time-zone', 'Europe/Berlin']]))).toBe(false);
  expect(areKept(folder, new Map([['origin-secret', 'another']]))).toBe(false);
  expect(areKept(folder, new Map())).toBe(false);
});

test('what is not there any more is removed, and a name that leads elsewhere is passed over', () => {
  writeFileSync(join(folder, 'backup-passphrase'), 'of before');
  expect(keepCredentials(folder, new Map([['../environment', 'HOST=0.0.0.0']]))).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});
