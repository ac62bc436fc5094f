import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing, readable by their owner alone.
 *
 * One by one: asked for all at once, Node tries for ever where a file system says of each that the one above is missing, as
 * /proc does.
 *
 * @throws the error of the system: `EEXIST` or `ENOTDIR` for a file in its place
 */
export function makeFolder(folder: string): void {
  // A file in its place: the system says so.
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) mkdirSync(folder);
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try {
      mkdirSync(one, { mode: 0o700 });
    } catch (error) {
      // Another process was faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/**
 * Makes the folder that the database lies in, when it is missing; see `makeFolder`.
 *
 * @throws a sentence that names the setting, the place, why its folder cannot be made, and the way out
 */
export function makeFolderOf(path: string): void {
  const folder = dirname(path);
  try {
    makeFolder(folder);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(
      `DATABASE_URL names ${path}, whose folder cannot be made (${reason}): make ${folder} yourself, or name another place.`,
      { cause: error },
    );
  }
}
