import { open } from 'node:fs/promises';

/** Waits until a file, or the names in a folder, would survive a power cut. */
export async function syncToDisk(path: string): Promise<void> {
  let handle;
  try {
    handle = await open(path, 'r');
    await handle.sync();
  } catch (error) {
    // Some systems cannot open or synchronise a folder; the files in it are synchronised all the same.
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP'].includes(code)) throw error;
  } finally {
    await handle?.close();
  }
}
