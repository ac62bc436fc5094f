import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setting } from './lib/setting.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a setting '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a setting comes from the environment, else from .env, else it is the fallback', () => {
  const file = join(folder, '.env');
  expect(setting('PORT', '8000', {}, file)).toBe('8000');
  writeFileSync(file, 'Port=9001\nLOG_FORMAT="json" # for a machine\n');
  expect(setting('PORT', '8000', {}, file)).toBe('9001');
  expect(setting('LOG_FORMAT', 'text', {}, file)).toBe('json');
  expect(setting('PORT', '8000', { port: '9002' }, file)).toBe('9002');
});
