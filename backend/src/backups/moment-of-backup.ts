import type { Config } from '../config.ts';
import { now } from '../db/instant.ts';
import { readBackupName } from './backup-name.ts';
import { readState } from './backup-state.ts';
import type { ObjectStore } from './object-store.ts';

/**
 * The moment that a new backup is named after: now, or a millisecond after the newest there is.
 *
 * Where the clock was set back, the newest by name would otherwise be an older one: a restore of the newest would lose what
 * was entered since, and the new one could be thinned out as soon as it is made.
 */
export async function momentOfBackup(
  folder: ObjectStore,
  config: Pick<Config, 'databasePath' | 'backupDir'>,
): Promise<string> {
  const made = (await folder.list()).flatMap(
    ({ name }) => readBackupName(config.databasePath, name)?.madeAt ?? [],
  );
  const sent = (await readState(config)).sent?.at ?? '';
  const newest = [...made, sent.slice(0, 23)].sort().at(-1) ?? '';
  const at = now();
  if (at.slice(0, 23) > newest) return at;
  return new Date(Date.parse(`${newest}Z`) + 1).toISOString().slice(0, 23);
}
