import { appendFileSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { earlierDatabase } from '../testing/earlier-database.ts';
import { EarlierDatabaseRefusal } from './refusal.ts';
import { withSourceCopy } from './source-copy.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'a source '));
  path = earlierDatabase(folder, 'portfolio.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const target = () => join(folder, 'elsewhere.db');

test('the copy is for its owner alone, and gone afterwards even when reading it fails', () => {
  let copy = '';
  const reading = () =>
    withSourceCopy(path, target(), (at) => {
      copy = at;
      expect(statSync(at).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(at)).mode & 0o777).toBe(0o700);
      expect(statSync(at).size).toBe(statSync(path).size);
      throw new Error('unreadable');
    });
  expect(reading).toThrow('unreadable');
  expect(copy).not.toBe(path);
  expect(() => statSync(copy)).toThrow('ENOENT');
});

test('the write-ahead log is found beside the file that a link points to', () => {
  appendFileSync(`${path}-wal`, 'log');
  symlinkSync(path, join(folder, 'link.db'));
  const size = withSourceCopy(join(folder, 'link.db'), target(), (at) => statSync(`${at}-wal`).size);
  expect(size).toBe(3);
});

test('a link to the target is the target', () => {
  symlinkSync(path, join(folder, 'link.db'));
  expect(() => withSourceCopy(join(folder, 'link.db'), path, () => 0)).toThrow(EarlierDatabaseRefusal);
});
