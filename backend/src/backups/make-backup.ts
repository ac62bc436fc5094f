import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Config } from '../config.ts';
import { copyDatabase } from '../db/copy-database.ts';
import { holdDatabase } from '../db/database-lock.ts';
import { now } from '../db/instant.ts';
import { makeFolder } from '../db/make-folder-of.ts';
import { migrateUp, migrationStatus } from '../db/migrate.ts';
import { openDatabase } from '../db/open-database.ts';
import { backupName, readBackupName, stemOf } from './backup-name.ts';
import { readState, writeState } from './backup-state.ts';
import { checkDatabase } from './check-database.ts';
import { figuresOf } from './figures-of.ts';
import { PARTIAL } from './folder-store.ts';
import { type Manifest, manifestMember } from './manifest.ts';
import { momentOfBackup } from './moment-of-backup.ts';
import type { ObjectStore } from './object-store.ts';
import { passphraseIn } from './passphrase.ts';
import { seal } from './passphrase-box.ts';
import { readBackup } from './read-backup.ts';
import { momentsToKeep } from './retention.ts';
import { storesOf } from './stores-of.ts';

export type BackupConfig = Pick<Config, 'databasePath' | 'backupDir' | 'backupS3' | 'backupPassphraseFile'>;

/** A backup that was made, read back and compared. */
export interface MadeBackup {
  readonly name: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  /** Where it is. */
  readonly places: readonly string[];
  /** What was thinned out, by name. */
  readonly removed: readonly string[];
  /** Why the store beside the folder did not get it; null when it did, or when there is none. */
  readonly sendFailure: string | null;
}

/** Into the folder and the store beside it, or into that store alone. */
export type BackupTarget = 'everywhere' | 'store';

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What the copy is, told by reading it. */
async function manifestOfCopy(copy: string, madeAt: string): Promise<Manifest> {
  const hash = createHash('sha256');
  const { size } = await stat(copy);
  await pipeline(createReadStream(copy), hash);
  // Opening it to write would change it: another is read.
  const second = `${copy}.read`;
  copyDatabase(copy, second);
  const database = openDatabase(second);
  try {
    const { applied } = await migrationStatus(database.read);
    await migrateUp(database);
    return {
      format: 1,
      madeAt,
      schema: applied.at(-1) ?? '',
      bytes: size,
      sha256: hash.digest('hex'),
      figures: await figuresOf(database),
    };
  } finally {
    await database.close();
    await rm(second);
  }
}

async function pack(copy: string, manifest: Manifest, passphrase: string | null, to: string): Promise<void> {
  const packed = async function* (parts: AsyncIterable<Buffer>) {
    yield manifestMember(manifest);
    yield* parts;
  };
  const box = passphrase === null ? (parts: AsyncIterable<Buffer>) => parts : seal(passphrase);
  await pipeline(
    createReadStream(copy),
    createGzip({ level: 6 }),
    packed,
    box,
    createWriteStream(to, { mode: 0o600, flush: true }),
  );
}

/** Removes what its age gives no place any more. @returns the names */
export async function thinOut(store: ObjectStore, databasePath: string): Promise<string[]> {
  const found = (await store.list()).flatMap(({ name }) => readBackupName(databasePath, name) ?? []);
  const kept = momentsToKeep(found.map(({ madeAt }) => madeAt));
  const over = found.filter(({ madeAt }) => !kept.has(madeAt)).map(({ name }) => name);
  for (const name of over) await store.remove(name);
  return over;
}

/** What a backup that was killed has left behind. */
async function sweep(config: BackupConfig): Promise<void> {
  const stem = stemOf(config.databasePath);
  for (const name of await readdir(config.backupDir))
    if (name.startsWith(`${stem}-`) && name.includes(PARTIAL))
      await rm(join(config.backupDir, name), { recursive: true });
}

/** In a folder of its own inside the folder of the backups: what fills the disk is found there, and swept up. */
async function madeIn(work: string, madeAt: string, config: BackupConfig, target: BackupTarget) {
  const passphrase = passphraseIn(config.backupPassphraseFile);
  const copy = join(work, 'copy.db');
  copyDatabase(config.databasePath, copy);
  checkDatabase(copy);
  const manifest = await manifestOfCopy(copy, madeAt);
  const { sent, sentFailure } = await readState(config);
  if (target === 'store' && sentFailure === null && sent?.sha256 === manifest.sha256) return null;
  const name = backupName(config.databasePath, manifest.madeAt, passphrase !== null);
  const file = join(work, name);
  await pack(copy, manifest, passphrase, file);
  await rm(copy);
  await readBackup(createReadStream(file), passphrase, null);
  return { name, file, manifest, bytes: (await stat(file)).size };
}

async function send(
  store: ObjectStore,
  config: BackupConfig,
  made: NonNullable<Awaited<ReturnType<typeof madeIn>>>,
) {
  try {
    await store.put(made.name, made.file);
    const { name, manifest } = made;
    const sent = { name, at: manifest.madeAt, sha256: manifest.sha256 };
    await writeState(config, { sent, sentFailure: null });
    await thinOut(store, config.databasePath);
    return null;
  } catch (error) {
    const reason = reasonOf(error);
    await writeState(config, { sentFailure: { at: now(), reason } });
    return reason;
  }
}

async function makeAlone(config: BackupConfig, target: BackupTarget): Promise<MadeBackup | null> {
  await sweep(config);
  const { folder, beside } = await storesOf(config);
  const work = await mkdtemp(join(config.backupDir, `${stemOf(config.databasePath)}-${PARTIAL}-`));
  try {
    const madeAt = await momentOfBackup(folder, config);
    const made = await madeIn(work, madeAt, config, target);
    if (!made) return null;
    const { name, bytes, manifest } = made;
    const removed: string[] = [];
    if (target === 'everywhere') {
      await folder.put(name, made.file);
      await writeState(config, { verified: { name, at: now() }, failure: null });
      removed.push(...(await thinOut(folder, config.databasePath)));
    }
    const sendFailure = beside && (await send(beside, config, made));
    const places = [target === 'everywhere' && folder, beside && sendFailure === null && beside];
    return {
      ...{ name, bytes, manifest, removed, sendFailure },
      places: places.flatMap((store) => (store ? [store.place] : [])),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
    beside?.close();
  }
}

/**
 * Copies the database, checks the copy, packs it, reads the package back, and only then gives it its name.
 *
 * @returns null when it is for the store alone, which has this very database already
 * @throws when any step fails; the backups that there were are as they were
 */
export async function makeBackup(config: BackupConfig, target: BackupTarget): Promise<MadeBackup | null> {
  makeFolder(config.backupDir);
  const hold = holdDatabase(join(config.backupDir, stemOf(config.databasePath)), 'alone');
  if (!hold) throw new Error('Another backup is being made at this moment; it takes a few seconds.');
  try {
    return await makeAlone(config, target);
  } catch (error) {
    if (target === 'everywhere')
      await writeState(config, { failure: { at: now(), reason: reasonOf(error) } }).catch(() => undefined);
    throw error;
  } finally {
    hold.release();
  }
}
