import type { Stored } from '../cloud/objects.ts';
import type { Stack } from '../cloud/stack-values.ts';
import type { Deployment } from '../deployment.ts';
import { outputOf } from '../stack/live-stack.ts';

/** Where the instance keeps its backups within their bucket. */
export const BACKUPS = 'backups/';

const BACKUP = /^backups\/([\w.-]+\.db\.gz(?:\.enc)?)$/;

export interface KeptBackup extends Stored {
  /** Such as `portfolio-20261129T170000123Z.db.gz`: names sort as their moments. */
  readonly name: string;
}

/** Every backup of the running app in its bucket, the newest first. */
export async function backupsOf({ cloud }: Deployment, stack: Stack): Promise<KeptBackup[]> {
  const stored = await cloud.objects.list(outputOf(stack, 'BackupsBucketName'), BACKUPS);
  return stored
    .flatMap((each) => {
      const name = BACKUP.exec(each.key)?.[1];
      return name === undefined ? [] : [{ ...each, name }];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
}
