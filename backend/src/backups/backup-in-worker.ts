import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BackupConfig, BackupTarget, MadeBackup } from './make-backup.ts';

export interface BackupOrder {
  readonly config: BackupConfig;
  readonly target: BackupTarget;
}

export type BackupMessage =
  | { readonly kind: 'made'; readonly made: MadeBackup | null }
  | { readonly kind: 'failed'; readonly reason: string };

/** Beside the server: in `src` while developing, in `dist` when built. */
const FILE = import.meta.url.endsWith('.ts') ? '../backup-worker.ts' : './backup-worker.js';

const MEMORY = ['--max-old-space-size=512'];

const ENDED_EARLY = 'it ended before it was done, perhaps for want of memory';

/**
 * Makes a backup in a process of its own.
 *
 * @param signal ends it at once; what it has begun is swept up by the next
 * @returns null when the store has this very database already
 */
export async function backUpInWorker(order: BackupOrder, signal: AbortSignal): Promise<MadeBackup | null> {
  const worker = fork(fileURLToPath(new URL(FILE, import.meta.url)), [], {
    execArgv: MEMORY,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = () => worker.kill('SIGKILL');
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error(ENDED_EARLY)));
      worker.on('message', (message: BackupMessage) => {
        if (message.kind === 'made') resolve(message.made);
        else reject(new Error(message.reason));
      });
      worker.send(order, () => undefined);
      // Where two processes share a core, the one that somebody waits for goes first.
      if (worker.pid !== undefined) setPriority(worker.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
