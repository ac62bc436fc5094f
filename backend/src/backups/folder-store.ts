import { createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../db/make-folder-of.ts';
import { NameTakenError, type ObjectStore } from './object-store.ts';
import { syncToDisk } from './sync-to-disk.ts';

/** Of a file that is not whole yet; a later backup removes what was left behind. */
export const PARTIAL = '.partial';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** Gives a finished file its name, unless something has it. */
async function name(partial: string, path: string, taken: () => Error): Promise<void> {
  try {
    await link(partial, path);
    await rm(partial);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw taken();
    // A disk without hard links, such as a memory stick or a share of another system.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error))) throw error;
    if (existsSync(path)) throw taken();
    await rename(partial, path);
  }
}

/** Backups as files of a folder that its owner alone can enter. */
export function folderStore(folder: string): ObjectStore {
  return {
    place: folder,
    put: async (as, path) => {
      makeFolder(folder);
      const partial = join(folder, `${as}${PARTIAL}`);
      try {
        // Its permissions before its content: nobody else can have opened it in between.
        await (await open(partial, 'w', 0o600)).close();
        await copyFile(path, partial);
        await chmod(partial, 0o600);
        await syncToDisk(partial);
        await name(partial, join(folder, as), () => new NameTakenError(as, folder));
        await syncToDisk(folder);
      } finally {
        await rm(partial, { force: true });
      }
    },
    list: async () => {
      const names = await readdir(folder).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      });
      const found = await Promise.all(
        names
          .filter((each) => !each.endsWith(PARTIAL))
          .map(async (each) => ({ each, entry: await stat(join(folder, each)).catch(() => null) })),
      );
      return found
        .flatMap(({ each, entry }) => (entry?.isFile() ? [{ name: each, bytes: entry.size }] : []))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    get: async (as) => {
      await stat(join(folder, as));
      return createReadStream(join(folder, as));
    },
    remove: async (as) => {
      await rm(join(folder, as), { force: true });
    },
    close: () => undefined,
  };
}
