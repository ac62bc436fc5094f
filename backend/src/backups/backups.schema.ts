import { z } from 'zod';
import type { Config } from '../config.ts';
import { wireCount, wireMoment } from '../http/wire.ts';
import type { KeptBackup } from './backup-keeper.ts';
import type { BackupState } from './backup-state.ts';
import { ageOf, INTERVAL_MS } from './due.ts';
import type { MadeBackup } from './make-backup.ts';

const keptShape = {
  name: z.string().meta({ description: 'What `npm run restore` takes' }),
  made_at: wireMoment('When it was made'),
  bytes: wireCount('Size of the file'),
  is_encrypted: z.boolean(),
};

const failureSchema = z
  .object({ at: wireMoment('When'), reason: z.string() })
  .nullable()
  .meta({ description: 'Why the last attempt failed; null when it did not' });

export const madeSchema = z
  .object({
    ...keptShape,
    sha256: z.string().meta({ description: 'Of the database in it, in hexadecimal' }),
    places: z.array(z.string()).meta({ description: 'Where it is kept' }),
    removed: z.array(z.string()).meta({ description: 'Older ones whose place newer ones have taken' }),
    send_failure: z.string().nullable().meta({
      description: 'Why the store beside the folder did not get it; null when it did, or there is none',
    }),
  })
  .meta({ id: 'MadeBackup', description: 'Read back and compared before this was answered' });

export const backupsSchema = z
  .object({
    schedule: z.enum(['hourly', 'daily', 'timer', 'off']).meta({ description: '`BACKUP_SCHEDULE`' }),
    folder: z.string().meta({ description: 'Where they are kept on the machine of the server' }),
    is_encrypted: z.boolean().meta({ description: 'Whether new ones are encrypted' }),
    is_running: z.boolean().meta({ description: 'Whether one is being made at this moment' }),
    age_hours: wireCount('Whole hours since the newest was made; null while there is none').nullable(),
    is_overdue: z
      .boolean()
      .meta({ description: 'Whether it is older than twice the interval of the schedule' }),
    verified_at: wireMoment(
      'When the newest was read back and compared; null when that is not known',
    ).nullable(),
    failure: failureSchema,
    store: z
      .object({
        place: z.string(),
        sent_at: wireMoment('When what it has newest was made; null while nothing was sent').nullable(),
        failure: failureSchema,
      })
      .nullable()
      .meta({ description: 'The S3-compatible store; null when there is none' }),
    backups: z.array(z.object(keptShape)).meta({ description: 'Newest first' }),
  })
  .meta({ id: 'Backups' });

const seconds = (moment: string) => moment.slice(0, 19);
const failureOf = (failure: BackupState['failure']) =>
  failure && { at: seconds(failure.at), reason: failure.reason };

function wireKept({ name, madeAt, bytes, isEncrypted }: KeptBackup) {
  return { name, made_at: seconds(madeAt), bytes, is_encrypted: isEncrypted };
}

export function wireMade({ name, bytes, manifest, places, removed, sendFailure }: MadeBackup) {
  return {
    ...wireKept({ name, bytes, madeAt: manifest.madeAt, isEncrypted: name.endsWith('.enc') }),
    sha256: manifest.sha256,
    places: [...places],
    removed: [...removed],
    send_failure: sendFailure,
  };
}

const HOUR_MS = 3_600_000;

export function wireBackups(
  { backupSchedule, backupDir, backupPassphraseFile, backupS3 }: Config,
  kept: readonly KeptBackup[],
  state: BackupState,
  isRunning: boolean,
): z.output<typeof backupsSchema> {
  const [newest] = kept;
  const ageMs = newest ? ageOf(newest.madeAt) : null;
  return {
    schedule: backupSchedule,
    folder: backupDir,
    is_encrypted: backupPassphraseFile !== null,
    is_running: isRunning,
    age_hours: ageMs === null ? null : Math.max(0, Math.floor(ageMs / HOUR_MS)),
    is_overdue: ageMs !== null && ageMs > 2 * INTERVAL_MS[backupSchedule],
    verified_at: newest && state.verified?.name === newest.name ? seconds(state.verified.at) : null,
    failure: failureOf(state.failure),
    store: backupS3 && {
      place: `s3://${backupS3.bucket}/${backupS3.prefix}`,
      sent_at: state.sent && seconds(state.sent.at),
      failure: failureOf(state.sentFailure),
    },
    backups: kept.map(wireKept),
  };
}
