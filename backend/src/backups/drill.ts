import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../db/open-database.ts';
import { readBackupName } from './backup-name.ts';
import { figuresOf } from './figures-of.ts';
import type { BackupConfig } from './make-backup.ts';
import type { ObjectStore } from './object-store.ts';
import { passphraseIn } from './passphrase.ts';
import { unpackBackup } from './restore-backup.ts';
import { storesOf } from './stores-of.ts';

/** What restoring the newest backup of one place aside came to. */
export interface Drilled {
  readonly place: string;
  readonly name: string;
  readonly madeAt: string;
  readonly figures: Readonly<Record<string, string>>;
  /** Sentences on figures that are other than when it was made; none when the backup is proved. */
  readonly differences: readonly string[];
}

export async function newestIn(store: ObjectStore, databasePath: string) {
  const found = (await store.list()).flatMap(({ name }) => readBackupName(databasePath, name) ?? []);
  return found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0] ?? null;
}

async function drillIn(store: ObjectStore, config: BackupConfig): Promise<Drilled> {
  const newest = await newestIn(store, config.databasePath);
  if (!newest) throw new Error(`There is no backup in ${store.place} yet. Make one with: npm run backup`);
  const folder = await mkdtemp(join(tmpdir(), 'drill-'));
  try {
    const path = join(folder, 'portfolio.db');
    const source = await store.get(newest.name);
    const { manifest } = await unpackBackup(source, passphraseIn(config.backupPassphraseFile), path);
    const database = openDatabase(path);
    try {
      const figures = await figuresOf(database);
      const differences = Object.entries(manifest.figures)
        .filter(([figure, value]) => figures[figure] !== value)
        .map(([figure, value]) => `${figure} was ${value} and is ${figures[figure] ?? 'unknown'}`);
      return { place: store.place, name: newest.name, madeAt: newest.madeAt, figures, differences };
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Restores the newest backup of every place into a folder of its own and asks it for the portfolio; the database that is
 * in use is not touched.
 */
export async function drill(config: BackupConfig): Promise<Drilled[]> {
  const { folder, beside } = await storesOf(config);
  try {
    const drilled = [await drillIn(folder, config)];
    if (beside) drilled.push(await drillIn(beside, config));
    return drilled;
  } finally {
    beside?.close();
  }
}
