import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_TYPES, RULE_CODES } from './error-codes.ts';
import { PROBLEM_CODES } from './problem-codes.ts';

/** The source of the server without its tests and without the lists themselves. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    const isSource =
      entry.name.endsWith('.ts') && !/\.test\.ts$|^(?:error|problem)-codes\.ts$/.test(entry.name);
    return isSource ? [readFileSync(path, 'utf8')] : [];
  });
}

test('every type, every rule and every reason of a refusal is sent by something', () => {
  const all = sources(join(import.meta.dirname, '..')).join('\n');
  expect(
    [...ERROR_TYPES, ...RULE_CODES, ...PROBLEM_CODES].filter((code) => !all.includes(`'${code}'`)),
  ).toEqual([]);
});
