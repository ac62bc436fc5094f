import { existsSync, statSync } from 'node:fs';
import type { Config } from '../config.ts';
import { damageOfFile } from '../db/damage-of-file.ts';
import { readBackupName } from './backup-name.ts';
import { folderStore } from './folder-store.ts';
import { passphraseIn } from './passphrase.ts';
import { readBackup } from './read-backup.ts';

type Place = Pick<Config, 'databasePath' | 'backupDir' | 'backupS3' | 'backupPassphraseFile'>;

/** The newest backup of the folder that can be read to its end, and how many newer ones cannot. */
async function newestGood(place: Place): Promise<{ name: string; madeAt: string; bad: number } | null> {
  const folder = folderStore(place.backupDir);
  const names = (await folder.list()).flatMap(({ name }) => readBackupName(place.databasePath, name) ?? []);
  const newestFirst = names.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  for (const [bad, { name, madeAt }] of newestFirst.entries()) {
    try {
      await readBackup(await folder.get(name), passphraseIn(place.backupPassphraseFile), null);
      return { name, madeAt, bad };
    } catch {
      // The one before it may be whole.
    }
  }
  return null;
}

async function wayOut(place: Place): Promise<string> {
  const good = await newestGood(place);
  if (good) {
    const passed = good.bad === 0 ? '' : ` (newer ones cannot be read: ${good.bad})`;
    const at = good.madeAt.slice(0, 19).replace('T', ' ');
    const elsewhere =
      place.backupS3 === null
        ? ''
        : `; a newer one may be in s3://${place.backupS3.bucket}: npm run restore -- newest`;
    return `The newest good backup is of ${at} UTC${passed}. Restore it with: npm run restore -- ${good.name}${elsewhere}`;
  }
  if (place.backupS3 !== null)
    return `No good backup is in ${place.backupDir}; restore the newest of s3://${place.backupS3.bucket} with: npm run restore -- newest`;
  return `No good backup is in ${place.backupDir}. With a backup from elsewhere: npm run restore -- PATH`;
}

/** A file without a byte is a new database, unless there are backups of it. */
async function isEmptied(place: Place): Promise<boolean> {
  const { databasePath, backupDir } = place;
  if (!existsSync(databasePath) || statSync(databasePath).size > 0) return false;
  const kept = await folderStore(backupDir).list();
  return kept.some(({ name }) => readBackupName(databasePath, name) !== null);
}

/**
 * Why a server must not start with this database, and the way out, in one line; null when it may.
 *
 * The database is left as it was found: it may hold what no backup has.
 */
export async function refusalOfDamage(place: Place): Promise<string | null> {
  const damage = (await isEmptied(place)) ? 'the file is empty' : damageOfFile(place.databasePath);
  if (damage === null) return null;
  return `The database ${place.databasePath} is damaged and was left as it is (${damage}). ${await wayOut(place)}`;
}
