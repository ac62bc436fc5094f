// npm run deploy -- VERB: sets the app up at AWS and keeps it there; `npm run deploy -- help` tells the verbs.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInfraInstalled, ensureInstalled } from './lib/install.mjs';
import { pickNode } from './lib/node.mjs';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** A backup is meant from where the person stands; npm itself moves to the repository's root. */
const fromHere = (argument) => {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  return /\.db\.gz(\.enc)?$/.test(argument) && existsSync(path) ? path : argument;
};

await ensureInstalled();
await ensureInfraInstalled();
const node = pickNode();
// The deployer is run as it is written, which Node does since 22.18 by itself.
if (node === process.execPath && !process.features.typescript) {
  console.error(
    `Node ${process.versions.node} is too old for this: install Node 24 from https://nodejs.org.`,
  );
  process.exit(1);
}
process.exitCode = await run(node, [
  '--disable-warning=ExperimentalWarning',
  at('infra/src/deploy/main.ts'),
  ...process.argv.slice(2).map(fromHere),
]);
