import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { type BackupState, readState, writeState } from './backup-state.ts';
import { newestIn } from './drill.ts';
import { ageOf, isDue } from './due.ts';
import { folderStore } from './folder-store.ts';
import { type MadeBackup, makeBackup } from './make-backup.ts';

/** Whatever stood in the way of the last attempt is given time, in milliseconds, unless the clock was set back since. */
const PATIENCE_MS = 300_000;

/** Moves whenever anybody commits: the log is written first, and the database when it is folded in. */
async function looksOf(databasePath: string): Promise<string> {
  const looks = ['', '-wal'].map(async (end) => {
    const found = await stat(databasePath + end, { bigint: true }).catch(() => null);
    return found && `${found.ino} ${found.size} ${found.mtimeNs}`;
  });
  return (await Promise.all(looks)).join(', ');
}

function isResting({ failure, sentFailure }: BackupState): boolean {
  return [failure, sentFailure].some((failed) => {
    const age = failed === null ? Infinity : ageOf(failed.at);
    return age >= 0 && age < PATIENCE_MS;
  });
}

/**
 * What is due at this moment: a backup of the day into the folder and the store, or else, when anybody changed anything
 * since, the newest state into the store. For a timer that asks every minute; one that finds nothing to do is cheap.
 *
 * @returns null when nothing was due, or the last attempt failed minutes ago
 */
export async function backUpDue(config: Config): Promise<MadeBackup | null> {
  const { databasePath, backupDir, backupS3, backupSchedule } = config;
  if (!existsSync(databasePath)) return null;
  const state = await readState(config);
  if (isResting(state)) return null;
  const looks = await looksOf(databasePath);
  const newest = existsSync(backupDir) ? await newestIn(folderStore(backupDir), databasePath) : null;
  const isForAll = isDue(backupSchedule, newest ? ageOf(newest.madeAt) : Infinity);
  if (!isForAll && (backupS3 === null || state.sentFiles === looks)) return null;
  const made = await makeBackup(config, isForAll ? 'everywhere' : 'store');
  if (!made || made.sendFailure === null) await writeState(config, { sentFiles: looks });
  return made;
}
