/**
 * Loaded into a command before itself: the power is cut before its n-th change of names and files. What was written and
 * not yet forced to the disk is lost by half, as a file system may do, and then the process is killed.
 */
import fs, { existsSync, type ObjectEncodingOptions, truncateSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** The number of the change; 0 for none. */
export const CUT_AT = 'FAULTS_CUT_AT';
/** Names a file that is told how many changes there were. */
export const CUT_COUNT = 'FAULTS_CUT_COUNT';

type AnyFunction = (...args: never[]) => unknown;

const cutAt = Number(process.env[CUT_AT] ?? 0);
const countFile = process.env[CUT_COUNT];
const { truncate, kill } = { truncate: truncateSync, kill: process.kill.bind(process) };
/** Files whose content the disk may not have yet. */
const unsynced = new Set<string>();
let changes = 0;

function loseHalf(path: string): void {
  if (!existsSync(path) || !fs.statSync(path).isFile()) return;
  truncate(path, Math.floor(fs.statSync(path).size / 2));
}

function beforeChange(): void {
  changes += 1;
  if (changes !== cutAt) return;
  for (const path of unsynced) loseHalf(path);
  kill(process.pid, 'SIGKILL');
}

/** Replaces a function by one that counts, and may note what became of which file. */
function watch(home: object, name: string, note: (...args: string[]) => void = () => {}): void {
  const original = Reflect.get(home, name) as AnyFunction;
  Reflect.set(home, name, (...args: never[]) => {
    beforeChange();
    note(...(args as string[]));
    return original(...args);
  });
}

const moved = (from = '', to = '') => {
  if (unsynced.has(from)) unsynced.add(to);
};

function watchChanges(): void {
  for (const name of ['rm', 'mkdir', 'mkdtemp', 'chmod']) watch(fs.promises, name);
  for (const name of ['rmSync', 'mkdirSync', 'chmodSync']) watch(fs, name);
  watch(fs.promises, 'rename', moved);
  watch(fs.promises, 'link', moved);
  watch(fs, 'renameSync', moved);
  watch(fs.promises, 'copyFile', (_, to = '') => unsynced.add(to));
  const { writeFile, open } = fs.promises;
  fs.promises.writeFile = async (path, content, options) => {
    beforeChange();
    const flush = (options as (ObjectEncodingOptions & { flush?: boolean }) | undefined)?.flush;
    if (flush !== true) unsynced.add(path as string);
    await writeFile(path, content, options);
  };
  fs.promises.open = async (path, ...rest) => {
    const handle = await open(path, ...rest);
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      beforeChange();
      await sync();
      unsynced.delete(path as string);
    };
    return handle;
  };
  const { createWriteStream } = fs;
  fs.createWriteStream = (path, options) => {
    beforeChange();
    unsynced.add(path as string);
    const stream = createWriteStream(path, options);
    const isFlushed = typeof options === 'object' && (options as { flush?: boolean }).flush === true;
    if (isFlushed) stream.on('close', () => unsynced.delete(path as string));
    return stream;
  };
  syncBuiltinESMExports();
}

if (process.env[CUT_AT] !== undefined) {
  watchChanges();
  if (countFile !== undefined) process.on('exit', () => writeFileSync(countFile, String(changes)));
}
