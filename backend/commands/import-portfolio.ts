import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { migrateUp } from '../src/db/migrate.ts';
import { openDatabase } from '../src/db/open-database.ts';
import { unitOfWork } from '../src/db/unit-of-work.ts';
import { ValidationProblem } from '../src/http/problem.ts';
import { runPortfolioImport } from '../src/portfolio-file/run-portfolio-import.ts';

const USAGE = 'npm run import -- FILE, a JSON file that an export has made';

/** Brings the file of a portfolio into the database that DATABASE_URL names, which has to be empty. */
export async function importPortfolio({
  args,
  environment,
  directory,
  print,
  complain,
}: CommandRun): Promise<number> {
  const [word, ...rest] = args;
  if (!word || rest.length > 0) throw new Error(`Usage: ${USAGE}`);
  const path = resolve(directory, word);
  const bytes = readFileSync(path);
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  const database = openDatabase(config.databasePath, 'bulk');
  try {
    await migrateUp(database);
    const run = unitOfWork(database, () => undefined);
    const options = { dryRun: false, allowDuplicates: false };
    const order = { fileName: basename(path), bytes, options, requestId: 'import' };
    const { changeId, counts } = await runPortfolioImport(database, run, order);
    const what =
      changeId === null ? 'Nothing to bring: every row is there' : `Brought   ${counts.successful} rows`;
    print(`Source    ${path}\nDatabase  ${config.databasePath}\n${what}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ValidationProblem)) throw error;
    complain(error.items.map(({ msg }) => msg).join('\n'));
    return 1;
  } finally {
    await database.close();
  }
}

await runAsProgram(import.meta.url, importPortfolio);
