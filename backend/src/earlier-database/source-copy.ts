/**
 * The earlier database is never opened where it lies: even a reader may create files beside it. It is copied with its
 * write-ahead log into a folder that only its owner can enter, read there, and the copy is deleted.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  closeSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EarlierDatabaseRefusal } from './refusal.ts';

const HEADER = 'SQLite format 3\0';

/** What SQLite keeps beside a database and needs in order to read it; the index `-shm` is made anew. */
const COMPANIONS = ['-wal', '-journal'];

/** A program that writes meanwhile would tear the copy: it is taken again, so many times. */
const ATTEMPTS = 5;

function headerOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER.length);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, HEADER.length, 0));
  } finally {
    closeSync(file);
  }
}

/** @throws EarlierDatabaseRefusal unless there is a SQLite file which is not the target itself */
function checkSource(path: string, target: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new EarlierDatabaseRefusal(`There is no file ${path}.`);
  if (!found.isFile()) throw new EarlierDatabaseRefusal(`${path} is not a file.`);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there?.ino === found.ino && there.dev === found.dev) {
    throw new EarlierDatabaseRefusal(
      `${path} is the very database that DATABASE_URL names; move the earlier database elsewhere, or set DATABASE_URL to another file.`,
    );
  }
  if (headerOf(path) !== HEADER) throw new EarlierDatabaseRefusal(`${path} is not a SQLite database.`);
}

/** Size and time of last change of the database and its companions. */
function stateOf(path: string): string {
  const states = ['', ...COMPANIONS].map((end) => {
    const found = statSync(path + end, { throwIfNoEntry: false, bigint: true });
    return found ? `${found.size} ${found.mtimeNs}` : 'none';
  });
  return states.join();
}

function copyInto(folder: string, path: string): string {
  const copy = join(folder, basename(path));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = stateOf(path);
    for (const end of ['', ...COMPANIONS]) {
      rmSync(copy + end, { force: true });
      if (!existsSync(path + end)) continue;
      copyFileSync(path + end, copy + end);
      chmodSync(copy + end, 0o600);
    }
    if (stateOf(path) === before) return copy;
  }
  throw new EarlierDatabaseRefusal(
    `${path} is being written to; stop the program that uses it and try again.`,
  );
}

/**
 * Hands a private copy of the database to `read` and deletes it afterwards, whatever happens.
 *
 * @param target the database that is written to; it must be another file
 * @throws EarlierDatabaseRefusal when there is nothing to copy
 */
export function withSourceCopy<T>(path: string, target: string, read: (copy: string) => T): T {
  checkSource(path, target);
  const file = realpathSync(path);
  const folder = mkdtempSync(join(tmpdir(), 'earlier-database-'));
  try {
    return read(copyInto(folder, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
