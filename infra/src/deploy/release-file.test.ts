import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseIn } from './release-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const SUM = 'ab'.repeat(32);

function made(sum: string): string {
  const path = join(folder, 'etf-portfolio-1.0.0-20261129T200000Z-0123456789ab-arm64.tar.gz');
  writeFileSync(path, 'archive');
  writeFileSync(`${path}.sha256`, `${sum}  ${path}\n`);
  return path;
}

test('the archive is found in what the release says, with its name and its sum', () => {
  const path = made(SUM);
  const said = `Release   1.0.0-… for arm64, with Node 24\nArchive   ${path}, 7 bytes, 812 files\nSHA-256   ${SUM}`;
  expect(releaseIn(said, 'arm64')).toEqual({
    id: '1.0.0-20261129T200000Z-0123456789ab',
    path,
    bytes: 7,
    sha256: SUM,
  });
});

test('an archive for another processor is none', () => {
  expect(() => releaseIn(`Archive   ${made(SUM)}, 7 bytes`, 'x64')).toThrow('made no archive for x64');
});

test('an archive without its sum is none', () => {
  expect(() => releaseIn(`Archive   ${made('nothing')}, 7 bytes`, 'arm64')).toThrow('holds no SHA-256');
});
