import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const INSTALL = join(import.meta.dirname, 'release', 'install');
const NAME = 'etf-portfolio-1.0.0-20261129T170000Z-0123456789ab-x64.tar.gz';
const isRoot = process.getuid?.() === 0;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'an archive '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function install(...args: string[]) {
  const { status, stderr } = spawnSync('bash', [INSTALL, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

test('without an archive it says how it is used', () => {
  const { status, stderr } = install(join(folder, NAME));
  expect(status).toBe(1);
  expect(stderr).toContain('Usage: sudo');
});

test.skipIf(!isRoot)('an archive that is not whole is refused before anything is unpacked', () => {
  writeFileSync(join(folder, NAME), 'half of it');
  writeFileSync(join(folder, `${NAME}.sha256`), `${'0'.repeat(64)}  ${NAME}\n`);
  const { status, stderr } = install(join(folder, NAME));
  expect(status).toBe(1);
  expect(stderr).toContain('is not whole: copy it once more');
});

test.skipIf(!isRoot)('a file of another name is none of ours', () => {
  writeFileSync(join(folder, 'etf-portfolio-..-x64.tar.gz'), '');
  expect(install(join(folder, 'etf-portfolio-..-x64.tar.gz'))).toMatchObject({
    status: 1,
    stderr: 'etf-portfolio-..-x64.tar.gz is no name of a release.\n',
  });
});
