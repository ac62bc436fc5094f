// npm run drill: builds a release for this machine and proves it in a container with systemd; docs/deployment-drill.md.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addReleases, makeSystem, runAtBoot, whyNot } from './lib/drill/machine.mjs';
import { boot } from './lib/drill/boot.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const reason = whyNot();
if (reason !== null) {
  console.error(reason);
  process.exit(1);
}

const archives = () =>
  readdirSync(at('dist/release')).filter((name) => name.endsWith(`-${process.arch}.tar.gz`));

/** Newly made: a drill of yesterday's release proves nothing. */
async function makeRelease() {
  rmSync(at('dist/release'), { recursive: true, force: true });
  if ((await run(pickNode(), [at('script/release.mjs'), process.arch])) !== 0) process.exit(1);
  const [name] = archives();
  const id = name.slice('etf-portfolio-'.length, -`-${process.arch}.tar.gz`.length);
  return { path: at('dist/release', name), id };
}

const release = await makeRelease();
const work = mkdtempSync(join(tmpdir(), 'drill-'));
try {
  const system = join(work, 'system');
  await makeSystem(system);
  await addReleases(system, release);
  runAtBoot(system);
  const found = await boot(system);
  const wrong = found.filter(({ verdict }) => verdict === 'WRONG').length;
  console.log(`\n${found.length} findings, ${wrong} of them wrong.`);
  process.exitCode = wrong > 0 ? 1 : 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}
