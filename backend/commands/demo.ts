import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { localDate } from '@portfolio/domain';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { todayHere } from '../src/db/instant.ts';
import { migrateUp } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { unitOfWork } from '../src/db/unit-of-work.ts';
import { fillDemo } from '../src/demo/fill-demo.ts';
import { createLog } from '../src/log.ts';

const USAGE = 'demo PATH, the file of a database that is not there yet';

/** Makes a database with an example portfolio of the ten years up to yesterday. */
export async function demo({ args, environment, directory, print }: CommandRun): Promise<number> {
  const [word, ...rest] = args;
  if (word === undefined || rest.length > 0) throw new Error(`Usage: ${USAGE}`);
  const path = resolve(directory, word);
  // An example among one's own trades would be hard to get out again.
  if (existsSync(path)) throw new Error(`There is a file at ${path} already; the demo makes a new one.`);
  const { config } = readConfig({ ...environment, DATABASE_URL: `sqlite:///${path}` }, directory);
  const database = openDatabase(path);
  try {
    await migrateUp(database);
    const log = createLog({ logLevel: 'warn', logFormat: config.logFormat });
    const run = unitOfWork(database, () => undefined);
    const { trades, first, last } = await fillDemo({ config, database, run, log }, localDate(todayHere()));
    print(`Database  ${path}\nTrades    ${trades}, from ${first} to ${last}`);
  } finally {
    await database.close();
  }
  return 0;
}

await runAsProgram(import.meta.url, demo);
