import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tarGz } from './lib/release/tar.mjs';

const LONG = `${'a-folder-with-a-name/'.repeat(8)}file.js`;

test('the tar of the system reads every file back, with its mode, and a path longer than a hundred characters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const files = [
    { path: 'bin/run', mode: 0o755, bytes: Buffer.from('#!/bin/sh\n') },
    { path: 'empty', mode: 0o644, bytes: Buffer.alloc(0) },
    { path: LONG, mode: 0o644, bytes: Buffer.alloc(1025, 'x') },
  ];
  writeFileSync(join(folder, 'archive.tar.gz'), tarGz(files));
  const { status, stderr } = spawnSync('tar', ['-xzf', 'archive.tar.gz'], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const { path, mode, bytes } of files) {
    expect(readFileSync(join(folder, path))).toEqual(bytes);
    // The group and the others lose what the umask of whoever unpacks takes from them.
    expect(statSync(join(folder, path)).mode & 0o700).toBe(mode & 0o700);
  }
  rmSync(folder, { recursive: true });
});

test('the same files make the same bytes', () => {
  const archive = () => tarGz([{ path: 'one', mode: 0o644, bytes: Buffer.from('1') }]);
  expect(archive()).toEqual(archive());
});

test('a path that no archive of this kind can hold is refused by name', () => {
  const path = 'x'.repeat(256);
  expect(() => tarGz([{ path, mode: 0o644, bytes: Buffer.alloc(0) }])).toThrow(
    `The path ${path} is too long`,
  );
});
