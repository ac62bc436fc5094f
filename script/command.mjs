// npm run migrate | import-database | export | import -- …: runs one of the backend's commands, building it first when needed.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { at } from './lib/paths.mjs';
import { ready } from './lib/ready.mjs';
import { run } from './lib/run.mjs';

const [name, ...rest] = process.argv.slice(2);
/** A relative path is meant from where the person stands; npm itself moves to the repository's root. */
const fromHere = (argument) => {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  const isPath = existsSync(path) || /[./\\]/.test(argument);
  return !argument.startsWith('-') && isPath ? path : argument;
};

const node = await ready();
if (!name || !existsSync(at(`backend/dist/${name}.js`))) {
  console.error(`There is no command ${name ?? '(no name given)'}.`);
  process.exit(1);
}
process.exitCode = await run(node, [at(`backend/dist/${name}.js`), ...rest.map(fromHere)]);
