import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Config } from '../config.ts';
import type { Database } from '../db/open-database.ts';
import { Turnstile } from '../db/turnstile.ts';
import type { Log } from '../log.ts';
import { backUpInWorker } from './backup-in-worker.ts';
import { type BackupName, readBackupName } from './backup-name.ts';
import { ageOf, isDue } from './due.ts';
import { folderStore } from './folder-store.ts';
import type { BackupTarget, MadeBackup } from './make-backup.ts';

export type KeptBackup = BackupName & { readonly bytes: number };

/** Makes backups: when the owner says so, on schedule, and of every change where there is a store beside the folder. */
export interface BackupKeeper {
  readonly isRunning: () => boolean;
  /** Those in the folder, newest first. */
  kept(): Promise<KeptBackup[]>;
  /** One at a time; whoever asks while one is being made is answered with that one. */
  backUpNow(): Promise<MadeBackup>;
  /** From now on by itself. */
  start(): void;
  stop(): Promise<void>;
}

/** How often it is looked whether something is due: with the time that a backup takes, a change is away within a minute. */
export const RHYTHM = { everyMs: 20_000, firstMs: 60_000, patienceMs: 600_000 } as const;

/** Moves whenever anybody commits; asked on the connection that never does. */
async function versionOf({ read }: Database): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(read);
  return rows[0]?.data_version ?? 0;
}

export function createBackupKeeper(
  config: Config,
  database: Database,
  log: Log,
  rhythm: { everyMs: number; firstMs: number; patienceMs: number } = RHYTHM,
): BackupKeeper {
  const { databasePath, backupDir, backupS3, backupPassphraseFile, backupSchedule } = config;
  const isByTimer = backupSchedule === 'timer';
  // The timer sends to the store as well: this process may not even be able to.
  const order = { databasePath, backupDir, backupS3: isByTimer ? null : backupS3, backupPassphraseFile };
  const turns = new Turnstile();
  const ending = new AbortController();
  const folder = folderStore(backupDir);
  let underWay: Promise<MadeBackup | null> | null = null;
  let asked: Promise<MadeBackup> | null = null;
  let beating: Promise<void> | null = null;
  let sentVersion: number | null = null;
  /** Of a timer that nobody sets: when this process made the last one, in milliseconds. */
  let lastMade = -Infinity;
  let patience = 0;

  const run = async (target: BackupTarget) =>
    await turns.pass(async () => {
      underWay = backUpInWorker({ config: order, target }, ending.signal);
      try {
        const made = await underWay;
        if (made) {
          const { name, bytes, places, removed, sendFailure } = made;
          log.info('backup made', { name, bytes, places, removed, send_failure: sendFailure });
        }
        return made;
      } catch (error) {
        if (!ending.signal.aborted) log.error('backup failed', { reason: (error as Error).message });
        throw error;
      } finally {
        underWay = null;
      }
    });

  const kept = async () =>
    (await folder.list())
      .flatMap(({ name, bytes }) => {
        const read = readBackupName(databasePath, name);
        return read ? [{ ...read, bytes }] : [];
      })
      .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));

  const backUpEverywhere = async (): Promise<MadeBackup> => {
    const version = await versionOf(database);
    const made = await run('everywhere');
    if (!made) throw new Error('nothing was made');
    lastMade = performance.now();
    if (made.sendFailure === null) sentVersion = version;
    return made;
  };

  const isDueNow = async () => {
    const [newest] = await kept();
    const age = newest ? ageOf(newest.madeAt) : Infinity;
    // The clock was set back: until it is later than the newest again, only the timer tells how old that is.
    return isDue(backupSchedule, age < 0 ? performance.now() - lastMade : age);
  };

  const look = async () => {
    if (await isDueNow()) await backUpNow();
    const version = await versionOf(database);
    if (backupS3 === null || version === sentVersion) return;
    const made = await run('store');
    if (made && made.sendFailure !== null) throw new Error(made.sendFailure);
    sentVersion = version;
  };

  const beat = async () => {
    await pause(rhythm.firstMs, undefined, { ref: false, signal: ending.signal });
    for (;;) {
      try {
        await look();
        patience = 0;
      } catch {
        // It is in the log and in the state. Whatever stands in the way is given time, more each time.
        patience = Math.min(rhythm.patienceMs, patience * 2 || rhythm.everyMs);
      }
      await pause(rhythm.everyMs + patience, undefined, { ref: false, signal: ending.signal });
    }
  };

  const backUpNow = async (): Promise<MadeBackup> => {
    asked ??= backUpEverywhere().finally(() => {
      asked = null;
    });
    return await asked;
  };

  return {
    isRunning: () => underWay !== null || asked !== null,
    kept,
    backUpNow,
    start: () => {
      if (isByTimer) return;
      // It ends by being told to.
      beating = beat().catch(() => undefined);
    },
    stop: async () => {
      ending.abort();
      await beating;
      await Promise.allSettled([underWay, asked]);
    },
  };
}
