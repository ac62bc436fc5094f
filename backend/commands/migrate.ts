import { existsSync } from 'node:fs';
import { type CommandRun, runAsProgram } from '../src/command.ts';
import { readConfig } from '../src/config.ts';
import { migrateDown, migrateUp, migrationStatus, NewerSchemaError } from '../src/db/migrate.ts';
import { type Database, openDatabase } from '../src/db/open-database.ts';

const USAGE = 'npm run migrate -- up | down | status';

type Print = CommandRun['print'];

async function up(database: Database, print: Print): Promise<void> {
  const { applied, backup } = await migrateUp(database);
  if (backup !== null) print(`Backup    ${backup}`);
  for (const name of applied) print(`Applied   ${name}`);
  if (applied.length === 0) print('Nothing to apply: the schema is up to date.');
}

async function down(database: Database, print: Print): Promise<void> {
  const { reverted, backup } = await migrateDown(database);
  if (backup !== null) print(`Backup    ${backup}`);
  print(reverted === null ? 'Nothing to revert: no migration is applied.' : `Reverted  ${reverted}`);
}

async function status(database: Database, print: Print): Promise<void> {
  const { applied, pending, unknown } = await migrationStatus(database.read);
  if (unknown.length > 0) throw new NewerSchemaError(database.path, unknown);
  for (const name of applied) print(`Applied   ${name}`);
  for (const name of pending) print(`Pending   ${name}`);
}

const VERBS: Readonly<Record<string, (database: Database, print: Print) => Promise<void>>> = {
  up,
  down,
  status,
};

/** Brings the schema of the database that DATABASE_URL names forward, takes its newest step back, or shows it. */
export async function migrate({
  args,
  environment,
  directory,
  print,
  complain,
}: CommandRun): Promise<number> {
  const [word, ...rest] = args;
  const verb =
    word !== undefined && rest.length === 0 && Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  if (!verb) throw new Error(`"${args.join(' ')}" is not one of up, down, status. Usage: ${USAGE}`);
  const { config, warnings } = readConfig(environment, directory);
  for (const warning of warnings) complain(warning);
  print(`Database  ${config.databasePath}`);
  if (word !== 'up' && !existsSync(config.databasePath)) {
    throw new Error(`There is no database at ${config.databasePath} yet; "migrate up" makes one.`);
  }
  const database = openDatabase(config.databasePath);
  try {
    await verb(database, print);
  } finally {
    await database.close();
  }
  return 0;
}

await runAsProgram(import.meta.url, migrate);
