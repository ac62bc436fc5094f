import { once } from 'node:events';
import type { BackupMessage, BackupOrder } from './backups/backup-in-worker.ts';
import { makeBackup } from './backups/make-backup.ts';

/** The process of one backup: copying, packing and sending hold up no request meanwhile, and its memory is gone when it ends. */
async function main(): Promise<void> {
  const [{ config, target }] = (await once(process, 'message')) as [BackupOrder];
  let message: BackupMessage;
  try {
    message = { kind: 'made', made: await makeBackup(config, target) };
  } catch (error) {
    message = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(message, undefined, undefined, () => process.disconnect());
}

await main();
