import { createReadStream } from 'node:fs';
import { restoreBackup } from '../backups/restore-backup.ts';

/** Restores a backup and is killed, as by a power cut, when the named step begins: `restore-until DATABASE FILE STEP`. */
const [database = '', file = '', last] = process.argv.slice(2);

await restoreBackup(
  database,
  async () => await Promise.resolve(createReadStream(file)),
  null,
  (step) => {
    if (step === last) process.kill(process.pid, 'SIGKILL');
  },
);
