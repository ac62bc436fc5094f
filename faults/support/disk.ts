import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A small disk of one's own, which can be filled and broken. Mounted in the namespace of this process: what is left of it
 * ends with the process.
 */
export interface Disk {
  readonly path: string;
  /** A file system in a file can do all of it; one in memory, without being root, can only be filled or mounted read-only. */
  readonly kind: 'file' | 'memory';
  /** Leaves so many bytes, in whole blocks. */
  fill(bytesLeft: number): void;
  empty(): void;
  /** Refuses every write to these files, as they are open already. Of a file system in a file alone. */
  freeze(paths: readonly string[]): void;
  thaw(paths: readonly string[]): void;
  /** As the kernel does when it finds damage: read-only at once, whatever is open. Of a file system in a file alone. */
  breakDown(): void;
  /** Nothing may be open there. */
  mount(how: 'ro' | 'rw'): void;
  remove(): void;
}

/** Set by enter-namespace.ts for the process that may mount: what it may do. */
export const DISKS = 'FAULTS_DISKS';

const MEGABYTE = 1024 * 1024;
const DISK_MB = 160;
const BLOCK = 4096;
const BALLAST = '.ballast';

/** @returns whether it ended well */
function tool(name: string, ...args: string[]): boolean {
  return spawnSync(name, args, { stdio: 'ignore' }).status === 0;
}

function mustTool(name: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(name, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

/** Takes all room but so much; what is asked for beyond that is taken as far as it goes. */
function fill(folder: string, bytesLeft: number): void {
  const ballast = join(folder, BALLAST);
  rmSync(ballast, { force: true });
  const { bavail, bsize } = statfsSync(folder);
  // The table that tells where a large file lies takes room as well.
  for (let bytes = bavail * bsize - bytesLeft; bytes > 0; bytes -= BLOCK)
    if (tool('fallocate', '-l', String(bytes), ballast)) return;
}

function mountFile(image: string, path: string): boolean {
  writeFileSync(image, '');
  truncateSync(image, DISK_MB * MEGABYTE);
  return (
    tool('mkfs.ext4', '-q', '-m', '0', image) && tool('mount', '-o', 'loop,errors=remount-ro', image, path)
  );
}

const deviceOf = (path: string) =>
  readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, at]) => at === path)?.[0] ?? '';

/** @returns null where this process may mount nothing */
export function makeDisk(folder: string): Disk | null {
  if (process.env[DISKS] === undefined) return null;
  const path = join(folder, 'disk');
  const image = join(folder, 'disk.img');
  mkdirSync(path, { recursive: true });
  const isFile = process.env[DISKS] === 'file' && mountFile(image, path);
  if (!isFile && !tool('mount', '-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', path)) return null;
  return {
    path,
    kind: isFile ? 'file' : 'memory',
    fill: (bytesLeft) => fill(path, bytesLeft),
    empty: () => rmSync(join(path, BALLAST), { force: true }),
    freeze: (paths) => mustTool('chattr', '+i', ...paths),
    thaw: (paths) => mustTool('chattr', '-i', ...paths),
    breakDown: () =>
      writeFileSync(`/sys/fs/ext4/${deviceOf(path).replace('/dev/', '')}/trigger_fs_error`, '1'),
    mount: (how) => {
      if (isFile) {
        mustTool('umount', path);
        mustTool('mount', '-o', `loop,errors=remount-ro,${how}`, image, path);
      } else mustTool('mount', '-o', `remount,bind,${how}`, path);
    },
    remove: () => {
      tool('umount', '-l', path);
      rmSync(image, { force: true });
    },
  };
}
