/**
 * What happens to a server and its database when things go wrong: `npm run faults [-- NAME…] [--small] [--seed=NUMBER]`.
 * Real processes of the build, real files, real HTTP. See docs/spec/faults.md.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clock } from './clock.ts';
import { damage } from './damage.ts';
import { fullDisk } from './full-disk.ts';
import { kill } from './kill.ts';
import { powerCut } from './power-cut.ts';
import { readOnlyDisk } from './read-only-disk.ts';
import { enterNamespace } from './support/enter-namespace.ts';
import type { Fault } from './support/fault.ts';
import { type Figures, isSurvived, noFigures, tableOf } from './support/figures.ts';
import { randomOf } from './support/random.ts';
import { endAll } from './support/server-process.ts';
import { twoServers } from './two-servers.ts';
import { writers } from './writers.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  kill,
  'full-disk': fullDisk,
  'read-only-disk': readOnlyDisk,
  writers,
  clock,
  damage,
  'power-cut': powerCut,
  'two-servers': twoServers,
};

/** Sentences told of one fault; a fault that is broken breaks everywhere. */
const MOST_FAILURES = 10;

function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}

function readArguments(args: readonly string[]) {
  const seedText = args.find((each) => each.startsWith('--seed='))?.slice('--seed='.length);
  const seed = seedText === undefined ? Date.now() % 1_000_000 : Number(seedText);
  if (!Number.isInteger(seed)) refuse(`--seed is "${String(seedText)}", but must be a whole number.`);
  const wanted = args.filter((each) => !each.startsWith('--'));
  const unknown = wanted.filter((name) => !(name in FAULTS));
  const strange = args.filter((each) => each.startsWith('--') && !/^--(small$|seed=)/.test(each));
  if (unknown.length + strange.length > 0)
    refuse(
      `There is no ${[...unknown, ...strange].join(', ')}; there are ${Object.keys(FAULTS).join(', ')}, --small and --seed=NUMBER.`,
    );
  const chosen = Object.entries(FAULTS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  return { chosen, seed, isSmall: args.includes('--small') };
}

async function tryFault(
  [name, fault]: readonly [string, Fault],
  seed: number,
  isSmall: boolean,
  root: string,
): Promise<Figures> {
  const folder = join(root, name);
  mkdirSync(folder);
  const tell = (line: string) => console.log(`  ${name}: ${line}`);
  try {
    // Each has a chance of its own: run alone it does what it does among the others.
    return await fault({ random: randomOf(seed), folder, isSmall, tell });
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...noFigures(), failures: [`the trial ended early: ${reason}`] };
  } finally {
    endAll();
  }
}

const { chosen, seed, isSmall } = readArguments(process.argv.slice(2));
enterNamespace();
const root = mkdtempSync(join(tmpdir(), 'portfolio-faults-'));
const all = new Map<string, Figures>();
console.log(`seed ${seed}${isSmall ? ', small' : ''}`);
try {
  for (const [name, fault] of chosen) {
    const startedAt = performance.now();
    const figures = await tryFault([name, fault], seed, isSmall, root);
    all.set(name, figures);
    for (const note of figures.notes) console.log(`  ${name}: ${note}`);
    if (figures.skipped !== null) console.log(`  ${name}: SKIPPED, ${figures.skipped}`);
    for (const failure of figures.failures.slice(0, MOST_FAILURES)) console.error(`  ${name}: ${failure}`);
    console.log(`  ${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(`\n${tableOf(all)}\n`);
process.exitCode = [...all.values()].every(isSurvived) ? 0 : 1;
