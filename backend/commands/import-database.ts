import { resolve } from 'node:path';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { migrateUp } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { unitOfWork } from '../src/db/unit-of-work.ts';
import { unexplained } from '../src/earlier-database/compare-figures.ts';
import { readEarlierTables } from '../src/earlier-database/earlier-tables.repository.ts';
import { importEarlierDatabase } from '../src/earlier-database/import-earlier-database.ts';
import { printReport } from '../src/earlier-database/print-report.ts';
import { withSourceCopy } from '../src/earlier-database/source-copy.ts';
import { createLog } from '../src/log.ts';

const USAGE = 'npm run import-database -- PATH, the portfolio.db of the earlier implementation';

/**
 * Brings the database of the earlier implementation over into the one that DATABASE_URL names, and reports.
 *
 * The source is read first: when there is nothing to bring, no database is made.
 *
 * @returns 1 when a total differs and nothing explains it
 */
export async function importDatabase({
  args,
  environment,
  directory,
  print,
  complain,
}: CommandRun): Promise<number> {
  const [word, ...rest] = args;
  if (!word || rest.length > 0) throw new Error(`Usage: ${USAGE}`);
  const path = resolve(directory, word);
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  const tables = withSourceCopy(path, config.databasePath, (copy) => readEarlierTables(copy, path));
  print(`Source    ${path}\nDatabase  ${config.databasePath}`);
  const database = openDatabase(config.databasePath);
  try {
    const { applied, backup } = await migrateUp(database);
    if (backup !== null) print(`Backup    ${backup}`);
    for (const name of applied) print(`Applied   ${name}`);
    const log = createLog({ logLevel: 'warn', logFormat: config.logFormat });
    const run = unitOfWork(database, () => undefined);
    const imported = await importEarlierDatabase({ config, database, run, log }, tables, path);
    print(`\n${printReport(imported)}`);
    return unexplained(imported.comparison).length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

await runAsProgram(import.meta.url, importDatabase);
