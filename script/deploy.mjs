// npm run deploy -- VERB: sets the app up at AWS and keeps it there; `npm run deploy -- help` tells the verbs.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInfraInstalled } from './lib/install.mjs';
import { at } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run } from './lib/run.mjs';

/** A file is meant from where the person stands; npm itself moves to the repository's root. */
const fromHere = (argument) => {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  return /\.db\.gz(\.enc)?$/.test(argument) && existsSync(path) ? path : argument;
};

const node = await ready();
await ensureInfraInstalled();
process.exitCode = await run(node, [
  '--disable-warning=ExperimentalWarning',
  at('infra/src/deploy/main.ts'),
  ...process.argv.slice(2).map(fromHere),
]);
