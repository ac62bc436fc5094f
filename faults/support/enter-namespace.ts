import { spawnSync } from 'node:child_process';
import { DISKS } from './disk.ts';

/** How a process of its own mounts can be had: as root, with disks in files; otherwise as the root of a namespace. */
const WAYS = [
  { disks: 'file', isFor: () => process.getuid?.() === 0, options: ['--mount'] },
  { disks: 'memory', isFor: () => true, options: ['--user', '--map-root-user', '--mount'] },
] as const;

/**
 * Runs this program once more where it may mount disks, and ends with it: no mount is seen outside or outlives it.
 *
 * Returns where that cannot be had; the faults that need a disk then say that they were skipped.
 */
export function enterNamespace(): void {
  if (process.platform !== 'linux' || process.env[DISKS] !== undefined) return;
  for (const { disks, isFor, options } of WAYS) {
    if (!isFor() || spawnSync('unshare', [...options, 'true'], { stdio: 'ignore' }).status !== 0) continue;
    const { status } = spawnSync('unshare', [...options, process.execPath, ...process.argv.slice(1)], {
      stdio: 'inherit',
      env: { ...process.env, [DISKS]: disks },
    });
    process.exit(status ?? 1);
  }
}
