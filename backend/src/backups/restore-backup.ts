import { constants, existsSync, renameSync } from 'node:fs';
import { chmod, copyFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import SQLite from 'better-sqlite3';
import { type Hold, holdDatabase } from '../db/database-lock.ts';
import { now } from '../db/instant.ts';
import { makeFolderOf } from '../db/make-folder-of.ts';
import { migrateUp, migrationStatus, NewerSchemaError } from '../db/migrate.ts';
import { openDatabase } from '../db/open-database.ts';
import { checkDatabase } from './check-database.ts';
import { type AccessAfterRestore, keepWhoGetsIn } from './keep-who-gets-in.ts';
import type { Manifest } from './manifest.ts';
import { readBackup } from './read-backup.ts';
import { syncToDisk } from './sync-to-disk.ts';

/** What was put in the place of the database, and where that one is now. */
export interface Restored {
  readonly manifest: Manifest;
  /** Migrations that the backup lacked. */
  readonly applied: readonly string[];
  /** The database as it was; null when there was none. */
  readonly safetyCopy: string | null;
  readonly access: AccessAfterRestore;
}

/** Told as each step begins; a test ends the process there. */
export type Step = 'unpack' | 'check' | 'migrate' | 'keep' | 'fold' | 'swap' | 'open' | 'done';

const COMPANIONS = ['-wal', '-shm', '-journal'];

/** A database that nobody has opened, with what SQLite keeps beside it. */
async function removeDatabase(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.before-`));
  for (const each of ['', ...COMPANIONS, '.lock']) await rm(path + each, { force: true });
  for (const name of left) await rm(join(dirname(path), name));
}

/** Unpacks, checks and migrates a backup at a path where nothing is yet. */
export async function unpackBackup(
  source: Readable,
  passphrase: string | null,
  to: string,
  begin: (step: Step) => void = () => {},
): Promise<{ manifest: Manifest; applied: readonly string[] }> {
  await removeDatabase(to);
  try {
    begin('unpack');
    const manifest = await readBackup(source, passphrase, to);
    begin('check');
    checkDatabase(to);
    begin('migrate');
    const database = openDatabase(to);
    try {
      const { unknown } = await migrationStatus(database.read);
      if (unknown.length > 0) throw new NewerSchemaError('in the backup', unknown);
      return { manifest, applied: (await migrateUp(database)).applied };
    } finally {
      await database.close();
    }
  } catch (error) {
    source.destroy();
    await removeDatabase(to);
    throw error;
  }
}

/**
 * What a killed server left in its write-ahead log becomes part of the file: from then on the database is one file, which
 * one rename replaces.
 *
 * @returns whether it is one file now; not when it is damaged
 */
function foldIntoOneFile(path: string): boolean {
  try {
    const database = new SQLite(path, { fileMustExist: true });
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
    return true;
  } catch {
    return false;
  }
}

async function removeCompanions(path: string): Promise<void> {
  for (const each of COMPANIONS) await rm(path + each, { force: true });
}

/** A copy and not a second name: after a power cut now, one file under two names would be written to under both. */
async function keepAside(path: string, aside: string): Promise<void> {
  try {
    for (const each of ['', ...COMPANIONS.filter((companion) => companion !== '-shm')]) {
      if (!existsSync(path + each)) continue;
      await copyFile(path + each, aside + each, constants.COPYFILE_FICLONE);
      await chmod(aside + each, 0o600);
      await syncToDisk(aside + each);
    }
  } catch (error) {
    await rm(aside, { force: true });
    await removeCompanions(aside);
    throw error;
  }
}

/** The database as it was gets its name back, with what SQLite kept beside it. */
async function putBack(path: string, aside: string | null): Promise<void> {
  await removeCompanions(path);
  if (aside === null) await rm(path, { force: true });
  else {
    for (const each of ['', ...COMPANIONS])
      if (existsSync(aside + each)) renameSync(aside + each, path + each);
  }
}

/** The new one must open under its own name. */
async function prove(path: string): Promise<void> {
  const database = openDatabase(path);
  try {
    const { pending, unknown } = await migrationStatus(database.read);
    if (pending.length + unknown.length > 0) throw new Error('The restored database has another schema.');
  } finally {
    await database.close();
  }
}

async function swap(
  path: string,
  ready: string,
  begin: (step: Step) => void,
): Promise<Pick<Restored, 'safetyCopy' | 'access'>> {
  const aside = existsSync(path)
    ? `${path}.before-restore-${now().slice(0, 23).replaceAll(/[:.-]/g, '')}.db`
    : null;
  if (aside !== null) {
    begin('keep');
    await keepAside(path, aside);
  }
  try {
    if (aside !== null) {
      begin('fold');
      // Even a look at a database that is too damaged may cost it its log: that copy stays as it was found.
      if (foldIntoOneFile(path)) foldIntoOneFile(aside);
    }
    const access = keepWhoGetsIn(aside === null ? null : path, ready);
    await syncToDisk(ready);
    begin('swap');
    // A log of the old database would be played into the new one and destroy it.
    await removeCompanions(path);
    renameSync(ready, path);
    await syncToDisk(dirname(path));
    begin('open');
    await prove(path);
    return { safetyCopy: aside, access };
  } catch (error) {
    await putBack(path, aside);
    throw error;
  }
}

export const IN_USE =
  'A server is using the database. Stop it first (Ctrl+C in its terminal, or: systemctl stop etf-portfolio), then give the same command again.';

function holdAlone(path: string): Hold {
  const hold = holdDatabase(path, 'alone');
  if (!hold) throw new Error(IN_USE);
  return hold;
}

/**
 * Puts a backup in the place of the database. The backup is unpacked, checked and migrated beside it first; what then
 * changes is one name, in one step, so that a power cut leaves either the old database or the new one.
 *
 * @throws when a server uses the database, or when any step fails; then the database is as it was
 */
export async function restoreBackup(
  path: string,
  backup: () => Promise<Readable>,
  passphrase: string | null,
  begin: (step: Step) => void = () => {},
): Promise<Restored> {
  makeFolderOf(path);
  const hold = holdAlone(path);
  const ready = `${path}.restoring`;
  try {
    const { manifest, applied } = await unpackBackup(await backup(), passphrase, ready, begin);
    const swapped = await swap(path, ready, begin);
    begin('done');
    return { manifest, applied, ...swapped };
  } finally {
    await removeDatabase(ready);
    hold.release();
  }
}
