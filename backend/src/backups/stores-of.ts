import type { Config } from '../config.ts';
import { folderStore } from './folder-store.ts';
import type { ObjectStore } from './object-store.ts';

/** The folder, and the store beside it where there is one; that one is to be closed. */
export async function storesOf({
  backupDir,
  backupS3,
}: Pick<Config, 'backupDir' | 'backupS3'>): Promise<{ folder: ObjectStore; beside: ObjectStore | null }> {
  const folder = folderStore(backupDir);
  if (backupS3 === null) return { folder, beside: null };
  // Loaded for those who have such a store alone: it is as large as the rest of the program.
  const { s3Store } = await import('./s3-store.ts');
  return { folder, beside: await s3Store(backupS3) };
}
