import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { stemOf } from './backup-name.ts';

const failureSchema = z.object({ at: z.string(), reason: z.string() }).nullable();

const stateSchema = z.object({
  /** The newest backup that was read back and compared; null while there is none. */
  verified: z.object({ name: z.string(), at: z.string() }).nullable(),
  /** Why the last attempt made none; null when it did. */
  failure: failureSchema,
  /** Of the store beside the folder; null while nothing was ever sent. */
  sent: z.object({ name: z.string(), at: z.string(), sha256: z.string() }).nullable(),
  sentFailure: failureSchema,
  /** What the files of the database looked like when the store had all that was in them; null when that is not known. */
  sentFiles: z.string().nullable().default(null),
});

/** What the last attempts came to: kept beside the backups, so that it outlives the server. */
export type BackupState = z.output<typeof stateSchema>;

const NOTHING_YET: BackupState = {
  verified: null,
  failure: null,
  sent: null,
  sentFailure: null,
  sentFiles: null,
};

const fileOf = ({ backupDir, databasePath }: BackupPlace) =>
  join(backupDir, `${stemOf(databasePath)}.state.json`);

type BackupPlace = Pick<Config, 'backupDir' | 'databasePath'>;

/** What cannot be read counts for nothing: the backups themselves tell the rest. */
export async function readState(place: BackupPlace): Promise<BackupState> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(fileOf(place), 'utf8')));
  } catch {
    return NOTHING_YET;
  }
}

export async function writeState(place: BackupPlace, change: Partial<BackupState>): Promise<void> {
  const state = { ...(await readState(place)), ...change };
  const file = fileOf(place);
  await writeFile(`${file}.partial`, JSON.stringify(state), { mode: 0o600, flush: true });
  await rename(`${file}.partial`, file);
}
