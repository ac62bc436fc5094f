import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { now } from '../src/db/instant.ts';
import { migrateUp } from '../src/db/migrate.ts';
import { openMoment } from '../src/db/moment.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { printPortfolio } from '../src/portfolio-file/print-portfolio.ts';
import { zipPortfolio } from '../src/portfolio-file/zip-portfolio.ts';

const USAGE = 'npm run export -- FILE, its name ending in .json, or in .zip for CSV files';

/** Writes everything of the database that DATABASE_URL names into a file that is not there yet. */
export async function exportPortfolio({
  args,
  environment,
  directory,
  print,
  complain,
}: CommandRun): Promise<number> {
  const [word, ...rest] = args;
  const form = /\.(json|zip)$/i.exec(word ?? '')?.[1]?.toLowerCase();
  if (!word || rest.length > 0 || !form) throw new Error(`Usage: ${USAGE}`);
  const path = resolve(directory, word);
  if (existsSync(path)) throw new Error(`There is a file at ${path} already; it stays as it is.`);
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  if (!existsSync(config.databasePath))
    throw new Error(`There is no database at ${config.databasePath} yet.`);
  const database = openDatabase(config.databasePath);
  try {
    await migrateUp(database);
    const moment = await openMoment(database.path);
    try {
      const parts = form === 'zip' ? zipPortfolio(moment) : printPortfolio(moment, now());
      await pipeline(
        Readable.from(parts, { objectMode: false }),
        createWriteStream(path, { flags: 'wx', mode: 0o600 }),
      );
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      await moment.close();
    }
  } finally {
    await database.close();
  }
  print(`Database  ${config.databasePath}\nWrote     ${path}`);
  return 0;
}

await runAsProgram(import.meta.url, exportPortfolio);
