import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../src/testing/run-command.ts';
import { openapi } from './openapi.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a document '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('writes the same document every time, whatever the environment says', async () => {
  const first = await runCommand(openapi, ['one.json'], folder);
  const second = await runCommand(openapi, [join(folder, 'two.json')], folder, {
    API_V1_PREFIX: '/elsewhere',
  });
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.out).toBe(`Wrote ${join(folder, 'one.json')}`);
  const text = readFileSync(join(folder, 'one.json'), 'utf8');
  expect(readFileSync(join(folder, 'two.json'), 'utf8')).toBe(text);
  const document = z
    .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(text));
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/api/v1/transactions');
  expect(text.endsWith('}\n')).toBe(true);
});

test('one path at most', async () => {
  expect(await runCommand(openapi, ['a', 'b'], folder)).toMatchObject({
    code: 1,
    err: 'Usage: openapi [PATH]',
  });
});
