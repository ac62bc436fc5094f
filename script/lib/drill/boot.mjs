import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The drill takes about five minutes; what takes longer stands still. */
const LONGEST_MS = 15 * 60_000;

/** Arguments of systemd-nspawn: no network, no trace in the host's systemd, a reboot inside boots again. */
const nspawn = (system, name) => [
  '-D',
  system,
  '-M',
  name,
  '--register=no',
  '--keep-unit',
  '--private-network',
  '--console=read-only',
  '-b',
];

/**
 * Boots the system and reads what it says until it ends.
 *
 * @returns {Promise<{verdict: string, what: string, figure: string}[]>}  what was found, in order
 * @throws when the machine ends before the drill does
 */
export async function boot(system) {
  const child = spawn('systemd-nspawn', nspawn(system, `drill${process.pid}`), {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const found = [];
  let hasEnded = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, said] = /(?:^|\]: )(FOUND .*|drill: .*|  .*)$/.exec(line.trimEnd()) ?? [];
    if (said === undefined) continue;
    const [verdict, what, figure] = said.startsWith('FOUND ') ? said.slice(6).split('|') : [];
    if (verdict === 'end') hasEnded = true;
    else if (verdict !== undefined) found.push({ verdict, what, figure });
    console.log(
      verdict === undefined
        ? said
        : `${verdict === 'fine' ? '✓' : verdict === 'note' ? '·' : '✗'} ${what}: ${figure}`,
    );
  }
  clearTimeout(patience);
  if (!hasEnded) throw new Error('The machine ended before the drill did; what it said stands above.');
  return found;
}
