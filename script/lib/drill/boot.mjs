import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** The drill takes about five minutes; what takes longer stands still. */
const LONGEST_MS = 15 * 60_000;

/** Where the kernel limits memory by the older of its two ways, which containers may look at and not use. */
const LIMITS = '/sys/fs/cgroup/memory';

/** Lets the machine limit the memory of its units, and becomes it. */
const LIMITING_INIT = ['/bin/sh', '-c', `mount -o remount,rw,bind ${LIMITS} && exec /lib/systemd/systemd`];

/** Arguments of systemd-nspawn: no network, no trace in the host's systemd; a reboot inside boots again. */
const nspawn = (system, name) => [
  '--quiet',
  '-D',
  system,
  '-M',
  name,
  '--register=no',
  '--keep-unit',
  '--private-network',
  '--console=read-only',
  ...(existsSync(LIMITS) ? LIMITING_INIT : ['-b']),
];

const MARKS = { fine: '✓', note: '·', WRONG: '✗' };

/** Boots the system once and reads what it says until it is off. @returns whether the drill has ended */
async function bootOnce(system, found) {
  const child = spawn('systemd-nspawn', nspawn(system, `drill${process.pid}`), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(existsSync(LIMITS) && { SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: 'no' }) },
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  let hasEnded = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, said] = /\w\[\d+\]: (FOUND .*|drill: .*|  .*)$/.exec(line.trimEnd()) ?? [];
    const [verdict, what, figure] = said?.startsWith('FOUND ') ? said.slice(6).split('|') : [];
    if (verdict === 'end') hasEnded = true;
    else if (verdict !== undefined) {
      found.push({ verdict, what, figure });
      console.log(`${MARKS[verdict]} ${what}: ${figure}`);
    } else if (said !== undefined) console.log(said);
  }
  clearTimeout(patience);
  return hasEnded;
}

/**
 * Boots the system until the drill has ended: a machine that reboots itself ends, in some containers, and is booted again.
 *
 * @returns {Promise<{verdict: string, what: string, figure: string}[]>}  what was found, in order
 * @throws when the machine ends twice before the drill does
 */
export async function boot(system) {
  const found = [];
  if ((await bootOnce(system, found)) || (await bootOnce(system, found))) return found;
  throw new Error('The machine ended before the drill did; what it said stands above.');
}
